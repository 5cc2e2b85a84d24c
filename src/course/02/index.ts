/** Lecture 2, from single neurons to neural networks: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { bent, fitted, grid, largestError } from "./bends.js";
export { type Cut, countPieces, cutsOf } from "./cuts.js";
export { type Border, borders, countMistakes, measurements } from "./figures/borders.js";
export { computationGraph, type GraphNode } from "./figures/computation-graph.js";
export { type PlaygroundFigureOptions, type PlaygroundSet, playground } from "./figures/playground.js";
export { type SevenSegmentsOptions, sevenSegments } from "./figures/seven-segments.js";
export {
  crossValidate,
  difference,
  falseAlarms,
  fiveFolds,
  heldOut,
  interval95,
  learnedFrom,
  missed,
  type Recipe,
  shareRight,
  type Tested,
} from "./held-out.js";
export { bestOfManyBorders, fires, perceptron, truthTable } from "./perceptron.js";
export { rowGraph } from "./row-graph.js";
export { mistakesByRound, standardised, type Training } from "./settling.js";
export { accuracy, median, type NetworkShape, network, says, stages, tenSeeds, train } from "./training.js";
export { borderLoss, breed, descend, type Problem, patientProblem, randomSearch } from "./ways.js";
export { lecture };
