/** Optimisers: what moves the parameters once the gradients are known. */
export { type Hyperparameters, Optimizer } from "./optimizer.js";
export { type SgdHyperparameters, sgd } from "./sgd.js";
