/** Lecture 6, U-nets: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { diceByCounting, lookFirst, published, whichNumber } from "./exercises/clinic.js";
import {
  diceLoss,
  hausdorff,
  pairedBootstrap,
  slicesApart,
  suppression,
  transposedByLoops,
} from "./exercises/writing.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 6,
  notebook: "06-u-nets.ipynb",
  exercises: [
    ...[diceByCounting, transposedByLoops, diceLoss, pairedBootstrap, whichNumber],
    ...[hausdorff, lookFirst, suppression, published, slicesApart],
  ],
  quiz,
  terms,
  vendor,
  facts,
};
