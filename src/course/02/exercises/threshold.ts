/** Exercise: choose a threshold, given what mistakes cost, and sign the reason. */
import { fmt } from "../../../display/index.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { near, plain } from "../../../lesson/values.js";

type Decision = { threshold: number; reason: string };
const letters = ["A", "B", "C", "D"];
const truth = 1 / 20;
const isRight = (threshold: number) => near(threshold, truth, 0.0011);

export const chooseThreshold: Exercise<Decision> = {
  id: "E2.10",
  title: "Choose a threshold and defend it",
  judgement: true,
  reads(given) {
    const held = given as Partial<Record<keyof Decision, unknown>> | null;
    const threshold = plain(held?.threshold);
    const reason = typeof held?.reason === "string" ? held.reason.trim().toUpperCase() : undefined;
    const good = typeof threshold === "number" && Number.isFinite(threshold);
    return good && reason !== undefined && (reason === "" || letters.includes(reason))
      ? { answer: { threshold, reason } }
      : { expected: '{ threshold, reason }: a number, and "A", "B", "C" or "D"' };
  },
  untouched: ({ threshold, reason }) => threshold === 0.5 && reason === "",
  begin:
    "0.5 is what the software came with. Compare the two harms for a lump with probability p: calling it benign, and calling it malignant.",
  accepts: ({ threshold, reason }) => isRight(threshold) && reason === "B",
  right:
    "at p = 1/20 both decisions risk the same harm; above it, calling the lump benign risks more. You chose it from the costs, not from the patients it is judged by.",
  mistakes: [
    {
      name: "not signed",
      when: ({ threshold, reason }) => isRight(threshold) && reason === "",
      says: "the threshold is correct. Now sign the reason: A, B, C or D.",
    },
    {
      name: "right for accuracy",
      when: ({ threshold, reason }) => isRight(threshold) && reason === "A",
      says: "the threshold is correct, but the reason is not: the share of correct answers counts both mistakes alike, and this board does not.",
    },
    {
      name: "right for safety",
      when: ({ threshold, reason }) => isRight(threshold) && reason === "C",
      says: "the threshold is correct, but it misses some cancers. Only a threshold of 0 misses none, and it calls everyone ill.",
    },
    {
      name: "right for the software",
      when: ({ threshold }) => isRight(threshold),
      says: "the threshold is correct, and it is yours: what the software was tested with is no reason.",
    },
    {
      name: "odds",
      when: ({ threshold }) => near(threshold, 1 / 19, 0.001),
      says: "that is 1 to 19, as odds. As a probability it is 1 of 20: a lump has 19 chances to be benign and 1 to be malignant.",
    },
    {
      name: "inverted",
      when: ({ threshold }) => near(threshold, 0.95, 0.003),
      says: "that calls a lump malignant only if it is nearly certain, and misses many. If misses cost more, the threshold must go down.",
    },
    {
      name: "in percent",
      when: ({ threshold }) => near(threshold, 5, 0.5),
      says: "give it as a probability between 0 and 1: five percent is 0.05.",
    },
    {
      name: "call everyone",
      when: ({ threshold }) => threshold <= 0,
      says: "at 0 every lump is called malignant. No cancer is missed, and each of the benign lumps is a false alarm; the board gave those a cost as well.",
    },
    {
      name: "the default",
      when: ({ threshold }) => threshold === 0.5,
      says: "one half treats both mistakes alike. Here one of them weighs 19 times as much.",
    },
    {
      name: "no probability",
      when: ({ threshold }) => threshold > 1,
      says: "a threshold is compared with a probability: it lies between 0 and 1.",
    },
  ],
  otherwise: ({ threshold: t }) =>
    `take a lump with p = ${fmt(t)}: calling it benign risks 19 · p = ${fmt(19 * t)}, calling it malignant risks 1 − p = ${fmt(1 - t)}. At the threshold the two are equal.`,
  hints: ["Set 19 · p equal to 1 − p.", "20 · p = 1."],
};
