import type { Term } from "../../lesson/lecture.js";

const lecture = 5;

/** Lecture 5: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "kernel",
    also: ["kernels"],
    lecture,
    means: "A small table of weights that is laid on every place of a picture: products, added up.",
  },
  {
    id: "convolution",
    also: ["convolutions", "convolutional"],
    lecture,
    means:
      "Sliding a kernel over a picture or a signal. Layers lay it on as it is, which mathematicians call a cross-correlation.",
  },
  { id: "stride", also: ["strides"], lecture, means: "How many pixels a window moves on from one place to the next." },
  {
    id: "padding",
    lecture,
    means: "A rim, of zeros mostly, around a picture, so that a kernel fits at its edge as well.",
  },
  {
    id: "max pool",
    also: ["max pools", "max pooling", "pool", "pools", "pooling"],
    lecture,
    means: "Keeping the largest number of each window, so that the picture becomes smaller.",
  },
  {
    id: "receptive field",
    also: ["receptive fields"],
    lecture,
    means: "The part of the picture that one number of a layer depends on.",
  },
  {
    id: "equivariance",
    also: ["equivariant"],
    lecture,
    means: "Moving the input moves the output in the same way. Invariance: moving the input changes nothing.",
  },
  {
    id: "global pool",
    also: ["global pooling"],
    lecture,
    means: "One number for each channel, its largest or its mean, wherever it was.",
  },
  {
    id: "batch norm",
    also: ["batch normalisation"],
    lecture,
    means:
      "Giving each channel mean 0 and variance 1 over the batch, then a learned scale and shift; at test time by running statistics.",
  },
  {
    id: "residual block",
    also: ["residual blocks"],
    lecture,
    means: "Layers whose result is added to what went in, so that signal and slope can pass unchanged.",
  },
  {
    id: "saliency map",
    also: ["saliency maps", "saliency"],
    lecture,
    means: "How strongly each pixel moves a score: the size of the slope.",
  },
  {
    id: "Grad-CAM",
    lecture,
    means: "A heat map: the channels of a late layer, weighed by the mean slope of the score along each.",
  },
  {
    id: "transfer",
    also: ["transfer learning"],
    lecture,
    means: "Beginning a new task with layers that another task has trained.",
  },
  {
    id: "dilation",
    also: ["dilated"],
    lecture,
    means: "Gaps between the cells of a kernel: a wider view for the same number of weights.",
  },
  {
    id: "quantisation",
    also: ["quantised"],
    lecture,
    means: "Keeping each weight in few bits, as a whole number times a step.",
  },
  { id: "pruning", also: ["pruned"], lecture, means: "Setting the smallest weights to 0." },
];
