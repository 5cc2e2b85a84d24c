import { choice } from "./answers.js";
import type { Exercise, Mistake } from "./exercise.js";
import { asMistakes, type Slip } from "./slip.js";

/** An exercise whose answer is one of a few words. */
export interface ChoiceExercise extends Omit<Exercise<string>, "reads" | "untouched" | "accepts" | "mistakes"> {
  /** The words, in small letters. */
  options: string[];
  /** The correct one. */
  truth: string;
  /** What is said to each of the others. */
  slips: (Slip<string> | Mistake<string>)[];
}

/**
 * An exercise whose answer is one of a few words; the starter cell holds an empty one:
 *
 *     oneOf({ id: "E1.3", title: "Which way", options: ["up", "down"], truth: "up", slips: [["down", "follows the sign", "…"]], … })
 */
export function oneOf({ options, truth, slips, ...rest }: ChoiceExercise): Exercise<string> {
  return {
    ...rest,
    reads: choice(...options),
    untouched: (word) => word === "",
    accepts: (word) => word === truth,
    mistakes: asMistakes(slips, (word, given) => word === given),
  };
}
