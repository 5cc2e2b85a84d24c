/** Exercises on one neuron: its sum, its border, its weights. */
import { fmt } from "../../../display/index.js";
import { aNumber, named } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";
import { numeric } from "../../../lesson/numeric.js";
import { near } from "../../../lesson/values.js";

export const weightedSum = numeric({
  id: "E2.2",
  title: "The weighted sum",
  begin: "multiply each input by its weight, add both products, then add the bias. (The sum is not 0.)",
  truth: 0.5,
  within: 1e-9,
  right: "1·2 − 1·1 − 0.5 = 0.5. It is positive, so the neuron says 1.",
  slips: [
    [1, "bias forgotten", "that is the sum of the two products. The bias −0.5 is still to be added."],
    [1.5, "bias subtracted", "the bias is −0.5 already: adding it makes the sum smaller."],
    [2.5, "minus forgotten", "the second weight is −1: the second input counts against."],
    [-1.5, "inputs swapped", "the first weight belongs to the first input: x₁ is 2 and x₂ is 1."],
    [-0.5, "weights alone", "that is the bias plus the two weights. Each weight is first multiplied by its input."],
    {
      name: "the answer p",
      when: (z) => near(z, 0.622, 0.001),
      says: "that is p, the sigmoid of the sum. The question is for the sum itself.",
    },
  ],
  otherwise: "w₁·x₁ is 1·2, and w₂·x₂ is (−1)·1. Add them, then add −0.5.",
  hints: ["Two products and the bias: three numbers to add.", "1·2 = 2 and (−1)·1 = −1.", "2 − 1 − 0.5"],
});

type Knobs = { w1: number; w2: number; b: number };
const rows = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;
const says = ({ w1, w2, b }: Knobs) => rows.map(([x1, x2]) => (w1 * x1 + w2 * x2 + b > 0 ? 1 : 0));
const spells = (wanted: string) => (knobs: Knobs) => says(knobs).join("") === wanted;
const right = (knobs: Knobs) => says(knobs).filter((v, n) => v === [0, 0, 0, 1][n]).length;

export const andByHand: Exercise<Knobs> = {
  id: "E2.1",
  title: "A neuron for and",
  reads: named("w1", "w2", "b"),
  untouched: ({ w1, w2, b }) => w1 === 0 && w2 === 0 && b === 0,
  begin:
    "with all three knobs at 0 the sum is 0 everywhere and the neuron always says 0. Give both weights a positive value first.",
  accepts: (knobs) => spells("0001")(knobs) && !(knobs.w1 === 1 && knobs.w2 === 1 && knobs.b === -1.5),
  right: ({ w1, w2, b }) =>
    `each input alone brings ${fmt(w1 + b, 6)} and ${fmt(w2 + b, 6)}, not above 0; both together bring ${fmt(w1 + w2 + b, 6)}, which is.`,
  mistakes: [
    {
      name: "copied",
      when: spells("0001"),
      says: "that is the slider's fourth setting, and it is right. Find another: twice the weights, say.",
    },
    {
      name: "or",
      when: spells("0111"),
      says: "this neuron answers *or*: one input alone is enough for it. Lower the bias.",
    },
    {
      name: "not both",
      when: spells("1110"),
      says: "this neuron says the opposite of *and* in every row: all three signs are turned round.",
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
        `this neuron never says 1: even both inputs together bring only ${fmt(w1 + w2 + b, 6)}. Raise the weights or the bias.`,
    },
    {
      name: "one input",
      when: (k) => spells("0011")(k) || spells("0101")(k),
      says: "this neuron listens to one input only: the other can be 0 or 1, the answer stays. Make both weights alike.",
    },
  ],
  otherwise: (knobs) =>
    `your neuron has ${right(knobs)} of the 4 rows right. It should say 1 only where both inputs are 1.`,
  hints: [
    "Four conditions: b, w₁ + b and w₂ + b must not be above 0, and w₁ + w₂ + b must be.",
    "Choose equal weights. The bias must then lie between minus both and minus one of them.",
    "With weights of 2: a bias between −4 and −2.",
  ],
};

export const middleLamp: Exercise<number> = {
  id: "E2.8",
  title: "The middle lamp",
  reads: aNumber,
  untouched: (w) => w === 0,
  begin:
    "with weight 0 the middle lamp has no say, and the neuron fires for the 8 as for the 0. Should a lit middle lamp speak for the 0 or against it?",
  accepts: (w) => w <= -0.5,
  right: (w) =>
    `for the 8 the sum is now 6 ${w < 0 ? "−" : "+"} ${fmt(Math.abs(w), 6)} − 5.5, which is not positive; for the 0 it stays 0.5.`,
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
        `the sign is right. For the 8 the sum is still ${fmt(0.5 + w, 6)}, above 0: make the weight stronger.`,
    },
  ],
  otherwise: "for the 8 all seven lamps are lit: 6 + middle − 5.5 must not be above 0.",
  hints: [
    "For the 0 the middle lamp is dark, so its weight does not matter there.",
    "For the 8 the sum is 0.5 plus your weight.",
    "It must not be above 0: −0.5, or anything below.",
  ],
};
