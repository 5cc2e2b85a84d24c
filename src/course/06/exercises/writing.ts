/** Lecture 6, what builders write: Dice loss, transposed convolution, HD95, non-maximum suppression, a paired bootstrap; and a broken twin. */
import { fmt } from "../../../display/index.js";
import { formula } from "../../../lesson/formula.js";
import { plain } from "../../../lesson/values.js";

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const number = (answer: unknown) => fmt(Number(plain(answer)));

const softDice = (p: readonly number[], y: readonly number[]): number =>
  1 - (2 * sum(p.map((v, i) => v * y[i]!)) + 1) / (sum(p) + sum(y) + 1);

/** The soft Dice loss. */
export const diceLoss = formula<[p: number[], y: number[]]>({
  id: "E6.3",
  title: "The Dice loss",
  signature: "(p, y) => the loss",
  probes: [
    [
      [0.9, 0.6, 0.2, 0.1],
      [1, 1, 0, 0],
    ],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    [
      [0.3, 0.8, 0.5, 0.5, 0.1],
      [0, 1, 1, 0, 0],
    ],
  ],
  starter: () => 0,
  begin: "the function returns 0 for everything. Start with the overlap: the sum of p[i] · y[i].",
  truth: softDice,
  right: "the 1 above and below gives an organ that is in neither of the two a loss of 0, instead of 0 divided by 0.",
  form: [
    "no number",
    "the function must return one number. For an organ that is in neither, 0 / 0 is none: add 1 above and below.",
  ],
  slips: [
    [
      (p, y) => 1 - softDice(p, y),
      "Dice, not a loss",
      "that is Dice itself, which is large when all is well. A loss is 1 minus it.",
    ],
    [
      (p, y) =>
        1 -
        (2 * sum(p.map((v, i) => (v >= 0.5 ? 1 : 0) * y[i]!)) + 1) /
          (sum(p.map((v) => (v >= 0.5 ? 1 : 0))) + sum(y) + 1),
      "rounded",
      "the probabilities were rounded to 0 and 1. A step has slope 0, so nothing could be learned from it: use p as it is.",
    ],
    [
      (p, y) => 1 - (sum(p.map((v, i) => v * y[i]!)) + 1) / (sum(p) + sum(y) + 1),
      "not doubled",
      "the overlap counts twice, once for each of the two masks.",
    ],
    [
      (p, y) => 1 - (2 * sum(p.map((v, i) => v * y[i]!))) / Math.max(1e-9, sum(p) + sum(y)),
      "without the 1",
      "the numbers are right where there is an organ. Add 1 above and below the line: without it, an organ that is absent from both has a loss of 1.",
    ],
  ],
  otherwise: (answer) =>
    `for p = [0.9, 0.6, 0.2, 0.1] and y = [1, 1, 0, 0] it gives ${number(answer([0.9, 0.6, 0.2, 0.1], [1, 1, 0, 0]))}; it should give ${fmt(softDice([0.9, 0.6, 0.2, 0.1], [1, 1, 0, 0]))}.`,
  hints: ["`const both = p.reduce((s, v, i) => s + v * y[i], 0);`, and the same for the sums of p and of y."],
  writes: true,
});

const transposed = (x: readonly number[], w: readonly number[], stride: number): number[] => {
  const out = Array.from({ length: (x.length - 1) * stride + w.length }, () => 0);
  x.forEach((v, i) => {
    w.forEach((k, j) => {
      out[i * stride + j]! += v * k;
    });
  });
  return out;
};

