/** Lecture 5, convolutional neural networks: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { leftTraining, writeCam, writeConv, writeNorm, writePool, writeResidual } from "./exercises/building.js";
import { byHand, heatMap, kernelNumbers, whyBehind, wrongTool } from "./exercises/reading.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 5,
  notebook: "05-convolutional-networks.ipynb",
  exercises: [
    byHand,
    writeConv,
    kernelNumbers,
    writePool,
    whyBehind,
    writeNorm,
    leftTraining,
    writeResidual,
    heatMap,
    writeCam,
    wrongTool,
  ],
  quiz,
  terms,
  vendor,
  facts,
};
