/** Lecture 1, linear regression: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { published } from "./exercises/claim.js";
import { largestStep, momentum, uphill } from "./exercises/descent.js";
import { halfMeanGradient, wholeMachine } from "./exercises/gradient.js";
import { byHand, otherUnits } from "./exercises/line.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 1,
  notebook: "01-linear-regression.ipynb",
  exercises: [byHand, largestStep, uphill, halfMeanGradient, wholeMachine, momentum, otherUnits, published],
  quiz,
  terms,
  vendor,
  facts,
};
