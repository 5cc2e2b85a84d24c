/** Lecture 3, what builders write: dropout (E3.4), Adam (E3.5), the edge of momentum (E3.6) and a start (E3.7). */
import { fmt } from "../../../display/index.js";
import { formula } from "../../../lesson/formula.js";
import { numeric } from "../../../lesson/numeric.js";
import { say } from "../../../lesson/values.js";
import { signalAfter } from "../signal.js";

type Dropout = (x: number[], p: number, u: number[], training: boolean) => number[];

const dropping =
  (scale: (p: number) => number, drops: (u: number, p: number) => boolean = (u, p) => u < p): Dropout =>
  (x, p, u, training) =>
    training ? x.map((v, i) => (drops(u[i]!, p) ? 0 : v * scale(p))) : [...x];

/** Dropout with its rescaling. */
export const writeDropout = formula<[x: number[], p: number, u: number[], training: boolean]>({
  id: "E3.4",
  writes: true,
  title: "Write dropout",
  signature: "(x, p, u, training) => list of numbers",
  probes: [
    [[1, 2, 3, 4], 0.25, [0.1, 0.3, 0.9, 0.2], true],
    [[5, -1, 2], 0.6, [0.7, 0.65, 0.1], true],
    [[5, -1, 2], 0.6, [0.7, 0.65, 0.1], false],
  ],
  starter: (x) => x,
  begin: "nothing is dropped yet. In training, neuron i becomes 0 where u[i] is below p.",
  truth: dropping((p) => 1 / (1 - p)),
  right:
    "the neurons that stay are multiplied by 1/(1 − p), so the next layer receives on average what it will receive at test time.",
  form: ["no list", "the function must return a list as long as x, with a number for each neuron."],
  slips: [
    [
      dropping(() => 1),
      "no rescaling",
      "the correct neurons are switched off, but the rest are left as they were. The next layer then receives less in training than at test time: divide by 1 − p.",
    ],
    [
      dropping((p) => 1 - p),
      "shrunk instead of enlarged",
      "the neurons that stay must make up for those that are gone: divide by 1 − p instead of multiplying.",
    ],
    [
      dropping((p) => 1 / p),
      "divided by p",
      "p is the share that is dropped. The share that stays is 1 − p: divide by that.",
    ],
    [
      dropping(
        (p) => 1 / (1 - p),
        (u, p) => u >= p,
      ),
      "drops the others",
      "the neurons that should stay are the ones that are gone: neuron i is dropped where u[i] is below p.",
    ],
    [
      (x, p, u) => dropping((p) => 1 / (1 - p))(x, p, u, true),
      "drops at test time",
      "in training this is correct, but it drops at test time as well. Without `training` every neuron must be active.",
    ],
    [
      (x, p, u, training) => (training ? dropping(() => 1)(x, p, u, true) : x.map((v) => v * (1 - p))),
      "rescales at test time",
      "this is the form of the first paper, which shrinks everything at test time instead. It is correct on average, but libraries today rescale in training and leave the test alone.",
    ],
  ],
  otherwise: (answer) =>
    `for x = [1, 2, 3, 4], p = 0.25 and u = [0.1, 0.3, 0.9, 0.2] in training your function gives ${say(answer([1, 2, 3, 4], 0.25, [0.1, 0.3, 0.9, 0.2], true), 3)}; it should give [0, 2.67, 4, 0].`,
  hints: [
    "A neuron is 0 where u[i] < p. Otherwise it is v, enlarged so that the average stays the same.",
    "`training ? x.map((v, i) => (u[i] < p ? 0 : v / (1 - p))) : x`",
  ],
});

type AdamStep = (w: number, m: number, v: number, g: number, t: number, lr: number) => number[];
interface AdamForm {
  beta1?: number;
  beta2?: number;
  correct?: (m: number, v: number, t: number, b1: number, b2: number) => [number, number];
  step?: (m: number, v: number) => number;
  returns?: (raw: [number, number], corrected: [number, number]) => [number, number];
  second?: (g: number) => number;
}

/** β to the power of t, for whole t. */
const power = (beta: number, t: number): number => (t <= 0 ? 1 : beta * power(beta, t - 1));

const bothCorrected = (m: number, v: number, t: number, b1: number, b2: number): [number, number] => [
  m / (1 - power(b1, t)),
  v / (1 - power(b2, t)),
];

