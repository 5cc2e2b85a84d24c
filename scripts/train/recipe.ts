/** What it takes to train a model that comes with the library. Everything random in it follows from the seed. */
import type { nn, optim, safetensors, Tensor } from "gradus";

export interface Recipe {
  /** the name of its files in src/assets, and in `npm run train -- NAME` */
  name: string;
  /** what the model is, in a sentence */
  what: string;
  /** what it learns from, with the source */
  data: string;
  /** the choices that matter, by name: they stand in the card, and a run that was begun with others starts anew */
  recipe: Readonly<Record<string, string | number>>;
  seed: number;
  steps: number;
  /** A point of the curve is the mean loss of so many steps. */
  every: number;
  /** After so many steps each, a multiple of `every`, the training is validated, and its best state is what is written at the end. */
  validateEvery?: number;
  /** Loads the data and makes the model; the default generator has just been set to the seed. */
  prepare(): Promise<Training>;
}

/** A training that is about to begin, or to go on. */
export interface Training {
  model: nn.ModuleMethods;
  optimizer: optim.Optimizer;
  schedule?: optim.Schedule;
  /**
   * The loss of step t, from 0 on. What it does follows from t and the model alone, not from earlier calls: the default
   * generator is set anew before each step, and an order of samples is best made with `batchesInOrder`.
   */
  loss(t: number): Tensor;
  /** the largest norm of all gradients together; longer ones are shortened to it */
  clip?: number;
  /**
   * The loss, in evaluation mode, on data that is neither learned from nor reported: it chooses among the states of the
   * training. Asked where the recipe says `validateEvery`.
   */
  validate?(): number;
  /** the best state so far, kept by the loop */
  best?: Record<string, Tensor>;
  /** Called once at the end, in evaluation mode: what the card says about the model, by name. */
  measure(): Record<string, number>;
  /** how inputs are to be prepared, such as { mean, spread } */
  inputs?: Record<string, number>;
  /** in which kind of number the file keeps the weights; float32 when left out */
  kind?: safetensors.EncodeOptions["kind"];
}
