/**
 * What int32 can hold. JavaScript's typed arrays let whole numbers wrap around silently (2,147,483,647 + 1 becomes
 * −2,147,483,648); here a result that does not fit is refused, so that no sum of token ids or pixels is quietly wrong.
 */
import { ArgumentError } from "./errors.js";

const LOWEST = -2147483648;
const HIGHEST = 2147483647;

/** Refuses numbers that would wrap around, or have no whole part at all, as int32. Decimals are cut off, as ever. */
export function checkWhole(op: string, numbers: ArrayLike<number>): void {
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]!;
    if (!(value > LOWEST - 1 && value < HIGHEST + 1)) {
      throw new ArgumentError(
        op,
        `${value} does not fit int32, which holds whole numbers from ${LOWEST} to ${HIGHEST}; ` +
          (Number.isFinite(value) ? 'use float64 instead, as in x.to("float64")' : "replace NaN and Infinity first"),
      );
    }
  }
}
