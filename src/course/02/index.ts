/** Lecture 2, from single neurons to neural networks: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { computationGraph, type GraphNode } from "./figures/computation-graph.js";
export { type PlaygroundFigureOptions, type PlaygroundSet, playground } from "./figures/playground.js";
export { type SevenSegmentsOptions, sevenSegments } from "./figures/seven-segments.js";
export { lecture };
