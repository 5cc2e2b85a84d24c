/** Lecture 3, generalisation and learning algorithms: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { stableEdge, writeAdam, writeDropout, writeStart } from "./exercises/building.js";
import { smoothEnough, tunedOnTest, whichDegree } from "./exercises/choosing.js";
import { patientFolds } from "./exercises/folds.js";
import { feverCharts, honestCopies, readAbstract } from "./exercises/judging.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 3,
  notebook: "03-generalisation.ipynb",
  exercises: [
    whichDegree,
    smoothEnough,
    honestCopies,
    writeDropout,
    writeAdam,
    stableEdge,
    writeStart,
    feverCharts,
    readAbstract,
    tunedOnTest,
    patientFolds,
  ],
  quiz,
  terms,
  vendor,
  facts,
};
