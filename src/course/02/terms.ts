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
    means: "Said of two kinds of points that one straight line (or, in more dimensions, one plane) can separate.",
  },
  { id: "sigmoid", lecture, means: "A switch with a soft edge: σ(z) = 1/(1 + e⁻ᶻ), between 0 and 1." },
  { id: "logistic regression", lecture, means: "A single neuron with a sigmoid; its answer is read as a probability." },
  { id: "full batch", lecture, means: "The slopes of all examples are added up before each step." },
  {
    id: "backpropagation",
    lecture,
    means:
      "Computing the slopes of the loss along every number in a network by the chain rule, from the last number to the first.",
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
    id: "logit",
    also: ["logits"],
    lecture,
    means: "The sum z before the last activation: an answer that is not yet a probability.",
  },
  {
    id: "softmax",
    lecture,
    means: "Turns several numbers into probabilities that add up to 1: e to the power of each, divided by the total.",
  },
  {
    id: "hidden",
    also: ["hidden layer"],
    lecture,
    means: "Between input and output: the answers of hidden neurons are the inputs of the next layer.",
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
    id: "ReLU",
    lecture,
    means: "The rectified linear unit, the activation max(0, z): it passes what is positive, and 0 otherwise.",
  },
  {
    id: "universal approximation",
    lecture,
    means:
      "One hidden layer with enough neurons comes as close as you like to any continuous function on a closed, bounded range.",
  },
  {
    id: "held-out",
    lecture,
    means: "Set aside during training and used only for testing: patients that the model has not seen.",
  },
];
