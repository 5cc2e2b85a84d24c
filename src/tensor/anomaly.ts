import { requireFunction } from "./arguments.js";
import { isFloating } from "./dtypes.js";
import { GradientError, words } from "./errors.js";
import type { Tensor } from "./tensor.js";

let watching = false;

/** Is every result being looked at? */
export function isWatching(): boolean {
  return watching;
}

/**
 * Finds where NaN or infinity comes from: runs f and stops, with a sentence, at the first op whose result or gradient is
 * not finite. Slow: for looking, not for training.
 *
 * @example
 * const x = tensor([1, 0], { requiresGrad: true });
 * detectAnomaly(() => x.add(1).log().sum().item());
 */
export function detectAnomaly<T>(f: () => T): T {
  requireFunction("detectAnomaly", f);
  return withWatching(true, f);
}

/** Runs f without looking. */
export function unwatched<T>(f: () => T): T {
  return withWatching(false, f);
}

function withWatching<T>(watch: boolean, f: () => T): T {
  const before = watching;
  watching = watch;
  try {
    return f();
  } finally {
    watching = before;
  }
}

/** Refuses a result that is not finite although everything it was made of is. */
export function checkResult(op: string, inputs: readonly (Tensor | undefined)[], result: Tensor): void {
  const bad = firstBad(result);
  if (bad === undefined) return;
  const given = inputs.map((x) => (x ? words(x.shape) : "nothing")).join(", ");
  const origin = inputs.some((x) => x && firstBad(x) !== undefined)
    ? "its input was not finite already (it was made before detectAnomaly began)"
    : `its input was finite${inputs[0] ? `, ${Number(inputs[0].data()[Math.min(bad.at, inputs[0].numel() - 1)]!.toPrecision(6))} at that place` : ""}`;
  throw new GradientError(
    `detectAnomaly: ${op} of ${given} made ${bad.value} (element ${bad.at} of ${words(result.shape)}); ${origin}.`,
  );
}

/** Refuses a gradient that is not finite although the one it was made of is. */
export function checkGradient(op: string, given: Tensor, gradients: readonly (Tensor | null | undefined)[]): void {
  if (firstBad(given) !== undefined) return;
  for (const gradient of gradients) {
    const bad = gradient ? firstBad(gradient) : undefined;
    if (bad) {
      throw new GradientError(
        `detectAnomaly: the gradient of ${op} is ${bad.value} (element ${bad.at} of ${words(gradient!.shape)}), though what came back to it was finite.`,
      );
    }
  }
}

function firstBad(x: Tensor): { value: number; at: number } | undefined {
  if (!isFloating(x.dtype)) return undefined;
  const numbers = x.data();
  const at = numbers.findIndex((value) => !Number.isFinite(value));
  return at < 0 ? undefined : { value: numbers[at]!, at };
}
