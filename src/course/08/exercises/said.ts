import { aFunction } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import type { Answer } from "../../../lesson/formula.js";
import { asMistakes, type Slip } from "../../../lesson/slip.js";

/** An exercise whose answer is a function that gives texts, or lists of them; compared letter by letter on probes. */
export interface SaidExercise<P extends readonly any[]>
  extends Omit<Exercise<Answer<P>>, "reads" | "untouched" | "accepts" | "mistakes"> {
  signature: string;
  probes: readonly P[];
  truth: Answer<P>;
  starter: Answer<P>;
  /** what is said, under this name, where the result is of another kind than the true one */
  form: readonly [name: string, says: string];
  slips: readonly Slip<Answer<P>>[];
}

/** The kind of a value, of lists that of what is in them. */
const kind = (value: unknown): string =>
  Array.isArray(value) ? (value.every((one) => typeof one === "string") ? "texts" : "list") : typeof value;

/** Such an exercise; each function gets inputs of its own, for a learner's may change what it was given. */
export function said<P extends readonly any[]>(exercise: SaidExercise<P>): Exercise<Answer<P>> {
  const { signature, probes, truth, starter, form, slips, ...rest } = exercise;
  const on = (f: Answer<P>, probe: P) => f(...structuredClone(probe));
  const is = (answer: Answer<P>, computes: Answer<P>) =>
    probes.every((probe) => JSON.stringify(on(answer, probe)) === JSON.stringify(on(computes, probe)));
  const odd = (answer: Answer<P>) => kind(on(answer, probes[0]!)) !== kind(on(truth, probes[0]!));
  return {
    ...rest,
    reads: aFunction(signature),
    untouched: (answer) => is(answer, starter),
    accepts: (answer) => is(answer, truth),
    mistakes: [{ name: form[0], when: odd, says: form[1] }, ...asMistakes(slips, is)],
  };
}
