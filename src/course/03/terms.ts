import type { Term } from "../../lesson/lecture.js";

const lecture = 3;

/** Lecture 3: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "coefficient",
    also: ["coefficients"],
    lecture,
    means: "A number that multiplies a column of the data; least squares finds it. Lecture 1 called it a weight.",
  },
  {
    id: "overfitting",
    also: ["overfit", "overfits"],
    lecture,
    means:
      "Learning the examples instead of what they have in common: small errors on them, large errors on everything else.",
  },
  { id: "training set", lecture, means: "The examples from which the parameters are found." },
  {
    id: "validation set",
    also: ["validation pile"],
    lecture,
    means: "Examples that the fit never sees, used for choosing: the degree, the model, when to stop.",
  },
  {
    id: "test set",
    lecture,
    means: "Examples in a sealed envelope, opened once at the very end, for one honest number.",
  },
  {
    id: "cross-validation",
    also: ["cross-validated"],
    lecture,
    means:
      "Letting the examples take turns: each part is left out once and measured by a model that was fitted to the others.",
  },
  {
    id: "one-hot",
    lecture,
    means: "A category written as a row of zeros with a single 1 in the place of that category.",
  },
  {
    id: "regularisation",
    lecture,
    means:
      "Anything that makes a fit calmer than the examples alone would: charging λ for each squared coefficient is one way.",
  },
  {
    id: "hyperparameter",
    also: ["hyperparameters"],
    lecture,
    means: "A number that people choose and descent does not find: a degree, a learning rate, λ.",
  },
  {
    id: "variance",
    lecture,
    means: "How much a fit changes when it is made from other examples of the same kind.",
  },
  {
    id: "early stopping",
    lecture,
    means: "Keeping the network from the step at which the validation loss was lowest.",
  },
  {
    id: "dropout",
    lecture,
    means: "Switching off a random share of the neurons at each training step, and none at test time.",
  },
  {
    id: "augmentation",
    lecture,
    means: "Showing changed copies of the examples whose label is known to stay true: moved, turned, a little noisier.",
  },
  { id: "epoch", also: ["epochs"], lecture, means: "One pass over all examples of the training set." },
  {
    id: "mini-batch",
    also: ["mini-batches"],
    lecture,
    means: "The few examples from which the slope for one step is computed.",
  },
  {
    id: "warm-up",
    lecture,
    means: "Letting the learning rate rise from near zero during the first steps, before it falls again.",
  },
  {
    id: "weight decay",
    lecture,
    means: "Shrinking every weight by a small fraction at each step.",
  },
  {
    id: "vanishing gradient",
    also: ["vanishing gradients"],
    lecture,
    means: "A slope that so many layers have multiplied by small numbers that next to nothing of it arrives.",
  },
  {
    id: "leakage",
    lecture,
    means: "Test examples having a say before the test: in the fit, in a choice, or through the patient they show.",
  },
];
