import { ArgumentError } from "../tensor/errors.js";
import { forgetGradient, peekGradient } from "../tensor/graph.js";
import { isParameter } from "../tensor/parameter.js";
import { Tensor } from "../tensor/tensor.js";

export interface Hyperparameters {
  /** the learning rate: how far a step goes */
  lr: number;
}

/** What all optimisers share: they hold parameters and move each along its gradient. */
export abstract class Optimizer<Options extends Hyperparameters = Hyperparameters> {
  /** how many steps were made */
  steps = 0;

  constructor(
    readonly name: string,
    readonly parameters: readonly Tensor[],
    /** may be changed between steps: `optimizer.options.lr = 0.01` */
    readonly options: Options,
  ) {
    if (!Array.isArray(parameters) || parameters.length === 0 || !parameters.every((p) => p instanceof Tensor)) {
      throw new ArgumentError(name, "wants a list of tensors with at least one, such as model.parameters()");
    }
    for (const p of parameters) {
      if (!p.requiresGrad && !isParameter(p))
        throw new ArgumentError(
          name,
          `a parameter of shape [${p.shape.join(", ")}] does not require a gradient; create it with { requiresGrad: true }`,
        );
      if (!p.isContiguous())
        throw new ArgumentError(name, "a parameter must not be a transposed or sliced view; call contiguous() first");
    }
    if (!(options.lr >= 0))
      throw new ArgumentError(name, `the learning rate lr must be a number from 0 up, but is ${options.lr}`);
  }

  /** Moves every parameter that has a gradient and is not frozen. */
  step(): void {
    this.steps++;
    for (const p of this.parameters) {
      const gradient = peekGradient(p);
      if (gradient === null || !p.requiresGrad) continue; // nothing to go by, or frozen
      this.update(p, gradient);
      p.storage.version++;
    }
  }

  /** Forgets all gradients. Without it, the next backward() adds to the old ones. */
  zeroGrad(): void {
    for (const p of this.parameters) forgetGradient(p);
  }

  protected abstract update(parameter: Tensor, gradient: Tensor): void;
}