/** Adam's step, and what becomes of it with one part written differently. */
const adamWith =
  ({
    beta1 = 0.9,
    beta2 = 0.999,
    correct = bothCorrected,
    step = (m, v) => m / (Math.sqrt(v) + 1e-8),
    returns = (raw) => raw,
    second = (g) => g * g,
  }: AdamForm = {}): AdamStep =>
  (w, m, v, g, t, lr) => {
    const raw: [number, number] = [beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * second(g)];
    const corrected = correct(...raw, t, beta1, beta2);
    return [w - lr * step(...corrected), ...returns(raw, corrected)];
  };

/** One step of Adam. */
export const writeAdam = formula<[w: number, m: number, v: number, g: number, t: number, lr: number]>({
  id: "E3.5",
  writes: true,
  title: "Write Adam",
  signature: "(w, m, v, g, t, lr) => [w, m, v]",
  probes: [
    [4, 0, 0, 2, 1, 0.1],
    [-1, 0.5, 0.2, -0.7, 3, 0.05],
    // a slope so small that it matters where ε is added
    [1, 0, 0, 1e-5, 1, 0.1],
  ],
  starter: (w, m, v) => [w, m, v],
  begin:
    "nothing moves yet. First the new m and the new v from the slope g, then their corrected forms, then the step.",
  truth: adamWith(),
  right:
    "two running means, each divided by the weight that its slopes have gathered so far. In the first step the correction cancels the slope's size entirely: w moves by about the rate, whatever the slope.",
  form: ["no three numbers", "the function must return a list of three numbers: the new w, the new m and the new v."],
  slips: [
    [
      adamWith({ correct: (m, v) => [m, v] }),
      "no bias correction",
      "m and v begin at 0 and are too small in the first steps. Divide them by 1 − β₁ᵗ and 1 − β₂ᵗ before the step.",
    ],
    [
      adamWith({ correct: (m, v, t, b1) => [m / (1 - power(b1, t)), v] }),
      "only m corrected",
      "m is corrected, v is not. v begins at 0 as well, and forgets even more slowly: divide it by 1 − β₂ᵗ.",
    ],
    [
      adamWith({ correct: (m, v, t, _b1, b2) => [m, v / (1 - power(b2, t))] }),
      "only v corrected",
      "v is corrected, m is not: divide it by 1 − β₁ᵗ.",
    ],
    [
      adamWith({ returns: (_raw, corrected) => corrected }),
      "keeps the corrected",
      "w is correct. Return m and v as they were before the correction: the next step goes on from those.",
    ],
    [
      (w, m, v, g, t, lr) => [adamWith()(w, m, v, 0, t, lr)[0]!, ...adamWith()(w, m, v, g, t, lr).slice(1)],
      "slope not used in the step",
      "m and v are correct, but w has moved with the old ones. Compute the new m and v first.",
    ],
    [adamWith({ second: (g) => g }), "g not squared", "v is the running mean of the squared slope: g · g."],
    [
      adamWith({ step: (m, v) => m / (v + 1e-8) }),
      "root forgotten",
      "the step divides by the root of v. v is made of squares, so only its root has the size of a slope.",
    ],
    [
      adamWith({ step: (m, v) => m / Math.sqrt(v + 1e-8) }),
      "ε inside the root",
      "nearly: ε is added to the root, not under it. For a tiny slope that makes the step ten times smaller.",
    ],
    [
      adamWith({ step: (m, v) => -m / (Math.sqrt(v) + 1e-8) }),
      "uphill",
      "everything is computed correctly and w walks uphill: subtract the step.",
    ],
    [
      adamWith({ beta1: 0.999, beta2: 0.9 }),
      "β₁ and β₂ swapped",
      "the two forgetting rates are swapped: β₁ = 0.9 belongs to m, β₂ = 0.999 to v.",
    ],
    [
      adamWith({ correct: (m, v, _t, b1, b2) => [m / (1 - b1), v / (1 - b2)] }),
      "t forgotten",
      "the correction is the one of the first step at every step: it needs β to the power of t.",
    ],
    {
      name: "not a number",
      when: (answer) => (answer(4, 0, 0, 2, 1, 0.1) as number[]).some(Number.isNaN),
      says: "at t = 1 your step is no number: something is divided by 0. Steps are counted from 1, so the correction is 1 − βᵗ, not 1 − βᵗ⁻¹.",
    },
  ],
  otherwise: (answer) =>
    `from w = 4, m = v = 0 with g = 2, t = 1 and rate 0.1 your function gives ${say(answer(4, 0, 0, 2, 1, 0.1), 4)}; it should give [3.9, 0.2, 0.004].`,
  hints: [
    "`const mNew = 0.9 * m + 0.1 * g;` and `const mHat = mNew / (1 - 0.9 ** t);`, and the same for v with 0.999 and g · g.",
    "`return [w - (lr * mHat) / (Math.sqrt(vHat) + 1e-8), mNew, vNew];`",
  ],
});

