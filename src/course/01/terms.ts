import type { Term } from "../../lesson/lecture.js";

const lecture = 1;

/** Lecture 1: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "slope",
    also: ["slopes"],
    lecture,
    means: "How much a curve rises for each unit to the right; negative where it falls.",
  },
  {
    id: "intercept",
    also: ["bias"],
    lecture,
    means: "The height of a line at x = 0: the `b` of `w·x + b`.",
  },
  {
    id: "parameter",
    also: ["parameters"],
    lecture,
    means: "A number in the model that learning may change: here w and b.",
  },
  {
    id: "hypothesis",
    also: ["hypotheses"],
    lecture,
    means: "One setting of a model's parameters.",
  },
  {
    id: "residual",
    also: ["residuals"],
    lecture,
    means: "The error at one point: prediction minus measurement.",
  },
  {
    id: "loss",
    also: ["losses"],
    lecture,
    means: "One number for how bad a setting of the parameters is: here the sum of the squared residuals.",
  },
  {
    id: "derivative",
    also: ["derivatives"],
    lecture,
    means: "The slope of a curve exactly at one place.",
  },
  {
    id: "gradient descent",
    lecture,
    means: "Stepping against the slope, again and again.",
  },
  {
    id: "learning rate",
    also: ["step length"],
    lecture,
    means: "The number that the slope is multiplied by to make a step.",
  },
  {
    id: "gradient",
    also: ["gradients"],
    lecture,
    means: "The slopes along all parameters together. It points straight uphill.",
  },
  {
    id: "closed form",
    also: ["least squares"],
    lecture,
    means: "A formula for the lowest point of the loss. Lines and polynomials have one, networks do not.",
  },
  {
    id: "weight",
    also: ["weights"],
    lecture,
    means: "The number that an input is multiplied by. A line has one: its slope w.",
  },
  {
    id: "standardising",
    also: ["standardise", "standardised"],
    lecture,
    means: "Subtracting the mean of a feature and dividing by its standard deviation.",
  },
  {
    id: "foundation model",
    also: ["foundation models"],
    lecture,
    means: "A model trained once on very large amounts of data and then used for many tasks.",
  },
  {
    id: "function",
    also: ["functions"],
    lecture,
    means: "A rule that turns numbers into a number. The same input always gives the same output.",
  },
  {
    id: "vector",
    also: ["vectors"],
    lecture,
    means: "Several numbers in a fixed order, written in brackets: `x = [x₁, x₂]`.",
  },
  {
    id: "mean squared error",
    also: ["MSE"],
    lecture,
    means: "The sum of the squared residuals, divided by the number of points.",
  },
  {
    id: "momentum",
    lecture,
    means: "Keeping part of the previous step in the next one, as a heavy ball keeps part of its speed.",
  },
  {
    id: "chain rule",
    lecture,
    means: "When one function feeds another, their rates of change multiply.",
  },
  {
    id: "tensor",
    also: ["tensors"],
    lecture,
    means: "A table of numbers with any number of dimensions: a number, a list, a grid, a stack of grids.",
  },
  {
    id: "autograd",
    also: ["automatic differentiation"],
    lecture,
    means:
      "The library records every operation on its tensors and applies the chain rule backwards through the record.",
  },
  {
    id: "curvature",
    lecture,
    means: "How fast the slope changes along a direction. It limits the learning rate.",
  },
  {
    id: "saddle",
    also: ["saddles"],
    lecture,
    means: "A place where the ground is level, rising in one direction and falling in another.",
  },
];