/** A transposed convolution in one dimension. */
export const transposedByLoops = formula<[x: number[], w: number[], stride: number]>({
  id: "E6.2",
  title: "Transposed convolution by loops",
  signature: "(x, w, stride) => the longer list",
  probes: [
    [[1, 2], [1, 1], 2],
    [[1, 2, 3], [1, 10, 100], 2],
    [[2, -1], [0.5, 0.25, 1], 1],
    [[4], [1, 2], 3],
  ],
  starter: () => [],
  begin: "the function returns an empty list. Begin with a list of (x.length − 1) · stride + w.length zeros.",
  truth: transposed,
  right:
    "each number paints the kernel into the output, `stride` places further on, and where two paintings overlap they add. With a kernel of 3 and a stride of 2 every second place is painted twice: that is the checkerboard.",
  form: ["wrong length", "the output has (x.length − 1) · stride + w.length places."],
  slips: [
    [
      (x, w, stride) => {
        const out = transposed(x, w, stride).map(() => 0);
        x.forEach((v, i) => {
          w.forEach((k, j) => {
            out[i * stride + j] = v * k;
          });
        });
        return out;
      },
      "overwritten",
      "where two paintings overlap, the later one replaces the earlier. They are to be added: use +=.",
    ],
    [
      (x, w, stride) => transposed(x, [...w].reverse(), stride),
      "mirrored",
      "the kernel is painted back to front. The first number of w goes to the first place.",
    ],
    [
      (x, w, stride) => {
        const out = transposed(x, w, stride).map(() => 0);
        x.forEach((v, i) => {
          w.forEach((k, j) => {
            if (i + j < out.length) out[i + j]! += v * k;
          });
        });
        return out;
      },
      "stride forgotten",
      "the paintings lie one place apart. They begin `stride` places apart: at i · stride.",
    ],
  ],
  otherwise: (answer) => {
    const given = plain(answer([1, 2], [1, 1], 2));
    return `for x = [1, 2], w = [1, 1] and stride 2 it gives [${Array.isArray(given) ? given.join(", ") : String(given)}]; it should give [1, 1, 2, 2].`;
  },
  hints: ["Two loops: for each i and j, `out[i * stride + j] += x[i] * w[j];`"],
  writes: true,
});

const percentile = (list: readonly number[], part: number): number => {
  const order = [...list].sort((a, b) => a - b);
  return order[Math.ceil(part * order.length) - 1]!;
};
const nearest = (a: readonly number[], b: readonly number[]) =>
  a.map((p) => Math.min(...b.map((q) => Math.abs(p - q))));
const distance95 = (a: readonly number[], b: readonly number[]): number => {
  if (a.length === 0 && b.length === 0) return 0;
  if (a.length === 0 || b.length === 0) return -1;
  return Math.max(percentile(nearest(a, b), 0.95), percentile(nearest(b, a), 0.95));
};
const tenth = Array.from({ length: 20 }, (_, i) => i);

/** HD95 of two sets of places on a line. */
export const hausdorff = formula<[a: number[], b: number[]]>({
  id: "E6.6",
  title: "HD95",
  signature: "(a, b) => the distance",
  probes: [
    [
      [0, 10],
      [1, 12],
    ],
    [tenth, [...tenth.slice(0, 19), 60]],
    [[...tenth, 90, 95], tenth],
    [[0], [0, 50]],
    [[], []],
    [[3], []],
  ],
  starter: () => 0,
  begin:
    "the function returns 0 for everything. For each place of a, find the nearest of b; then do the same the other way round.",
  truth: distance95,
  right:
    "both directions, the 95th of a hundred instead of the worst, and a sentence about empty organs: nothing against nothing is 0, and something against nothing has no distance.",
  form: ["no number", "the function must return a number. For two empty lists it is 0; for one empty list, −1."],
  slips: [
    [
      (a, b) => (a.length * b.length === 0 ? distance95(a, b) : percentile(nearest(a, b), 0.95)),
      "one direction",
      "only the way from a to b was measured. A part of b that lies far from all of a is then overlooked.",
    ],
    [
      (a, b) => (a.length * b.length === 0 ? distance95(a, b) : Math.max(...nearest(a, b), ...nearest(b, a))),
      "the maximum",
      "that is the Hausdorff distance itself: a single stray place decides. HD95 leaves out the farthest 5 of 100.",
    ],
    [
      (a, b) =>
        a.length * b.length === 0
          ? distance95(a, b)
          : (sum(nearest(a, b)) + sum(nearest(b, a))) / (a.length + b.length),
      "the mean",
      "that is the mean surface distance. HD95 is the value below which 95 of 100 distances lie.",
    ],
    [
      (a, b) => (a.length * b.length === 0 ? 0 : distance95(a, b)),
      "a missed organ",
      "an organ that is missed altogether gets a distance of 0 here, which is perfect. Return −1, no distance, where only one of the two is empty.",
    ],
  ],
  otherwise: (answer) =>
    `for a = [0, 10] and b = [1, 12] it gives ${number(answer([0, 10], [1, 12]))}; it should give 2.`,
  hints: [
    "The percentile here: sort, and take the place Math.ceil(0.95 · n) − 1.",
    "`const way = (p, q) => p.map((x) => Math.min(...q.map((y) => Math.abs(x - y)))).sort((x, y) => x - y);`",
  ],
});

