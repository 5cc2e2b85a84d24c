/** Lecture 4, what builders write: softmax with its loss, nearest neighbour, AUC, temperature, an attack; and a broken twin. */

import { fmt } from "../../../display/index.js";
import { exp, log } from "../../../kernels/math.js";
import { formula } from "../../../lesson/formula.js";
import { plain } from "../../../lesson/values.js";

const most = (z: readonly number[]) => Math.max(...z);
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

/** −ln softmax(z)[target], by the largest score taken out first. */
const surprise = (z: readonly number[], target: number): number =>
  log(sum(z.map((score) => exp(score - most(z))))) + most(z) - z[target]!;

/** Softmax and cross-entropy in one, for scores of any size. */
export const stableLoss = formula<[scores: number[], target: number]>({
  id: "E4.5",
  title: "Softmax and cross-entropy that do not overflow",
  signature: "(scores, target) => the loss",
  probes: [
    [[2, 1, 0.1], 0],
    [[-1, 3, 0.5, 0.5], 2],
    [[1000, 998, 990], 1],
    [[-1000, -1001], 1],
  ],
  starter: () => 0,
  begin:
    "the function returns 0 for every list of scores. Take the largest score out first, then write ln Σ e^z − z[target].",
  truth: surprise,
  right:
    "e¹⁰⁰⁰ is infinite, but e⁰ is 1: with the largest score taken out nothing can overflow, and the loss is the same.",
  form: ["no number", "the function must return one number: the loss."],
  slips: [
    {
      name: "overflows",
      when: (answer) => {
        const small = Number(plain(answer([2, 1, 0.1], 0)));
        return (
          Math.abs(small - surprise([2, 1, 0.1], 0)) < 1e-6 &&
          !Number.isFinite(Number(plain(answer([1000, 998, 990], 1))))
        );
      },
      says: "right for small scores, but for [1000, 998, 990] it is not a number: e¹⁰⁰⁰ is infinite. Subtract the largest score first.",
    },
    [(z, target) => -surprise(z, target), "sign", "the sign is wrong: a loss is never below 0."],
    [
      (z, target) => exp(-surprise(z, target)),
      "a probability",
      "that is the probability of the right class. The loss is minus its logarithm.",
    ],
    [
      (z, target) => log(sum(z.map((score) => exp(score - most(z))))) - z[target]!,
      "taken out, not put back",
      "the largest score was subtracted inside the sum: add it again outside the logarithm.",
    ],
  ],
  otherwise: (answer) =>
    `for the scores [2, 1, 0.1] and target 0 your function gives ${fmt(Number(plain(answer([2, 1, 0.1], 0))))}; it should give ${fmt(surprise([2, 1, 0.1], 0))}.`,
  hints: [
    "ln Σ e^z = m + ln Σ e^(z − m) for every m. Choose the largest z as m.",
    "`const m = Math.max(...scores); return m + Math.log(scores.map((z) => Math.exp(z - m)).reduce((a, b) => a + b)) - scores[target];`",
  ],
  writes: true,
});

/** Pairs that a ranking gets right; a tie counts half. */
const areaUnder = (scores: readonly number[], ill: readonly number[], tie = 0.5): number => {
  let [won, pairs] = [0, 0];
  scores.forEach((a, i) => {
    scores.forEach((b, k) => {
      if (ill[i] !== 1 || ill[k] !== 0) return;
      pairs++;
      won += a > b ? 1 : a === b ? tie : 0;
    });
  });
  return won / pairs;
};

