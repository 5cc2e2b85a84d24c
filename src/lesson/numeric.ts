import { aNumber } from "./answers.js";
import type { Exercise, Mistake } from "./exercise.js";
import { asMistakes, type Slip } from "./slip.js";
import { near } from "./values.js";

/** An exercise whose answer is one number. */
export interface NumericExercise extends Omit<Exercise<number>, "reads" | "untouched" | "accepts" | "mistakes"> {
  /** The correct answer. */
  truth: number;
  /** How far from it an answer may be, because of rounding. */
  within: number;
  /** The value in the starter cell. */
  starter?: number;
  /** The answers that slips lead to, compared within a millionth or within the tolerance of the correct one; and other mistakes. Tried in this order. */
  slips: (Slip<number | readonly number[]> | Mistake<number>)[];
}

/**
 * An exercise whose answer is one number:
 *
 *     numeric({ id: "E3.5", title: "The edge", truth: 0.3, within: 1e-6, slips: [[3, "curvature forgotten", "divide by 10."]], … })
 */
export function numeric({ truth, within, starter = 0, slips, ...rest }: NumericExercise): Exercise<number> {
  const is = (answer: number, given: number | readonly number[]) =>
    [given].flat().some((value) => near(answer, value as number, Math.max(within, 1e-6)));
  return {
    ...rest,
    reads: aNumber,
    untouched: (answer) => answer === starter,
    accepts: (answer) => near(answer, truth, within),
    mistakes: asMistakes(slips, is),
  };
}