/** A box: its left, top, right and lower edge, and how sure its model is. */
type Box = [left: number, top: number, right: number, bottom: number, score: number];

const iou = (a: Box, b: Box): number => {
  const across = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
  const down = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  const area = (box: Box) => (box[2] - box[0]) * (box[3] - box[1]);
  return (across * down) / (area(a) + area(b) - across * down);
};
const suppress = (
  boxes: readonly Box[],
  threshold: number,
  by: (a: number, b: number) => number = (a, b) => b - a,
): number[] => {
  const order = boxes.map((_, i) => i).sort((a, b) => by(boxes[a]![4], boxes[b]![4]));
  const kept: number[] = [];
  for (const i of order) if (kept.every((k) => iou(boxes[k]!, boxes[i]!) <= threshold)) kept.push(i);
  return kept;
};

/** Non-maximum suppression. */
export const suppression = formula<[boxes: Box[], threshold: number]>({
  id: "E6.8",
  title: "Non-maximum suppression",
  signature: "(boxes, threshold) => the numbers of the boxes that stay",
  probes: [
    [
      [
        [0, 0, 10, 10, 0.6],
        [1, 1, 11, 11, 0.9],
        [30, 30, 40, 40, 0.5],
        [0, 8, 10, 18, 0.7],
      ],
      0.5,
    ],
    [
      [
        [0, 0, 4, 4, 0.3],
        [0, 0, 4, 4, 0.8],
        [3, 0, 7, 4, 0.7],
      ],
      0.1,
    ],
  ],
  starter: () => [],
  begin:
    "the function keeps nothing. Go through the boxes from the surest to the least sure, and keep those that overlap no kept one too much.",
  truth: (boxes, threshold) => suppress(boxes, threshold),
  right:
    "the surest box of a heap stays, and what overlaps it by more than the threshold goes. Two organs closer than that would lose one of their boxes.",
  form: [
    "wrong length",
    "too many boxes stay, or too few. Compare each with those that were kept, and return the places of the boxes that stay, the surest first.",
  ],
  slips: [
    [
      (boxes, threshold) => suppress(boxes, threshold, (a, b) => a - b),
      "least sure first",
      "the boxes are taken from the least sure on, so the wrong one of each heap stays.",
    ],
  ],
  otherwise:
    "sort by the score (the last number), then keep a box if its IoU with every kept one is at most the threshold.",
  hints: [
    "IoU: the common area, divided by the sum of both areas minus the common one.",
    "`for (const i of order) if (kept.every((k) => iou(boxes[k], boxes[i]) <= threshold)) kept.push(i);`",
  ],
});

