/** Lecture 2, from single neurons to neural networks: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { lastLayer, whichWays } from "./exercises/learning.js";
import { andByHand, middleLamp, weightedSum } from "./exercises/neuron.js";
import { forgottenTooLate, rowSlopes, tanhSlope } from "./exercises/slopes.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 2,
  notebook: "02-neural-networks.ipynb",
  exercises: [andByHand, weightedSum, whichWays, rowSlopes, tanhSlope, forgottenTooLate, lastLayer, middleLamp],
  quiz,
  terms,
  vendor,
  facts,
};
