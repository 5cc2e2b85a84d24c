import type { Term } from "../../lesson/lecture.js";

const lecture = 2;

/** Lecture 2: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "neuron",
    also: ["neurons"],
    lecture,
    means: "A weighted sum of some numbers plus a bias, passed through a fixed function.",
  },
  {
    id: "activation",
    also: ["activations"],
    lecture,
    means: "The fixed function at the end of a neuron, such as a switch.",
  },
  { id: "Heaviside step", lecture, means: "The switch: 1 if the weighted sum is positive, otherwise 0." },
  {
    id: "perceptron",
    also: ["perceptrons"],
    lecture,
    means:
      "A neuron with a switch that corrects its weights by adding or subtracting the inputs of each example it got wrong.",
  },
  {
    id: "linearly separable",
    lecture,
    means: "Two kinds of points that one straight line (or, in more dimensions, one plane) can part.",
  },
  { id: "sigmoid", lecture, means: "A switch with a soft edge: σ(z) = 1/(1 + e⁻ᶻ), between 0 and 1." },
  { id: "logistic regression", lecture, means: "A single neuron with a sigmoid; its answer is read as a probability." },
  { id: "full batch", lecture, means: "The slopes of all examples are added up before each step." },
  {
    id: "backpropagation",
    lecture,
    means:
      "Working out the slopes of the loss along every number in a network, from the last to the first, by the chain rule.",
  },
  { id: "forward pass", lecture, means: "Computing the answer, from the inputs to the loss." },
  { id: "backward pass", lecture, means: "Computing the slopes, from the loss back to the weights." },
  {
    id: "binary cross-entropy",
    also: ["BCE"],
    lecture,
    means: "The surprise at the truth: minus the logarithm of the probability that was given to what really happened.",
  },
  {
    id: "softmax",
    lecture,
    means: "Turns several numbers into probabilities that add up to 1: e to the power of each, divided by the total.",
  },
  {
    id: "feature",
    also: ["features"],
    lecture,
    means: "A number that describes a thing and is given to a model as an input.",
  },
  {
    id: "representation learning",
    lecture,
    means: "Letting the model find its own features instead of choosing them by hand.",
  },
  {
    id: "hidden",
    also: ["hidden layer"],
    lecture,
    means: "Between input and output: hidden neurons make new features for those behind them.",
  },
  { id: "ReLU", lecture, means: "The activation max(0, z): it passes what is positive, and 0 otherwise." },
  { id: "depth", lecture, means: "How many layers stand one behind the other." },
  {
    id: "universal approximation",
    lecture,
    means:
      "One hidden layer with enough neurons comes as close as you like to any continuous function on a closed, bounded range.",
  },
  {
    id: "held-out",
    lecture,
    means: "Kept aside while learning, to be tested on: patients that the model has not seen.",
  },
];