/** The AUC from its definition, ties included. */
export const pairwise = formula<[scores: number[], ill: number[]]>({
  id: "E4.6",
  title: "The AUC with ties",
  signature: "(scores, ill) => the AUC",
  probes: [
    [
      [0.9, 0.8, 0.7, 0.4],
      [1, 0, 1, 0],
    ],
    [
      [0.5, 0.5, 0.5],
      [1, 0, 0],
    ],
    [
      [0.2, 0.6, 0.6, 0.1, 0.9],
      [0, 1, 0, 0, 1],
    ],
  ],
  starter: () => 0.5,
  begin:
    "the function returns 0.5, which is a coin. Go through all pairs of an ill and a healthy patient and count those in which the ill one has the higher score.",
  truth: (scores, ill) => areaUnder(scores, ill),
  right:
    "the area under the ROC curve is this share of pairs. A machine that gives every patient the same score gets 0.5, as it should.",
  form: ["no number", "the function must return one number between 0 and 1."],
  slips: [
    [
      (s, y) => areaUnder(s, y, 0),
      "ties lost",
      "ties count as lost. Of three patients with the same score the function gives 0 instead of 0.5.",
    ],
    [
      (s, y) => areaUnder(s, y, 1),
      "ties won",
      "ties count as won: a machine that says the same of everybody would be perfect.",
    ],
    [
      (s, y) => 1 - areaUnder(s, y),
      "the wrong way round",
      "the pairs are counted in which the healthy patient has the higher score.",
    ],
  ],
  otherwise: (answer) =>
    `for scores 0.9, 0.8, 0.7, 0.4 of an ill, a healthy, an ill and a healthy patient it gives ${fmt(Number(plain(answer([0.9, 0.8, 0.7, 0.4], [1, 0, 1, 0]))))}; three of the four pairs are in order.`,
  hints: [
    "Two loops: one over the ill patients, one over the healthy. Count 1 for a pair in order and ½ for a tie.",
    "`if (ill[i] === 1 && ill[k] === 0) { pairs++; won += scores[i] > scores[k] ? 1 : scores[i] === scores[k] ? 0.5 : 0; }`",
  ],
  writes: true,
});

/** Squared distances by a² − 2ab + b²; a² is the same for all references of a picture, and left out. */
const distancesTo = (picture: readonly number[], references: readonly (readonly number[])[]): number[] =>
  references.map((one) => sum(one.map((b) => b * b)) - 2 * sum(one.map((b, k) => b * picture[k]!)));

/** The label that most of the k with the least of some distances have. */
const voted = (distances: readonly number[], labels: readonly number[], k: number): number => {
  const order = distances.map((_, i) => i).sort((a, b) => distances[a]! - distances[b]!);
  const votes = order.slice(0, k).map((i) => labels[i]!);
  const count = (label: number) => votes.filter((one) => one === label).length;
  return votes.reduce((best, label) => (count(label) > count(best) ? label : best));
};

type Neighbours = [pictures: number[][], references: number[][], labels: number[], k: number];
const neighbours =
  (distances: typeof distancesTo, many = (k: number) => k) =>
  (pictures: number[][], references: number[][], labels: number[], k: number) =>
    pictures.map((picture) => voted(distances(picture, references), labels, many(k)));

/** The k nearest of some references vote. */
export const nearestReference = formula<Neighbours>({
  id: "E4.7",
  title: "k nearest neighbours by one multiplication",
  signature: "(pictures, references, labels, k) => the label called for each picture",
  probes: [
    [
      [
        [1, 0, 0],
        [0, 0, 2],
      ],
      [
        [0, 1, 0],
        [0.9, 0.1, 0],
        [1.2, 0, 0.1],
        [3, 0, 0],
        [0, 0.1, 2.5],
      ],
      [7, 2, 2, 5, 9],
      1,
    ],
    [
      [
        [0, 0],
        [4, 4],
      ],
      [
        [0.1, 0],
        [0.3, 0],
        [0, 0.4],
        [4, 3.9],
        [4.5, 4],
        [4, 4.6],
        [9, 9],
      ],
      [1, 8, 8, 3, 6, 6, 6],
      3,
    ],
    [
      [[1, 1]],
      [
        [3, 0],
        [1, 2],
        [-4, -4],
      ],
      [4, 5, 6],
      1,
    ],
  ],
  starter: (pictures) => pictures.map(() => 0),
  begin:
    "the function calls every picture 0. Compute the distances of all pictures to all references, and let the k nearest vote.",
  truth: neighbours(distancesTo),
  right:
    "one multiplication of matrices compares every picture with every reference, and nothing has been learned before the question comes.",
  form: ["no list", "the function must return a list with one label for each picture."],
  slips: [
    [
      neighbours((picture, references) => references.map((one) => -sum(one.map((b, k) => b * picture[k]!)))),
      "the brightest",
      "the largest product belongs to the brightest reference, not to the nearest: b² is missing.",
    ],
    [
      neighbours((picture, references) => distancesTo(picture, references).map((far) => -far)),
      "the farthest",
      "these are the references that are farthest away: sort from small to large.",
    ],
    [
      neighbours(distancesTo, () => 1),
      "no vote",
      "right for k = 1. With k = 3 the three nearest vote, and the nearest alone may be outvoted.",
    ],
    [
      (pictures, references) =>
        pictures.map((picture) => {
          const far = distancesTo(picture, references);
          return far.indexOf(Math.min(...far));
        }),
      "the place",
      "that is the place of the nearest reference in the list. Asked is its label.",
    ],
  ],
  otherwise:
    "for the picture [1, 1], the references [3, 0], [1, 2] and [−4, −4] with the labels 4, 5 and 6, and k = 1 the answer is [5].",
  hints: [
    "`const products = tensor(pictures).matmul(tensor(references).transpose(0, 1)).toArray();` has a row for each picture.",
    "The distance of picture i to reference j is b² − 2 · products[i][j], where b² is the sum of squares of reference j. Sort the places of the references by it, and count the labels of the first k.",
  ],
  writes: true,
});

