/** Lecture 10, the transformer: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { announced, cacheBytes, shares, whichMask } from "./exercises/reading.js";
import { cachedStep, causalAttention, intoHeads, leakyMask, rotaryPosition, streamStep } from "./exercises/writing.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 10,
  notebook: "10-transformers.ipynb",
  exercises: [
    ...[shares, whichMask, cacheBytes, announced],
    ...[causalAttention, intoHeads, rotaryPosition, cachedStep, streamStep, leakyMask],
  ],
  quiz,
  terms,
  vendor,
  facts,
};
