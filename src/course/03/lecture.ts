/** Lecture 3, generalisation and learning algorithms: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { smoothEnough, tunedOnTest, whenToStop, whichDegree } from "./exercises/choosing.js";
import { dealFolds } from "./exercises/folds.js";
import { feverCurve, oneStep, stableEdge } from "./exercises/walking.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 3,
  notebook: "03-generalisation.ipynb",
  exercises: [whichDegree, smoothEnough, whenToStop, oneStep, stableEdge, feverCurve, tunedOnTest, dealFolds],
  quiz,
  terms,
  vendor,
  facts,
};
