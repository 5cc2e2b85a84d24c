/** Lecture 7, representing language and generating text: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { contextWindow, doors, negation, reportWriter } from "./exercises/clinic.js";
import { countedTest, merges, negatives, recurrentStep, topP, wittenBellStep } from "./exercises/writing.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 7,
  notebook: "07-language.ipynb",
  exercises: [
    ...[contextWindow, negation, doors, reportWriter],
    ...[merges, wittenBellStep, topP, recurrentStep, negatives, countedTest],
  ],
  quiz,
  terms,
  vendor,
  facts,
};
