/** Lecture 8, conversations and prompting: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { bothNumbers, digitTokens, leaves, published, whichFirst } from "./exercises/clinic.js";
import { chatTemplate, differences, jsonMask, quarantine, sampler } from "./exercises/writing.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 8,
  notebook: "08-conversations.ipynb",
  exercises: [
    ...[digitTokens, whichFirst, bothNumbers, leaves, published],
    ...[chatTemplate, sampler, jsonMask, differences, quarantine],
  ],
  quiz,
  terms,
  vendor,
  facts,
};
