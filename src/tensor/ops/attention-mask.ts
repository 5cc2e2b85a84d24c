import { requireTensor } from "../arguments.js";
import { arange } from "../create.js";
import { isFloating } from "../dtypes.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { scalar } from "../raw.js";
import type { Tensor } from "../tensor.js";
import { gt, le, where } from "./comparison.js";
import { logicalAnd } from "./logic.js";
import { reshape } from "./view.js";

/** Which keys a query may look at. */
export interface Visibility {
  /** query t looks at keys 0 … t + offset only, and not at what comes later */
  causal?: boolean;
  /** causal: the position of the first query among the keys; as many keys as a cache held before. 0 unless given */
  offset?: number;
  /** of a shape that broadcasts to [… T, S]: bools, true where a query may look; or numbers that are added to the scores */
  mask?: Tensor;
}

/** Where scores [… T, S] are open (undefined: everywhere), and what is added to them. */
export function visibleKeys(
  scores: readonly number[],
  { causal = false, offset = 0, mask }: Visibility,
): { open: Tensor | undefined; added: Tensor | undefined } {
  if (mask) checkMask(mask, scores);
  const [T, S] = scores.slice(-2) as [number, number];
  const past = causal ? le(arange(S), reshape(arange(offset, offset + T), [T, 1])) : undefined;
  if (!mask) return { open: past, added: undefined };
  const numbers = mask.dtype !== "bool";
  const open: Tensor = numbers ? gt(mask, -Infinity) : mask;
  return {
    open: past ? logicalAnd(open, past) : open,
    // −∞ closes a place: what is added there does not matter, but must not make a NaN
    added: numbers ? where(open, mask, scalar(0, mask.dtype)) : undefined,
  };
}

function checkMask(mask: Tensor, scores: readonly number[]): void {
  requireTensor("scaledDotProductAttention", "the mask", mask);
  if (mask.dtype !== "bool" && !isFloating(mask.dtype))
    throw new ArgumentError(
      "scaledDotProductAttention",
      `the mask must be bools (true where a query may look) or float32 numbers that are added to the scores, but is ${mask.dtype}; write mask.to("bool")`,
    );
  const lead = scores.length - mask.ndim;
  if (lead >= 0 && mask.shape.every((size: number, i: number) => size === 1 || size === scores[lead + i])) return;
  const S = scores[scores.length - 1]!;
  const perSequence = mask.ndim === 2 && mask.shape[0] === scores[0] && mask.shape[1] === S;
  throw new ShapeError(
    "scaledDotProductAttention",
    `the mask ${words(mask.shape)} does not broadcast to the scores ${words(scores)}`,
    {
      shapes: [mask.shape, scores],
      ...(perSequence
        ? {
            hint: `a mask of the keys of each sequence goes in as mask.reshape(${words([scores[0]!, ...scores.slice(1, -1).fill(1), S])})`,
          }
        : {}),
    },
  );
}
