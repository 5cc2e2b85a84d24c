/** Exercises on learning: the signs of slopes, the last layer. */
import type { Exercise } from "../../../lesson/exercise.js";
import { oneOf } from "../../../lesson/one-of.js";

type Ways = { w1: string; w2: string };
const words = ["up", "down", "stay"];

export const whichWays: Exercise<Ways> = {
  id: "E2.2",
  title: "Which way each weight goes",
  reads(given) {
    const held = given as Partial<Record<keyof Ways, unknown>> | null;
    const word = (v: unknown) => (typeof v === "string" ? v.trim().toLowerCase() : undefined);
    const [w1, w2] = [word(held?.w1), word(held?.w2)];
    const known = (v: string | undefined): v is string => v === "" || words.includes(v ?? "?");
    return known(w1) && known(w2) ? { answer: { w1, w2 } } : { expected: '{ w1, w2 }, each "up", "down" or "stay"' };
  },
  untouched: ({ w1, w2 }) => w1 === "" || w2 === "",
  begin: "write one of the three words for each weight. Is p too high or too low? And which inputs were on?",
  accepts: ({ w1, w2 }) => w1 === "down" && w2 === "stay",
  right: "p is too high, and only the first input had a part in it.",
  mistakes: [
    {
      name: "both blamed",
      when: ({ w1, w2 }) => w1 === "down" && w2 === "down",
      says: "w₁ is correct. The second input was 0, so w₂ was multiplied by 0: turning it changes nothing in this row.",
    },
    {
      name: "wrong way",
      when: ({ w1, w2 }) => w1 === "up" && w2 === "stay",
      says: "w₂ is correct. With w₁ up, p would climb further above 0.9, and 0 was wanted.",
    },
    {
      name: "swapped",
      when: ({ w1, w2 }) => w1 === "stay" && w2 === "down",
      says: "the inputs are x = (1, 0): the first one was on.",
    },
    {
      name: "nothing",
      when: ({ w1 }) => w1 === "stay",
      says: "the answer is wrong by 0.9, and the first input was on: something has to move.",
    },
    {
      name: "uphill",
      when: ({ w1 }) => w1 === "up",
      says: "p is 0.9 where 0 was wanted: too high. More weight on an input that is on makes it higher still.",
    },
  ],
  otherwise: "w₁ is correct. For w₂ ask: what would have been different in this row if w₂ had been another number?",
  hints: [
    "The slope along a weight is p − y, times positive numbers, times its input.",
    "The second input is 0, so the slope along w₂ is 0.",
  ],
};

export const lastLayer = oneOf({
  id: "E2.6",
  title: "The last layer",
  begin: 'write "none", "sigmoid" or "softmax". Ask first: can two findings be true of one patient?',
  options: ["none", "sigmoid", "softmax"],
  truth: "sigmoid",
  right: "a sigmoid for each finding: three separate questions, three separate probabilities.",
  slips: [
    [
      "softmax",
      "competing",
      "with softmax the three probabilities add up to 1: a patient with all three findings could get no more than a third for each, and a healthy one would still be accused of something.",
    ],
    [
      "none",
      "no probability",
      "without an activation the answers can be any number, 7 or −3. A probability lies between 0 and 1.",
    ],
  ],
  otherwise: "the three choices are none, sigmoid and softmax.",
  hints: [
    "Softmax makes the answers compete: they share a total of 1.",
    "Three separate questions need three separate probabilities.",
  ],
});
