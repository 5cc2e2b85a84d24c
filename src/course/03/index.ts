/** Lecture 3, generalisation and learning algorithms: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { type DigitPiles, digitPiles, jittered, movedByOne, type Pile, pileOf } from "./digit-piles.js";
export { doubleDescent } from "./double-descent.js";
export { type ErrorParts, errorParts } from "./error-parts.js";
export { descentRace, type RaceOptions } from "./figures/race.js";
export { crossValidated, meanOf, meanSquaredError, pairedInterval, squaredErrors } from "./judging.js";
export { coinImages, neighbourAccuracy, type PatientImage } from "./leak.js";
export { feverPatients } from "./patients.js";
export {
  bestRun,
  type Course,
  courses,
  heightOf,
  type Run,
  raceOn,
  ratesTried,
  runners,
  runOn,
  turned,
} from "./race.js";
export { type AnimalModel, type Columns, inner, powers, type Recipe, recipes, steepestSlope } from "./recipes.js";
export { type CuresOn, curesOn, type DrawnRecipes, drawStatements, statementsOn } from "./seeds.js";
export { signalAfter, slopesByLayer } from "./signal.js";
export { accuracyOn, hitsOn, type LogEntry, lossOn, type Taught, type TeachOptions, teach } from "./teach.js";
export { explodesAt, rangeTest, type Trial, trial } from "./trials.js";
export { type CatLine, catLoss, lowestCatLoss, type WalkOptions, walk } from "./walking.js";
export { lecture };