const clipped = (v: number) => Math.min(1, Math.max(0, v));
const signed = (v: number) => (v > 0 ? 1 : v < 0 ? -1 : 0);

/** The fast gradient sign method on one picture. */
export const attack = formula<[picture: number[], slope: number[], eps: number]>({
  id: "E4.8",
  title: "Write the attack",
  signature: "(picture, slope, eps) => the changed picture",
  probes: [
    [[0.5, 0.2, 0.9], [3, -0.001, 0], 0.1],
    [[0.02, 0.99, 0.5], [-1, 2, 0.5], 0.05],
  ],
  starter: (picture) => picture,
  begin: "the picture comes back as it was. Move every pixel by eps in the direction of the sign of its slope.",
  truth: (picture, slope, eps) => picture.map((v, k) => clipped(v + eps * signed(slope[k]!))),
  right: "no pixel moves by more than eps, and all of them move against the machine. That is why so little suffices.",
  form: ["no picture", "the function must return a list as long as the picture."],
  slips: [
    [
      (x, g, eps) => x.map((v, k) => v + eps * signed(g[k]!)),
      "leaves the scale",
      "some pixels end below 0 or above 1, where no scanner puts them. Cut them off.",
    ],
    [
      (x, g, eps) => x.map((v, k) => clipped(v - eps * signed(g[k]!))),
      "helps the machine",
      "minus is descent: the loss gets smaller, and the machine surer. An attack climbs.",
    ],
    [
      (x, g, eps) => x.map((v, k) => clipped(v + eps * g[k]!)),
      "slope instead of sign",
      "you move by the slope itself: one pixel moves far and the others not at all. Take its sign.",
    ],
  ],
  otherwise:
    "a pixel of 0.5 with a slope of 3 and eps = 0.1 becomes 0.6; one of 0.2 with a slope of −0.001 becomes 0.1.",
  hints: [
    "`Math.sign(slope[k])` is 1, −1 or 0.",
    "`picture.map((v, k) => Math.min(1, Math.max(0, v + eps * Math.sign(slope[k]))))`",
  ],
  writes: true,
});

/** Mean surprise about yes or no after the logits were divided by a temperature. */
const surpriseAt = (logits: readonly number[], truth: readonly number[], temperature: number): number =>
  sum(logits.map((z, i) => log(1 + exp((truth[i] === 1 ? -z : z) / temperature)))) / logits.length;

const coolest = (of: readonly number[], loss: (temperature: number) => number): number =>
  of.reduce((best, one) => (loss(one) < loss(best) ? one : best));

