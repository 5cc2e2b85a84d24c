import { normalised } from "./exercises/plain.js";

/** A model with nothing but batch norm in it, which scores patients by one measurement each. */
export interface Scorer {
  /** uses the batch's own mean and variance, as while learning */
  train(): Scorer;
  /** uses the mean 2 and the variance 4 that it has learned */
  eval(): Scorer;
  /** one score for each patient of the batch */
  predict(batch: number[]): number[];
}

/**
 * A fresh one, in training mode, as models are when they have just been made or trained.
 *
 * @example
 * scorer().eval().predict([2])   // [0]
 */
export function scorer(): Scorer {
  let training = true;
  const model: Scorer = {
    train() {
      training = true;
      return model;
    },
    eval() {
      training = false;
      return model;
    },
    predict: (batch) => normalised(batch, 1, 0, [2, 4], training)[0],
  };
  return model;
}
