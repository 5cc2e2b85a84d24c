/** What is known about a model that comes with the library: the JSON file beside its weights, which training writes. */
export interface ModelCard {
  model: string;
  /** what it is, in a sentence */
  what: string;
  /** what it has learned from */
  data: string;
  /** the choices of its training, by name */
  recipe: Readonly<Record<string, string | number>>;
  seed: number;
  steps: number;
  parameters: number;
  /** how inputs are to be prepared: { mean, spread } are taken out of pixels from 0 to 1 */
  inputs: Readonly<Record<string, number>>;
  /** what was measured after training, by name */
  measured: Readonly<Record<string, number>>;
  /** how long the training took */
  seconds: number;
  /** the mean training loss of every so many steps */
  curve: { every: number; loss: readonly number[] };
  /** what was measured every so many steps to choose the best state, where that was done */
  validation?: { every: number; loss: readonly number[] };
  file: { name: string; bytes: number; sha256: string };
  /** the command that trains it */
  script: string;
}