/** Means of redrawn pairs. */
export const pairedBootstrap = formula<[a: number[], b: number[], draws: number[][]]>({
  id: "E6.4",
  title: "A paired bootstrap",
  signature: "(a, b, draws) => [low, high]",
  probes: [
    [
      [0.9, 0.7, 0.8, 0.6],
      [0.8, 0.7, 0.6, 0.7],
      [
        [0, 1, 2, 3],
        [0, 0, 0, 0],
        [3, 3, 1, 2],
        [2, 2, 0, 1],
        [1, 1, 1, 3],
      ],
    ],
    [
      [1, 2, 3],
      [0, 0, 9],
      [
        [2, 2, 2],
        [0, 1, 1],
        [1, 0, 2],
      ],
    ],
  ],
  starter: () => [0, 0],
  begin: "the function returns [0, 0]. For each list of `draws`, average a[i] − b[i] over its places i.",
  truth: (a, b, draws) => {
    const means = draws.map((places) => sum(places.map((i) => a[i]! - b[i]!)) / places.length);
    return [Math.min(...means), Math.max(...means)];
  },
  right:
    "each draw takes whole patients, and both models are judged on the same ones. With 2,000 draws one leaves out 2.5 in 100 at each end instead of taking the extremes.",
  form: ["wrong form", "the function must return two numbers: [lowest, highest]."],
  slips: [
    [
      (a, b, draws) => {
        const means = (x: number[]) => draws.map((places) => sum(places.map((i) => x[i]!)) / places.length);
        return [Math.min(...means(a)) - Math.max(...means(b)), Math.max(...means(a)) - Math.min(...means(b))];
      },
      "unpaired",
      "the two models are judged on different draws of patients, so the luck of the draw makes the interval wider. Subtract patient by patient first.",
    ],
    [
      (a, b, draws) => {
        const means = draws.map((places) => sum(places.map((i) => b[i]! - a[i]!)) / places.length);
        return [Math.min(...means), Math.max(...means)];
      },
      "sign",
      "the sign is the wrong way round: asked is a − b.",
    ],
  ],
  otherwise: "for each draw the mean of a[i] − b[i] over its places; then the smallest and the largest of these means.",
  hints: ["`draws.map((places) => places.reduce((s, i) => s + a[i] - b[i], 0) / places.length)`"],
  writes: true,
});

const byWho = (patients: readonly number[], test: readonly number[]) => ({
  training: patients.flatMap((who, i) => (test.includes(who) ? [] : [i])),
  test: patients.flatMap((who, i) => (test.includes(who) ? [i] : [])),
});

/** Slices of one patient on both sides of a split. */
export const slicesApart = formula<[patients: number[], heldOut: number]>({
  id: "E6.10",
  title: "Find the bug: the split",
  twin: true,
  signature: "(patients, heldOut) => [places for training, places for the test]",
  probes: [
    [[0, 0, 0, 1, 1, 1, 2, 2, 2], 1],
    [[7, 7, 3, 9, 9, 5], 2],
  ],
  starter: (patients, heldOut) => {
    const places = patients.map((_, i) => i);
    return [places.slice(0, places.length - heldOut), places.slice(places.length - heldOut)];
  },
  begin: "it holds out the last `heldOut` slices. Of whom are the slices just before them?",
  truth: (patients, heldOut) => {
    const who = [...new Set(patients)];
    const split = byWho(patients, who.slice(who.length - heldOut));
    return [split.training, split.test];
  },
  right:
    "all slices of a patient are on the same side now. Neighbouring slices look nearly alike, so a network that has seen one has seen the answer to the other.",
  form: ["wrong form", "the function must return two lists of places: [training, test]."],
  slips: [
    [
      (patients, heldOut) => {
        const who = [...new Set(patients)];
        const split = byWho(patients, who.slice(0, heldOut));
        return [split.training, split.test];
      },
      "the first patients",
      "it holds out the first patients. Asked are the last ones.",
    ],
  ],
  otherwise:
    "list the distinct patients with [...new Set(patients)], hold out the last `heldOut` of them, and deal the places by who they belong to.",
  hints: [
    "`const out = [...new Set(patients)].slice(-heldOut);`, then ask of each place whether out.includes(patients[i]).",
  ],
});
