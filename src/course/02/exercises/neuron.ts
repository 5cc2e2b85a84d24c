/** Exercises on one neuron: its border, its weights. */
import { fmt } from "../../../display/index.js";
import { aNumber, named } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { fires, truthTable } from "../perceptron.js";

type Knobs = { w1: number; w2: number; b: number };
const says = ({ w1, w2, b }: Knobs) => truthTable.map((x) => fires([w1, w2], b, x));
const spells = (wanted: string) => (knobs: Knobs) => says(knobs).join("") === wanted;
const right = (knobs: Knobs) => says(knobs).filter((v, n) => v === [0, 0, 0, 1][n]).length;

export const andByHand: Exercise<Knobs> = {
  id: "E2.1",
  title: "A neuron for 'and'",
  reads: named("w1", "w2", "b"),
  untouched: ({ w1, w2, b }) => w1 === 0 && w2 === 0 && b === 0,
  begin:
    "with all three numbers at 0 the sum is 0 everywhere, and the neuron always says 0. Give both weights a positive value first.",
  accepts: (knobs) => spells("0001")(knobs) && !(knobs.w1 === 1 && knobs.w2 === 1 && knobs.b === -1.5),
  right: ({ w1, w2, b }) =>
    `each input alone brings ${fmt(w1 + b)} and ${fmt(w2 + b)}, not above 0; both together bring ${fmt(w1 + w2 + b)}, which is.`,
  mistakes: [
    {
      name: "copied",
      when: spells("0001"),
      says: "that is the slider's fourth setting, and it is correct. Find another one: twice the weights, say.",
    },
    {
      name: "or",
      when: spells("0111"),
      says: "this neuron answers 'or': one input alone is enough for it. Lower the bias.",
    },
    {
      name: "not both",
      when: spells("1110"),
      says: "this neuron says the opposite of 'and' in every row: all three signs are reversed.",
    },
    {
      name: "always",
      when: spells("1111"),
      says: "this neuron always says 1: the bias alone is enough. It must be negative.",
    },
    {
      name: "never",
      when: spells("0000"),
      says: ({ w1, w2, b }) =>
        `this neuron never says 1: even both inputs together bring only ${fmt(w1 + w2 + b)}. Raise the weights or the bias.`,
    },
    {
      name: "one input",
      when: (k) => spells("0011")(k) || spells("0101")(k),
      says: "this neuron listens to one input only: the other can be 0 or 1, and the answer stays the same. Make the weights alike.",
    },
  ],
  otherwise: (knobs) =>
    `your neuron has ${right(knobs)} of the 4 rows right. It should say 1 only where both inputs are 1.`,
  hints: [
    "Choose equal weights. The bias must then lie between minus both of them and minus one of them.",
    "With weights of 2, any bias between −4 and −2 will do.",
  ],
};

export const middleLamp: Exercise<number> = {
  id: "E2.8",
  title: "The middle lamp",
  reads: aNumber,
  untouched: (w) => w === 0,
  begin:
    "with weight 0 the middle lamp has no say, and the neuron fires for the 8 as it does for the 0. Should a lit middle lamp count for the 0 or against it?",
  accepts: (w) => w <= -0.5,
  right: (w) =>
    `for the 8 the sum is now 6 − ${fmt(Math.abs(w))} − 5.5, which is not positive; for the 0 it remains 0.5.`,
  mistakes: [
    {
      name: "wrong sign",
      when: (w) => w > 0,
      says: "a positive weight makes the neuron surer of the 8 than of the 0. A lit middle lamp must count against.",
    },
    {
      name: "too weak",
      when: (w) => w > -0.5,
      says: (w) =>
        `the sign is correct. For the 8 the sum is still ${fmt(0.5 + w)}, above 0: make the weight stronger.`,
    },
  ],
  otherwise: "for the 8 all seven lamps are lit: 6 + middle − 5.5 must not be above 0.",
  hints: ["For the 8 the sum is 0.5 plus your weight.", "It must not be above 0: −0.5, or anything below."],
};
