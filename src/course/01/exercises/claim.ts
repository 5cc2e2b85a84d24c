/** Lecture 1, reading critically: exercise E1.8. */
import { letters } from "../../../lesson/letters.js";

/** What a made-up abstract leaves out. */
export const published = letters({
  id: "E1.8",
  title: "A published claim",
  begin: 'put the letters of everything that the abstract does not tell you between the quotation marks, as in "AB".',
  belong: {
    C: "on which patients was the error computed? The abstract names only those who were used for the fit.",
    D: "an error of 0.4 what? A number without its unit cannot be judged.",
    F: "for which anatomy would you dare to use it? Nothing says between which values the four measurements lay.",
    H: "is 0.98 good? That depends on what a much simpler prediction would have reached on the same patients.",
  },
  others: {
    A: "is told: the plans of 14 patients.",
    B: "is told: 13 parameters. What does that number say beside the number of patients?",
    E: "is told: it is a linear model.",
    G: "is told: one department, one machine.",
  },
  right:
    "an error on other patients, the unit of the error, the range of the measurements and a comparison are all missing. What the abstract does tell is worse: 13 parameters for 14 patients, so the fit had to be nearly perfect, and a single department stands for every clinic.",
  judgement: true,
  otherwise: "compare the letters with the text once more.",
  hints: [
    "The number of patients and the number of parameters are both told. Compare them.",
    "Four letters belong into the answer. One of them is the error on patients whom the model has never seen.",
  ],
});
