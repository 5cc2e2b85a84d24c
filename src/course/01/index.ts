/** Lecture 1, linear regression: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { type Line, type LineFitOptions, lineFit } from "./figures/line-fit.js";
export { type NamedSet, nestedSets } from "./figures/nested-sets.js";
export { type SlopeOptions, secant, tangent } from "./figures/slope.js";
export { type Era, type Event, timeline } from "./figures/timeline.js";
export { history, kindsOfAI } from "./history.js";
export { brooks, type Prediction } from "./predictions.js";
export { lecture };
