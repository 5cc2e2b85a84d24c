/**
 * What int32 and int8 can hold. JavaScript's typed arrays let whole numbers wrap around silently (2,147,483,647 + 1 becomes
 * −2,147,483,648); here a result that does not fit is refused, so that no sum of token ids or pixels is quietly wrong.
 */
import type { DType } from "../kernels/index.js";
import { ArgumentError } from "./errors.js";

/** The lowest and the highest number of each kind. */
const RANGES = { int32: [-2147483648, 2147483647], int8: [-128, 127] } as const;

/** A kind that holds whole numbers of a range. */
export type WholeType = keyof typeof RANGES;

/** Whether a kind of number holds whole numbers of a range. */
export function isWhole(dtype: DType): dtype is WholeType {
  return dtype === "int32" || dtype === "int8";
}

/** Refuses numbers that would wrap around, or have no whole part at all. Decimals are cut off, as ever. */
export function checkWhole(op: string, numbers: ArrayLike<number>, dtype: WholeType = "int32"): void {
  const [lowest, highest] = RANGES[dtype];
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]!;
    if (!(value > lowest - 1 && value < highest + 1)) {
      const wider = dtype === "int8" && value >= RANGES.int32[0] && value <= RANGES.int32[1] ? "int32" : "float64";
      throw new ArgumentError(
        op,
        `${value} does not fit ${dtype}, which holds whole numbers from ${lowest} to ${highest}; ` +
          (Number.isFinite(value) ? `use ${wider} instead, as in x.to("${wider}")` : "replace NaN and Infinity first"),
      );
    }
  }
}
