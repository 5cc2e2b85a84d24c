/** Lecture 4, image data and image classification: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { defend, lungWindow, oneInTen, published } from "./exercises/clinic.js";
import { attack, cooling, leak, nearestReference, pairwise, stableLoss } from "./exercises/writing.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 4,
  notebook: "04-image-classification.ipynb",
  exercises: [
    ...[lungWindow, defend, oneInTen, published],
    ...[stableLoss, pairwise, nearestReference, attack, cooling, leak],
  ],
  quiz,
  terms,
  vendor,
  facts,
};
