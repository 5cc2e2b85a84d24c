/** Lecture 1, linear regression: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { largestStep, uphill, whichMomentum, whichWay } from "./exercises/descent.js";
import { halfMeanGradient } from "./exercises/gradient.js";
import { byHand, twiceTooSteep } from "./exercises/line.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 1,
  notebook: "01-linear-regression.ipynb",
  exercises: [byHand, twiceTooSteep, whichWay, halfMeanGradient, largestStep, whichMomentum, uphill],
  quiz,
  terms,
  vendor,
  facts,
};
