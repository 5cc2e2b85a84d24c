/** Lecture 5, what builders write: a convolution, a pool's slopes, batch norm, a residual block and Grad-CAM; and a broken twin. */
import { formula } from "../../../lesson/formula.js";
import { say } from "../../../lesson/values.js";
import { scorer } from "../scorer.js";
import { camOf, convolved, normalised, poolSlopes } from "./plain.js";

const three = [[1, 2, 0, 1], [0, 1, 3, 1], [2, 2, 1, 0], [1, 0, 4, 2]]; // biome-ignore format: a picture
const odd = [[2, -1, 0], [1, 3, 5]]; // biome-ignore format: a picture

/** A convolution by loops. */
export const writeConv = formula<[picture: number[][], kernel: number[][]]>({
  id: "E5.2",
  writes: true,
  title: "Write a convolution",
  signature: "(picture, kernel) => rows of the result",
  probes: [
    [three, [[1, -1], [2, 0]]],
    [three, [[1, 0, -1], [2, 0, -2], [1, 0, -1]]],
    [odd, [[1, 2]]],
  ], // biome-ignore format: kernels are read as pictures
  starter: () => [],
  begin:
    "the function returns no rows. For each place of the window, add up the products of the kernel and what lies under it.",
  truth: (picture, kernel) => convolved(picture, kernel),
  right:
    "four loops: two over the places, two over the kernel. The engine does the same sums, in an order that suits the machine.",
  form: [
    "no picture",
    "the function must return rows of numbers: height − kernel + 1 of them, for the window must fit inside, and as many numbers in each as there are places from left to right.",
  ],
  slips: [
    [
      (picture, kernel) => convolved(picture, kernel, { flipped: true }),
      "flipped",
      "the kernel is turned by half a turn. That is the convolution of the mathematicians; layers lay the kernel on as it is (a cross-correlation).",
    ],
    [
      (picture, kernel) =>
        convolved(picture, kernel).map((row) => row.map((v) => v / (kernel.length * kernel[0]!.length))),
      "averaged",
      "the sum is divided by the number of cells. A convolution adds up and does not average.",
    ],
    [
      (picture, kernel) =>
        convolved(
          picture,
          kernel.map((row) => row.map(() => 1)),
        ),
      "weights forgotten",
      "the pixels are added up, but the numbers of the kernel have no part in it.",
    ],
  ],
  otherwise: (answer) =>
    `for the picture [[2, −1, 0], [1, 3, 5]] and the kernel [[1, 2]] your function gives ${say(answer(structuredClone(odd), [[1, 2]]), 3)}; it should give [[0, −1], [7, 13]].`,
  hints: [
    "The result has picture.length − kernel.length + 1 rows. At row r and column c the sum goes over kernel[i][j] · picture[r + i][c + j].",
    "`Array.from({ length: picture.length - kernel.length + 1 }, (_, r) => Array.from({ length: picture[0].length - kernel[0].length + 1 }, (_, c) => kernel.reduce((sum, row, i) => sum + row.reduce((s, w, j) => s + w * picture[r + i][c + j], 0), 0)))`",
  ],
});

/** The backward pass of a max pool. */
export const writePool = formula<[x: number[][], g: number[][]]>({
  id: "E5.4",
  writes: true,
  title: "The slopes of a max pool",
  signature: "(x, g) => slopes of x, as rows",
  probes: [
    [three, [[1, 2], [3, 4]]],
    [[[5, 5], [5, 5]], [[8]]],
  ], // biome-ignore format: pictures
  starter: (x) => x.map((row) => row.map(() => 0)),
  begin: "all slopes are 0. In each window of 2 by 2, the slope goes to the largest number.",
  truth: (x, g) => poolSlopes(x, g),
  right: "a pool passes the slope on to the winner and gives the others nothing: they had no part in the result.",
  form: ["no picture", "the function must return as many rows and columns as x has."],
  slips: [
    [(x, g) => poolSlopes(x, g, "all"), "to all", "all four get the slope. Only the largest had a part in the result."],
    [(x, g) => poolSlopes(x, g, "average"), "averaged", "that is the slope of an average pool: a quarter for each."],
    [
      (x, g) => poolSlopes(x, g, "shared"),
      "ties counted twice",
      "right where one number is the largest. Where several are, only the first of them gets the slope; otherwise more slope comes out than went in.",
    ],
  ],
  otherwise: (answer) =>
    `for x = [[1, 2], [0, 1]] and g = [[3]] your function gives ${say(answer([[1, 2], [0, 1]], [[3]]), 3)}; it should give [[0, 3], [0, 0]].`, // biome-ignore format: pictures
  hints: [
    "The window of g[r][c] has its corner at x[2r][2c]. Look for its largest number, the first one if there are several.",
    "Collect the four places, find `values.indexOf(Math.max(...values))`, and write g[r][c] there.",
  ],
});