/** The largest stable learning rate of momentum at curvature 10. */
export const stableEdge = numeric({
  id: "E3.6",
  title: "The edge for momentum",
  begin: "the rule for curvature 1 is α < 2(1 + η). What does a curvature of 10 do to it?",
  truth: 0.3,
  within: 1e-6,
  right: "2 · 1.5 / 10 = 0.3. Momentum moves the edge outwards: without it, it is 0.2.",
  slips: [
    [3, "curvature forgotten", "3 is the edge for curvature 1. Ten times the curvature means ten times the slope."],
    [0.2, "momentum forgotten", "0.2 is the edge without momentum, as in lecture 1. With η it moves."],
    [0.1, "wrong sign of η", "that is 2(1 − η)/10. Momentum allows longer steps, not shorter ones: 1 + η."],
    [0.15, "factor 2 missing", "that is half of it: the edge is 2(1 + η) divided by the curvature."],
    [30, "multiplied", "a steeper bowl needs shorter steps: divide by the curvature."],
  ],
  otherwise: "put η = 0.5 into 2(1 + η) and divide by the curvature.",
  hints: ["2(1 + 0.5) / 10."],
});

const afterTwenty = (spread: unknown, inputs: number): string =>
  fmt(signalAfter(spread as (inputs: number) => number, inputs), 2);

/** A start that keeps the signal of ReLU layers. */
export const writeStart = formula<[inputs: number]>({
  id: "E3.7",
  writes: true,
  title: "A start that keeps the signal",
  signature: "(inputs) => the standard deviation of the weights",
  probes: [[16], [64], [256]],
  starter: () => 0.02,
  begin:
    "0.02 whatever the number of inputs: with 64 inputs next to nothing is left of a signal after twenty layers. How must the spread depend on the inputs?",
  truth: (inputs) => Math.sqrt(2 / inputs),
  within: 1e-3,
  right:
    "√(2/inputs), He's start: the sum over the inputs multiplies the power by inputs · spread², and ReLU throws half of it away.",
  form: ["no number", "the function must return one number, the standard deviation."],
  slips: [
    [
      (inputs) => Math.sqrt(1 / inputs),
      "Xavier for ReLU",
      "1/√inputs keeps the signal of tanh. ReLU throws away half of the power in each layer, so after twenty layers a thousandth of the size is left. Make up for that half.",
    ],
    [(inputs) => 2 / inputs, "variance for spread", "2/inputs is the variance. The standard deviation is its root."],
    [
      (inputs) => 1 / inputs,
      "no root",
      "the power grows with inputs · spread², so the spread goes with the root of 1/inputs.",
    ],
    [
      (inputs) => Math.sqrt(1 / (3 * inputs)),
      "the library's default",
      "that is the spread of `nn.linear`'s default, uniform in ±1/√inputs. It is too small for a deep network.",
    ],
    [
      (inputs) => Math.sqrt(6 / inputs),
      "bound for spread",
      "√(6/inputs) is how far a uniform start reaches, as in `nn.init.kaimingUniform`. Its standard deviation is smaller by √3.",
    ],
    [
      (inputs) => Math.sqrt(2 * inputs),
      "grows with the inputs",
      "more inputs make the sum larger, so each weight must be smaller: divide by the inputs.",
    ],
    {
      name: "ignores the inputs",
      when: (answer) => answer(16) === answer(256),
      says: (answer) =>
        `the same spread for every width: with 16 inputs ${afterTwenty(answer, 16)} of a signal of 1 is left after twenty layers, with 256 inputs ${afterTwenty(answer, 256)}.`,
    },
  ],
  otherwise: (answer) =>
    `after twenty layers with 64 inputs each, ${afterTwenty(answer, 64)} of a signal of 1 is left. It should stay near 1.`,
  hints: [
    "ReLU sets half of the values to 0, so half of the power is lost. What must inputs · spread² be?",
    "inputs · spread² = 2.",
  ],
});
