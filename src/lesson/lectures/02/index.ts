/** Lecture 2, from single neurons to neural networks. */
import type { Lecture } from "../../lecture.js";
import { facts } from "./facts.js";
import { forgottenTooLate, lastLayer, rowSlopes, tanhSlope, whichWays } from "./learning.js";
import { andByHand, middleLamp, weightedSum } from "./neuron.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture2: Lecture = {
  number: 2,
  notebook: "02-neural-networks.ipynb",
  exercises: [andByHand, weightedSum, whichWays, rowSlopes, tanhSlope, forgottenTooLate, lastLayer, middleLamp],
  quiz,
  terms,
  vendor,
  facts,
};