type Running = [mean: number, variance: number];

/** Batch norm. */
export const writeNorm = formula<[x: number[], gamma: number, beta: number, running: Running, training: boolean]>({
  id: "E5.6",
  writes: true,
  title: "Write batch norm",
  signature: "(x, gamma, beta, running, training) => list of numbers",
  probes: [
    [[1, 3, 5, 7], 2, 1, [0, 1], true],
    [[1, 3, 5, 7], 2, 1, [2, 4], false],
    [[0.2, -0.4, 0.9], 0.5, 0, [0, 1], true],
  ],
  starter: (x) => x,
  begin: "x is returned as it is. Subtract the mean, divide by √(variance + ε), multiply by γ and add β.",
  truth: (...given) => normalised(...given)[0],
  within: 1e-4,
  right:
    "the batch's own mean and variance while training, the running ones afterwards. What a picture gets at test time no longer depends on its neighbours.",
  form: ["no list", "the function must return a list as long as x."],
  slips: [
    [
      (x, gamma, beta, running, training) => normalised(x, gamma, beta, running, training, { alwaysBatch: true })[0],
      "always the batch",
      "right in training. At test time the running mean and variance must be used, or a patient's result depends on who else is in the batch.",
    ],
    [
      (x, gamma, beta, running) => normalised(x, gamma, beta, running, false)[0],
      "never the batch",
      "right at test time. In training, the batch's own mean and variance are used.",
    ],
    [
      (x, _gamma, _beta, running, training) => normalised(x, 1, 0, running, training)[0],
      "γ and β forgotten",
      "the numbers have mean 0 and variance 1, but γ and β, which are learned, have no part in them.",
    ],
    [
      (x, gamma, beta, running, training) => {
        const spread = training
          ? (x.length / (x.length - 1)) * (normalised(x, 1, 0, running, true, { keep: 0, unbiased: false })[2] ?? 0)
          : running[1];
        const by = training ? x.reduce((a, b) => a + b, 0) / x.length : running[0];
        return x.map((v) => (gamma * (v - by)) / Math.sqrt(spread + 1e-5) + beta);
      },
      "n − 1",
      "the variance is divided by n − 1. Batch norm normalises by the plain mean of the squares; n − 1 is only for the running variance.",
    ],
  ],
  otherwise: (answer) =>
    `for x = [1, 3, 5, 7], γ = 2, β = 1 in training your function gives ${say(answer([1, 3, 5, 7], 2, 1, [0, 1], true), 3)}; it should give [−1.68, 0.106, 1.89, 3.68].`,
  hints: [
    "First decide which mean and variance hold: those of x if `training`, else running[0] and running[1].",
    "`const m = training ? mean(x) : running[0]; const v = training ? mean(x.map((a) => (a - m) ** 2)) : running[1]; return x.map((a) => gamma * (a - m) / Math.sqrt(v + 1e-5) + beta);`",
  ],
});

/** Batch norm left in training mode. */
export const leftTraining = formula<[batch: number[]]>({
  id: "E5.7",
  twin: true,
  title: "Find the bug: the score that depends on the neighbours",
  signature: "(batch) => list of scores",
  probes: [[[1, 3, 5, 7]], [[6, 6.5]], [[2, 9, 4]]],
  starter: (batch) => scorer().predict(batch),
  begin: "the same patient still gets another score in another batch. In which mode is the model?",
  truth: (batch) => scorer().eval().predict(batch),
  right: "in evaluation mode the running statistics are used, and a patient's score depends on that patient alone.",
  form: ["no list", "the function must return a score for each patient of the batch."],
  slips: [
    [
      (batch) => batch.map((patient) => scorer().predict([patient])[0]!),
      "one at a time",
      "one patient at a time, still in training mode: the mean of one is that one, and everybody gets the same score.",
    ],
    [
      (batch) => batch.map((patient) => (patient - 2) / 4),
      "by hand",
      "nearly, but divide by the spread, √(variance + ε), not by the variance. Better still, let the model do it in evaluation mode.",
    ],
  ],
  otherwise: () => "set the mode before you predict, and leave the scores as they come.",
  hints: ["Which of `train()` and `eval()` belongs before a prediction?", "`scorer().eval().predict(batch)`"],
});

