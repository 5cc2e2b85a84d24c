import type { Term } from "../../lesson/lecture.js";

const lecture = 1;

/** Lecture 1: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "function",
    also: ["functions"],
    lecture,
    means: "A machine: numbers go in, one number comes out, and the same input always gives the same output.",
  },
  {
    id: "vector",
    also: ["vectors"],
    lecture,
    means: "Several numbers in a fixed order, written in brackets: `x = [x₁, x₂]`.",
  },
  {
    id: "slope",
    also: ["slopes"],
    lecture,
    means: "How much higher the ground is one unit further right. Negative where it falls.",
  },
  { id: "intercept", also: ["bias"], lecture, means: "The height of a line at x = 0: the `b` of `w·x + b`." },
  { id: "weight", also: ["weights"], lecture, means: "The number an input is multiplied by: the `w` of `w·x + b`." },
  {
    id: "hypothesis",
    also: ["hypotheses"],
    lecture,
    means: "One setting of a machine's knobs: a guess about how the world works.",
  },
  {
    id: "parameter",
    also: ["parameters"],
    lecture,
    means: "A number inside the machine that learning may change: here w and b.",
  },
  {
    id: "residual",
    also: ["residuals"],
    lecture,
    means: "The mistake at one point: what the line says minus what was measured.",
  },
  {
    id: "loss",
    also: ["losses"],
    lecture,
    means:
      "One number that says how bad a setting is. Which one is our choice: here the squares of the mistakes, added up.",
  },
  {
    id: "derivative",
    also: ["derivatives"],
    lecture,
    means:
      "The slope of a function exactly at one place: what the average slope over a small step settles on as the step shrinks.",
  },
  {
    id: "gradient",
    also: ["gradients"],
    lecture,
    means: "The slopes along all parameters together, as a vector. It points straight uphill.",
  },
  {
    id: "gradient descent",
    lecture,
    means: "Taking small steps against the gradient, again and again, until the ground is level.",
  },
  {
    id: "learning rate",
    also: ["step length"],
    lecture,
    means:
      "What the gradient is multiplied by to make a step. Too small and descent creeps, too large and it jumps out of the valley.",
  },
  { id: "chain rule", lecture, means: "The derivative of machines behind machines: multiply their slopes." },
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
    means: "The library keeps track of every operation on its tensors and works the chain rule backwards through them.",
  },
  { id: "momentum", lecture, means: "Remembering part of the previous step, as a heavy ball keeps part of its speed." },
  {
    id: "closed form",
    also: ["least squares"],
    lecture,
    means:
      "A formula that gives the bottom of the loss at once, without descent. A line has one; nearly nothing else in this course does.",
  },
  {
    id: "standardising",
    also: ["standardise", "standardised"],
    lecture,
    means: "Subtracting the mean of an input and dividing by its spread, so that all inputs have the same size.",
  },
];
