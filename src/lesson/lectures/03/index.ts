/** Lecture 3, generalisation and learning algorithms. */
import type { Lecture } from "../../lecture.js";
import { smoothEnough, tunedOnTest, whenToStop, whichDegree } from "./choosing.js";
import { facts } from "./facts.js";
import { dealFolds } from "./folds.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";
import { feverCurve, oneStep, stableEdge } from "./walking.js";

export const lecture3: Lecture = {
  number: 3,
  notebook: "03-generalisation.ipynb",
  exercises: [whichDegree, smoothEnough, whenToStop, oneStep, stableEdge, feverCurve, tunedOnTest, dealFolds],
  quiz,
  terms,
  vendor,
  facts,
};
