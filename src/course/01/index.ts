/** Lecture 1, linear regression: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { fourWays } from "./figures/four-ways.js";
export { type Line, type LineFitOptions, lineFit } from "./figures/line-fit.js";
export { type NamedSet, nestedSets } from "./figures/nested-sets.js";
export { type SlopeOptions, secant, tangent } from "./figures/slope.js";
export { type Era, type Event, timeline } from "./figures/timeline.js";
export {
  bandit,
  type Groups,
  groups,
  hiddenHalf,
  kMeans,
  nearestCentre,
  type Place,
  tryFourWays,
} from "./four-ways.js";
export { history, kindsOfAI } from "./history.js";
export { bestSlope, closedForm, descend, fitLine, type Step, squaredLoss } from "./line.js";
export { brooks, type Prediction } from "./predictions.js";
export { brighter, correct, learnThreshold, type Spots, spots } from "./scanner.js";
export { fitWeights } from "./weights.js";
export { lecture };
