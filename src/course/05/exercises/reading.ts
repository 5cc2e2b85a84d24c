/** Lecture 5, exercises without code: a place of a kernel, parameters, depth, a heat map, and the wrong tool. */
import { letters } from "../../../lesson/letters.js";
import { numeric } from "../../../lesson/numeric.js";
import { oneOf } from "../../../lesson/one-of.js";

/** One place of a kernel, by hand. */
export const byHand = numeric({
  id: "E5.1",
  title: "One place by hand",
  begin: "lay the kernel on the nine numbers of the middle window, multiply each pair, and add up.",
  truth: -3,
  within: 1e-6,
  right: "nine products and one sum: that is all a convolution does at a place. A layer does it at every place.",
  slips: [
    [
      3,
      "sign",
      "the sign is the other way round: the left column of the kernel counts as minus, the right one as plus.",
    ],
    [
      [9, 12, 15],
      "weights forgotten",
      "that is a sum of pixels. Each must be multiplied by the number of the kernel that lies on it.",
    ],
    [
      [-4, 4],
      "middle row doubled",
      "that is the kernel with a 2 in its middle row. Here all of its numbers are −1, 0 or 1.",
    ],
  ],
  otherwise: "the middle window begins in the second row and the second column of the picture.",
  hints: [
    "The kernel is −1, 0, 1 in each of its rows: add the right column of the window and subtract the left one.",
    "The right column of the window adds up to 1, the left one to 4.",
  ],
});

/** The parameters of a convolutional layer. */
export const kernelNumbers = numeric({
  id: "E5.3",
  title: "How many numbers does the layer learn?",
  begin:
    "each of the 16 kernels looks at all 8 channels. How many numbers has one kernel, and what is added to each result?",
  truth: 1168,
  within: 0.5,
  right: "16 kernels of 8 · 3 · 3 = 72 numbers, and 16 biases. The size of the picture is not in the formula.",
  slips: [
    [1152, "biases forgotten", "the kernels are right. Each of the 16 also has a bias, which is added at every place."],
    [
      [144, 160],
      "one channel",
      "that is for a picture with one channel. Here every kernel looks at all 8 channels at once.",
    ],
    [[72, 73], "one kernel", "that is one kernel, and there are 16."],
    [
      [1160, 1224],
      "a bias for each channel in",
      "there is one bias for each channel that comes out, not for each that goes in.",
    ],
  ],
  otherwise: "multiply: kernels × channels in × 3 × 3, and add one bias for each kernel.",
  hints: ["One kernel has 3 · 3 numbers for each of the 8 channels that it looks at.", "16 · 8 · 3 · 3 + 16"],
});

/** Why a deep plain network is behind. */
export const whyBehind = oneOf({
  id: "E5.5",
  title: "Why is the plain network behind?",
  options: ["overfitting", "parameters", "optimisation"],
  truth: "optimisation",
  begin:
    'put "overfitting", "parameters" or "optimisation" between the quotation marks. The figure shows the training loss.',
  right:
    "both have the same layers and the same number of parameters, and the loss is that of the training data. The plain network could be as good; descent does not get there in a hundred steps.",
  slips: [
    [
      "overfitting",
      "training loss",
      "overfitting would show a low training loss and a high test loss. Here the training loss itself is high.",
    ],
    ["parameters", "equal sizes", "both have the same number of parameters: a shortcut has none."],
  ],
  otherwise: "the answer is one of the words overfitting, parameters and optimisation.",
  hints: [
    "Which data is the loss in the figure measured on?",
    "A shortcut adds no parameters, and plain is behind on the training data itself.",
  ],
});

/** What a heat map does not show. */
export const heatMap = letters({
  id: "E5.9",
  title: "Judge a heat map",
  begin: 'put the letters of the sentences that the pictures do not bear out between the quotation marks, as in "AB".',
  belong: {
    B: "is missing: six chosen pictures are not a count. How often does the map miss, over all patients?",
    D: "is missing: a map says where the score came from, not why. Dark tissue, a drain or an edge at that place would light up in the same way.",
    E: "is missing: nothing was changed to try it. Cover the place, or take the marker away, and see whether the score falls.",
    F: "is missing: radiologists who find a map convincing measure how convincing maps are.",
  },
  others: {
    A: "is borne out: the maps are shown, and Grad-CAM is what it says.",
    C: "is borne out as it stands: it says what the map is made of.",
  },
  right:
    "a map shows where, for the pictures that were chosen. How often it is right must be counted, and what it means must be tried by changing the picture.",
  judgement: true,
  otherwise: "read each sentence once more: does it report what was seen, or conclude from it?",
  hints: [
    "Ask of each sentence: would the pictures look different if it were false?",
    "Four letters belong into the answer: a count that is missing, a reason that a map cannot give, a test that was not made, and a vote.",
  ],
});

/** Where a CNN is the wrong tool. */
export const wrongTool = letters({
  id: "E5.11",
  title: "The wrong tool",
  begin: 'put the letters of the tasks for which a CNN is the wrong tool between the quotation marks, as in "AB".',
  belong: {
    B: "belongs as well: the columns of a table have no neighbours. Sorted differently they are the same table, and a kernel would see another picture.",
    D: "belongs as well: what decides lies at a fixed place, and a network that ignores places throws that away.",
    F: "belongs as well: with 40 patients and no related task to learn from, even transfer has nothing to transfer.",
  },
  others: {
    A: "is a task for it: nodules look alike wherever they lie.",
    C: "is a task for it: beats look alike whenever they come.",
    E: "is a task for it: borrowed convolutions and a new head were made for this.",
  },
  right:
    "a convolution assumes that neighbours belong together and that a pattern means the same everywhere. Where that is false, the assumption costs more than it saves.",
  otherwise:
    "ask of each task: are there neighbours, does the pattern mean the same everywhere, and are there enough examples?",
  hints: [
    "A kernel needs neighbours, and it means the same at every place.",
    "Three letters: one task without neighbours, one where the place decides, one with too few examples of anything.",
  ],
});
