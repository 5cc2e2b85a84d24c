/** Exercise: softmax with cross-entropy, written so that it does not overflow. */
import { fmt } from "../../../display/index.js";
import { exp, log, sigmoid } from "../../../kernels/math.js";
import { type Answer, agreesOn, formula } from "../../../lesson/formula.js";
import { plain } from "../../../lesson/values.js";

type Example = [z: number[], k: number];

const small: Example[] = [
  [[2, 1, 0.1, -1], 1],
  [[0.5, -0.3], 0],
  [[-1, 3, 2], 2],
];
const large: Example[] = [
  [[1000, 998, 2], 1],
  [[-1000, -1003], 1],
  [[800, 0], 1],
];

const logOfSum = (z: number[], m: number) => log(z.reduce((sum, v) => sum + exp(v - m), 0));
const largest = (z: number[]) => Math.max(...z);
const truth = (z: number[], k: number) => largest(z) + logOfSum(z, largest(z)) - z[k]!;

const isSmallOnly = agreesOn(small, truth);
const onLarge = (answer: Answer<Example>) => large.map(([z, k]) => Number(plain(answer([...z], k))));

export const stableLoss = formula<Example>({
  id: "E2.7",
  title: "Cross-entropy that does not overflow",
  writes: true,
  signature: "(z, k) => the loss",
  probes: [...small, ...large],
  starter: () => 0,
  begin: "a loss of 0 would mean that the true class got a probability of 1. Begin with the largest logit.",
  truth,
  right: "no exponent is above 0, and the logarithm never meets a 0. Your loss is safe for logits of any size.",
  form: ["no number", "the function must return one number: the loss of this example."],
  slips: [
    {
      name: "overflows",
      when: (answer) => isSmallOnly(answer) && onLarge(answer).some((loss) => !Number.isFinite(loss)),
      says: (answer) =>
        `correct for small logits. For logits of 1000, 998 and 2 with k = 1 it gives ${fmt(onLarge(answer)[0]!)}, because e to the power of 1000 is more than a number can hold. Subtract the largest logit first.`,
    },
    {
      name: "capped",
      when: (answer) => isSmallOnly(answer) && onLarge(answer)[2]! < 799,
      says: (answer) =>
        `correct for small logits. For logits of 800 and 0 with k = 1 the loss is 800, and yours is ${fmt(onLarge(answer)[2]!)}: a small number added inside the logarithm hides how wrong the model is.`,
    },
    [(z, k) => -truth(z, k), "minus forgotten", "the sign is reversed: a surprise is never negative."],
    [
      (z, k) => logOfSum(z, largest(z)) - z[k]!,
      "largest not added back",
      "the largest logit was taken out of every exponent, so it must be added back outside the logarithm (or taken from z[k] as well).",
    ],
    [
      (z, k) => 2 * largest(z) + logOfSum(z, largest(z)) - z[k]!,
      "largest added twice",
      "the largest logit counts once: either add it back, or take it from z[k], not both.",
    ],
    [
      (z, k) => exp(-truth(z, k)),
      "the probability",
      "that is the softmax probability of class k. The loss is minus its logarithm.",
    ],
    [
      (z, k) => truth(z, k) / log(10),
      "logarithm to base 10",
      "that is the logarithm to base 10. Here log is the natural one, `Math.log`.",
    ],
    [(z) => truth(z, 0), "always the first class", "the loss of class 0, whatever k is."],
    [
      (z, k) => truth(z, k) / z.length,
      "divided by the classes",
      "that is the loss divided by the number of classes. One example has one true class: nothing is averaged.",
    ],
    [
      (z, k) => -log(sigmoid(z[k]!)),
      "a sigmoid",
      "that is the loss of a sigmoid, which does not look at the other classes. In a softmax they compete.",
    ],
  ],
  otherwise: (answer) => {
    const [z, k] = small[0]!;
    return `for logits of 2, 1, 0.1 and −1 with k = 1 your function gives ${fmt(Number(plain(answer([...z], k))))}; the loss is ${fmt(truth(z, k))}.`;
  },
  hints: [
    "−log of e^(zₖ − m) divided by the sum is: the logarithm of the sum, minus (zₖ − m).",
    "`const m = Math.max(...z);` and then the sum of `Math.exp(v - m)` over all v in z.",
  ],
});
