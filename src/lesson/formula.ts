import { aFunction } from "./answers.js";
import type { Exercise, Mistake } from "./exercise.js";
import { asMistakes, type Slip } from "./slip.js";
import { near, plain } from "./values.js";

/** A function that a learner writes; what it returns may be numbers, lists, tensors or records of them. */
export type Answer<P extends readonly any[]> = (...inputs: P) => unknown;

/** Takes the place of a value that an answer may choose freely: [slope, anything] compares the slope alone. */
export const anything: unique symbol = Symbol("anything");

/** An exercise whose answer is a function. */
export interface FormulaExercise<P extends readonly any[]>
  extends Omit<Exercise<Answer<P>>, "reads" | "untouched" | "accepts" | "mistakes"> {
  /** How it is called and what it gives: "(w, b) => [slope along w, slope along b]". */
  signature: string;
  /** Inputs on which functions are compared: such that every slip gives something else on one of them. */
  probes: readonly P[];
  truth: Answer<P>;
  /** What the function of the starter cell computes. */
  starter: Answer<P>;
  /** How far each number may be off; of numbers above 1, relative to their size. */
  within?: number;
  /** What is said, under this name, where the result is not a number, or no list as long as the true one. */
  form: readonly [name: string, says: string];
  /** What usual mistakes compute, and other mistakes. Tried in this order. */
  slips: (Slip<Answer<P>> | Mistake<Answer<P>>)[];
}

/**
 * An exercise whose answer is a function, which is compared with the true one and with those of usual mistakes:
 *
 *     formula<[h: number]>({ id: "E2.5", signature: "(h) => the slope", probes: [[-0.9], [0.2]], truth: (h) => 1 - h * h,
 *       starter: () => 0, form: ["no number", "…"], slips: [[(h) => 1 - h, "square forgotten", "…"]], … })
 */
export function formula<P extends readonly any[]>(exercise: FormulaExercise<P>): Exercise<Answer<P>> {
  const { signature, probes, truth, starter, within = 1e-6, form, slips, ...rest } = exercise;
  const [name, says] = form;
  const is = (answer: Answer<P>, computes: Answer<P>) => agreesOn(probes, computes, within)(answer);
  const formless = (answer: Answer<P>) => !agreesOn(probes, truth, Number.POSITIVE_INFINITY)(answer);
  return {
    ...rest,
    reads: aFunction(signature),
    untouched: (answer) => is(answer, starter),
    accepts: (answer) => is(answer, truth),
    mistakes: [{ name, when: formless, says }, ...asMistakes(slips, is)],
  };
}

/**
 * Whether a function gives what a formula gives on all of these inputs:
 *
 *     when: agreesOn([[4, 0.1], [-2, 0.05]], (beta, lr) => beta - lr * slope(beta))
 */
export function agreesOn<P extends readonly any[]>(
  probes: readonly P[],
  computes: Answer<P>,
  within = 1e-6,
): (answer: Answer<P>) => boolean {
  // Each function gets inputs of its own: a learner's may change what it was given.
  const on = (f: Answer<P>, probe: P) => f(...structuredClone(probe));
  return (answer) => probes.every((probe) => alike(on(answer, probe), on(computes, probe), within));
}

/** Whether two values have the same form, and each pair of numbers is near. */
function alike(given: unknown, wanted: unknown, within: number): boolean {
  const [held, aim] = [plain(given), plain(wanted)];
  if (aim === anything) return true;
  if (typeof aim === "number") {
    const close = within === Number.POSITIVE_INFINITY || near(held as number, aim, within * Math.max(1, Math.abs(aim)));
    return typeof held === "number" && close;
  }
  if (Array.isArray(aim)) {
    const list = ArrayBuffer.isView(held) ? Array.from(held as unknown as ArrayLike<number>) : held;
    return Array.isArray(list) && list.length === aim.length && aim.every((v, i) => alike(list[i], v, within));
  }
  if (aim && typeof aim === "object") {
    return (
      held !== null &&
      typeof held === "object" &&
      Object.entries(aim).every(([key, v]) => alike((held as Record<string, unknown>)[key], v, within))
    );
  }
  return held === aim;
}