/** The temperature with the least surprise. */
export const cooling = formula<[logits: number[], truth: number[], temperatures: number[]]>({
  id: "E4.9",
  title: "Temperature scaling",
  signature: "(logits, truth, temperatures) => the best of the temperatures",
  probes: [
    [
      [6, 5, -4, -6, 5, -5],
      [1, 1, 0, 0, 0, 1],
      [1, 0.05, 0.125, 0.25, 2, 4, 8, 20],
    ],
    [
      [0.5, 0.4, -0.6, -0.5, 0.3],
      [1, 1, 0, 0, 1],
      [0.25, 0.5, 1, 2],
    ],
    [
      [8, -8, 7, -9, 8, -7, 6, 3],
      [1, 0, 1, 0, 1, 0, 0, 1],
      [1, 2, 3, 5, 9],
    ],
  ],
  starter: () => 1,
  begin:
    "the function says 1, which leaves everything as it is. For each temperature divide the logits by it, compute the mean surprise, and return the temperature with the least.",
  truth: (logits, truth, temperatures) => coolest(temperatures, (one) => surpriseAt(logits, truth, one)),
  right:
    "that is all of temperature scaling: one number, chosen on cases that served for nothing else. No patient changes places with another.",
  form: ["no number", "the function must return one number: one of the temperatures."],
  slips: [
    [
      (logits, truth, temperatures) => coolest(temperatures, (one) => surpriseAt(logits, truth, 1 / one)),
      "multiplied",
      "the logits are multiplied by the temperature. Divide: a temperature above 1 makes a machine less sure.",
    ],
    [
      (logits, truth, temperatures) => coolest(temperatures, (one) => -surpriseAt(logits, truth, one)),
      "the most surprised",
      "that is the temperature with the largest surprise. Look for the least.",
    ],
    [
      (_logits, _truth, temperatures) => temperatures[0]!,
      "counting mistakes",
      "the first temperature always wins, as it does where mistakes are counted: dividing by a number changes no verdict. Compare the surprise instead.",
    ],
    [
      (logits, _truth, temperatures) => coolest(temperatures, (one) => sum(logits.map((z) => log(1 + exp(-z / one))))),
      "all called ill",
      "the surprise is computed as if all were ill. For a healthy patient the sign of the logit turns round.",
    ],
  ],
  otherwise: (answer) =>
    `for the logits 6, 5, −4, −6, 5, −5 of four right and two wrong verdicts it chooses ${fmt(Number(plain(answer([6, 5, -4, -6, 5, -5], [1, 1, 0, 0, 0, 1], [1, 0.05, 0.125, 0.25, 2, 4, 8, 20]))))}; the least surprise is elsewhere.`,
  hints: [
    "The surprise about an ill patient is ln(1 + e^(−z/T)), about a healthy one ln(1 + e^(z/T)).",
    "Compute the mean surprise for each temperature, then `temperatures[losses.indexOf(Math.min(...losses))]`.",
  ],
  writes: true,
});

const mean = (list: readonly number[]) => sum(list) / list.length;
const spread = (list: readonly number[]) => Math.sqrt(mean(list.map((v) => (v - mean(list)) * (v - mean(list)))));

/** Standardising with what is to be judged. */
export const leak = formula<[train: number[], test: number[]]>({
  id: "E4.10",
  title: "Find the bug: standardising",
  twin: true,
  signature: "(train, test) => the standardised test values",
  probes: [
    [
      [0, 2, 4],
      [10, 20],
    ],
    [
      [1, 1, 4, 2],
      [0, 3, 6],
    ],
  ],
  starter: (_train, test) => test.map((v) => (v - mean(test)) / spread(test)),
  begin:
    "the test values are centred on themselves: whatever the new scanner does to them is taken out before anybody sees it. From which pile should mean and spread come?",
  truth: (train, test) => test.map((v) => (v - mean(train)) / spread(train)),
  right:
    "a patient who comes alone has no mean and no spread. What is taken out must be known before the first test patient arrives.",
  form: ["no list", "the function must return a list as long as the test values."],
  slips: [
    [
      (train, test) => test.map((v) => (v - mean([...train, ...test])) / spread([...train, ...test])),
      "both piles",
      "both piles together still hold the test values. Use the training pile alone.",
    ],
    [
      (train, test) => test.map((v) => (v - mean(train)) / spread(test)),
      "half of it",
      "the mean is fixed, and the spread still comes from the test values.",
    ],
  ],
  otherwise: "for the training values 0, 2, 4 and the test value 10 the result is (10 − 2) / 1.633 = 4.9.",
  hints: [
    "Which numbers does the function know before the first test patient comes?",
    "Replace `test` by `train` in both helper calls.",
  ],
});
