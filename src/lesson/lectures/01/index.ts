/** Lecture 1, linear regression. */
import type { Lecture } from "../../lecture.js";
import { largestStep, uphill, whichMomentum, whichWay } from "./descent.js";
import { facts } from "./facts.js";
import { halfMeanGradient } from "./gradient.js";
import { byHand, twiceTooSteep } from "./line.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture1: Lecture = {
  number: 1,
  notebook: "01-linear-regression.ipynb",
  exercises: [byHand, twiceTooSteep, whichWay, halfMeanGradient, largestStep, whichMomentum, uphill],
  quiz,
  terms,
  vendor,
  facts,
};
