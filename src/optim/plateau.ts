import { ArgumentError } from "../tensor/errors.js";
import { checkChoice, checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import { filled } from "../tensor/raw.js";
import { Tensor } from "../tensor/tensor.js";
import { checkOptimizer, type Optimizer } from "./optimizer.js";

export interface PlateauOptions {
  /** what the rate is multiplied by */
  factor?: number;
  /** how many steps without an improvement are borne */
  patience?: number;
  /** by which part the value must improve to count */
  threshold?: number;
  /** "min" for a loss, "max" for an accuracy */
  mode?: "min" | "max";
  /** the rate never goes below this */
  min?: number;
}

/** What lowers the rate when a measured value no longer improves. */
export interface Plateau {
  /** Takes the newest validation loss (or accuracy), as a rule once an epoch. */
  step(value: number): void;
  /** the rate in force */
  readonly lr: number;
  /** the best value and the steps since it, for `save` */
  stateDict(): Record<string, Tensor>;
  /** Goes on from a state of `stateDict()`. */
  loadStateDict(state: Readonly<Record<string, Tensor>>): void;
}

/**
 * Lowers the rate once the value has not improved for more than `patience` steps: PyTorch's ReduceLROnPlateau.
 *
 * @example
 * const schedule = optim.reduceOnPlateau(optim.sgd([tensor([1], { requiresGrad: true })], { lr: 1 }), { patience: 0 });
 * for (const loss of [0.5, 0.5]) schedule.step(loss);
 * schedule.lr; // 0.1
 */
export function reduceOnPlateau(optimizer: Optimizer, options: PlateauOptions = {}): Plateau {
  checkOptimizer("reduceOnPlateau", optimizer);
  checkOptions("reduceOnPlateau", options, ["factor", "patience", "threshold", "mode", "min"]);
  const { factor = 0.1, patience = 10, threshold = 1e-4, mode = "min", min = 0 } = options;
  checkNumber("reduceOnPlateau", "factor", factor, 0, 1);
  checkWhole("reduceOnPlateau", "patience", patience, 0);
  checkNumber("reduceOnPlateau", "threshold", threshold, 0);
  checkChoice("reduceOnPlateau", "mode", mode, ["min", "max"]);
  checkNumber("reduceOnPlateau", "min", min, 0);
  let best = mode === "min" ? Infinity : -Infinity;
  let waited = 0;
  const better = (value: number) => (mode === "min" ? value < best * (1 - threshold) : value > best * (1 + threshold));
  return {
    step(value) {
      if (typeof value !== "number")
        throw new ArgumentError("reduceOnPlateau", "step() expects the newest value as a number, such as loss.item()");
      if (better(value)) {
        best = value;
        waited = 0;
        return;
      }
      waited++;
      if (waited <= patience) return;
      for (const { options } of optimizer.groups) options.lr = Math.max(options.lr * factor, min);
      waited = 0;
    },
    get lr() {
      return optimizer.options.lr;
    },
    stateDict: () => ({ best: filled([], best, "float64"), waited: filled([], waited, "float64") }),
    loadStateDict(state) {
      if (!(state.best instanceof Tensor && state.waited instanceof Tensor))
        throw new ArgumentError("reduceOnPlateau.loadStateDict", "expects the stateDict() of such a schedule");
      best = state.best.item();
      waited = state.waited.item();
    },
  };
}
