/** Optimisers: what moves the parameters once the gradients are known. */
export { type AdamHyperparameters, adam, adamw } from "./adam.js";
export {
  type AdadeltaHyperparameters,
  type AdagradHyperparameters,
  adadelta,
  adagrad,
  type RmspropHyperparameters,
  rmsprop,
} from "./adaptive.js";
export { clipGradNorm } from "./clip.js";
export type { Group, ParameterGroup } from "./groups.js";
export { type Hyperparameters, Optimizer } from "./optimizer.js";
export { type Plateau, type PlateauOptions, reduceOnPlateau } from "./plateau.js";
export { cosine, exponential, oneCycle, type Schedule, stepDecay, warmup } from "./schedule.js";
export { type SgdHyperparameters, sgd } from "./sgd.js";