const relu = (list: number[]) => list.map((v) => Math.max(0, v));
const sum = (a: number[], b: number[]) => a.map((v, i) => v + b[i]!);

/** A residual block. */
export const writeResidual = formula<[x: number[], branch: number[]]>({
  id: "E5.8",
  title: "A residual block",
  signature: "(x, branch) => list of numbers",
  probes: [
    [
      [1, -2, 3],
      [-1, -4, 1],
    ],
    [
      [0.5, 2, -1],
      [-1.5, 0, 3],
    ],
  ],
  starter: (x) => x,
  begin: "x is returned as it is. Add what the branch has made of it, then apply ReLU.",
  truth: (x, branch) => relu(sum(branch, x)),
  right: "relu(F(x) + x). Where the branch says nothing, a positive x passes unchanged, and its slope is 1.",
  form: ["no list", "the function must return a list as long as x."],
  slips: [
    [
      (_x, branch) => relu(branch),
      "no shortcut",
      "that is a plain block: x itself must be added to what the branch has made of it.",
    ],
    [(x, branch) => sum(branch, x), "no ReLU", "the sum is right. The block ends with a ReLU."],
    [
      (x, branch) => sum(relu(branch), x),
      "ReLU before the sum",
      "the ReLU comes after the sum. Before it, a block could only ever add.",
    ],
  ],
  otherwise: (answer) =>
    `for x = [1, −2, 3] and branch = [−1, −4, 1] your function gives ${say(answer([1, -2, 3], [-1, -4, 1]), 3)}; it should give [0, 0, 4].`,
  hints: ["First the sum, number by number; then ReLU.", "`branch.map((f, i) => Math.max(0, f + x[i]))`"],
});

const channels = [[[1, 0], [2, 3]], [[0, 4], [1, 1]]]; // biome-ignore format: two channels
const slopes = [[[1, 1], [0, 2]], [[-2, 0], [0, -2]]]; // biome-ignore format: their slopes

/** Grad-CAM. */
export const writeCam = formula<[channels: number[][][], slopes: number[][][]]>({
  id: "E5.10",
  writes: true,
  title: "Write Grad-CAM",
  signature: "(channels, slopes) => the map, as rows",
  probes: [
    [channels, slopes],
    [[...channels].reverse(), slopes],
  ],
  starter: (given) => given[0]!.map((row) => row.map(() => 0)),
  begin:
    "the map is 0 everywhere. A channel's weight is the mean of its slopes; the map is the weighted sum, cut off below 0.",
  truth: (given, slope) => camOf(given, slope),
  right: "weights that are means of slopes, a weighted sum, and a ReLU: Grad-CAM is three lines.",
  form: ["no map", "the function must return one map with as many rows and columns as a channel."],
  slips: [
    [
      (given, slope) => camOf(given, slope, { cut: false }),
      "not cut off",
      "what is below 0 speaks against the class. Cut it off with a ReLU.",
    ],
    [
      (given, slope) => camOf(given, slope, { weigh: (list) => list.reduce((a, b) => a + b, 0) }),
      "sum instead of mean",
      "the weights are sums of the slopes. Grad-CAM takes their mean: the sum divided by the number of places.",
    ],
    [
      (given, slope) => camOf(given, slope, { weigh: (list) => Math.max(...list) }),
      "largest slope",
      "the weight of a channel is the mean of its slopes, not the largest.",
    ],
    [
      (given, slope) =>
        given[0]!.map((row, r) =>
          row.map((_, c) =>
            Math.max(
              0,
              given.reduce((s, rows, k) => s + rows[r]![c]! * slope[k]![r]![c]!, 0),
            ),
          ),
        ),
      "place by place",
      "each place is multiplied by its own slope. In Grad-CAM a channel has one weight for all its places.",
    ],
  ],
  otherwise: (answer) =>
    `for the two channels of the first probe your function gives ${say(answer(channels, slopes), 3)}; it should give [[1, 0], [1, 2]].`,
  hints: [
    "Three steps: one weight for each channel, the weighted sum at each place, Math.max(0, …).",
    "`const w = slopes.map((s) => mean(s.flat()))`, then at row r and column c the sum over k of w[k] · channels[k][r][c].",
  ],
});
