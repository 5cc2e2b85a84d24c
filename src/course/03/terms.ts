import type { Term } from "../../lesson/lecture.js";

const lecture = 3;

/** Lecture 3: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "overfitting",
    also: ["overfit", "overfits"],
    lecture,
    means:
      "Learning the examples instead of what they have in common: small mistakes on them, large ones on everything else.",
  },
  { id: "training set", lecture, means: "The examples from which the parameters are found." },
  {
    id: "test set",
    lecture,
    means: "Examples kept in a sealed envelope, opened once at the very end, for one honest number.",
  },
  {
    id: "validation set",
    lecture,
    means: "Examples that the parameters never see, used for choosing: the degree, the model, when to stop.",
  },
  {
    id: "hyperparameter",
    also: ["hyperparameters"],
    lecture,
    means: "A number chosen by people, not found by descent: a degree, a learning rate, λ.",
  },
  {
    id: "cross-validation",
    also: ["cross-validated"],
    lecture,
    means: "Letting the examples take turns: each part is left out once and measured by a model fitted to the others.",
  },
  {
    id: "variance",
    lecture,
    means: "How much a fit changes when it is made from other examples of the same kind.",
  },
  {
    id: "regularisation",
    lecture,
    means:
      "Anything that makes a fit calmer than the examples alone would: λ times the squares of the coefficients is one way.",
  },
  {
    id: "early stopping",
    lecture,
    means: "Ending the training where the loss on the validation set is lowest.",
  },
  {
    id: "dropout",
    lecture,
    means: "Switching off a random part of the neurons at each training step, and none in use.",
  },
  {
    id: "augmentation",
    lecture,
    means:
      "Showing changed copies of the examples whose answer is known to stay true: moved, turned, a little noisier.",
  },
  {
    id: "mini-batch",
    also: ["mini-batches"],
    lecture,
    means: "The few examples from which one step's slope is computed.",
  },
  { id: "epoch", also: ["epochs"], lecture, means: "One pass over all examples of the training set." },
  {
    id: "vanishing gradient",
    also: ["vanishing gradients"],
    lecture,
    means: "A slope that has been multiplied by small numbers in so many layers that nothing of it arrives.",
  },
];
