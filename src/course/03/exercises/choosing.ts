/** Lecture 3, choosing without fooling oneself: exercises 3.1, 3.2, 3.3 and the broken twin 3.7. */
import { fmt } from "../../../display/index.js";
import { aFunction, aNumber } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";

/** The degree that cross-validation chooses. */
export const whichDegree: Exercise<number> = {
  id: "3.1",
  title: "Which degree",
  reads: aNumber,
  untouched: (degree) => degree === 0,
  begin: "put the degree whose cross-validated error is the smallest: the last column of the table.",
  accepts: (degree) => degree === 2,
  right:
    "degree 2 has the smallest error on animals it was not fitted to, and no animal beyond the ten was needed to see it.",
  mistakes: [
    {
      name: "trusts the training error",
      when: (degree) => degree === 5 || degree === 7,
      says: "that degree has the smallest error on the animals it was fitted to. The highest degree always has. Look at the column of animals left out.",
    },
    {
      name: "peeks at the test",
      when: (degree) => degree === 3,
      says: "3 is what the test animals said. If the test chooses, it is no longer a test. Use the cross-validated column.",
    },
    {
      name: "the simplest",
      when: (degree) => degree === 1,
      says: "the line is safe, and it misses the bend: its cross-validated error is larger than that of degree 2.",
    },
    {
      name: "an error, not a degree",
      when: (degree) => !Number.isInteger(degree),
      says: "that looks like an error. The question is for the degree in the same row.",
    },
  ],
  otherwise: "choose a degree of the table, 1 to 5: the row with the smallest last column.",
  hints: [
    "Two columns, two answers. Which column measures strangers?",
    "The smallest number of the last column stands in row 2.",
  ],
};

/** The smallest λ with slopes of at most 2 kg per dm. */
export const smoothEnough: Exercise<number> = {
  id: "3.2",
  title: "Smooth enough",
  reads: aNumber,
  untouched: (lambda) => lambda === -1,
  begin: "0.2 kg for 0.1 dm is a slope. Compute it, and find the first row of the table that stays below.",
  accepts: (lambda) => lambda === 1000,
  right:
    "with λ = 1000 the steepest slope is 1.21 kg per dm. The price is a test error of 3.37 instead of 0.101: smooth and right are two things.",
  mistakes: [
    {
      name: "the most accurate",
      when: (lambda) => lambda === 10,
      says: "λ = 10 has the smallest test error. The question is about the last column, the steepest slope, which is 2.99 there.",
    },
    {
      name: "just not enough",
      when: (lambda) => lambda === 100,
      says: "with λ = 100 the steepest slope is 2.42 kg per dm: 0.1 dm moves the weight by 0.24 kg. Nearly.",
    },
    {
      name: "more than needed",
      when: (lambda) => lambda === 1e4 || lambda === 1e5,
      says: "that one is smooth enough, and a smaller λ of the table is, too.",
    },
    {
      name: "too steep",
      when: (lambda) => lambda === 0 || lambda === 1,
      says: "the steepest slope of that row is above 3 kg per dm. 0.2 kg in 0.1 dm allows 2.",
    },
    {
      name: "the slope, not λ",
      when: (lambda) => lambda === 2,
      says: "2 kg per dm is the slope allowed. Which λ of the table keeps below it?",
    },
  ],
  otherwise: "choose one of the seven values of λ in the table.",
  hints: ["0.2 kg divided by 0.1 dm.", "Which is the first row whose last column is 2 or less?"],
};

/** Where the validation curve of the lecture's plain network is lowest. */
const lowestStep = 40;

/** When to stop. */
export const whenToStop: Exercise<number> = {
  id: "3.3",
  title: "When to stop",
  reads: aNumber,
  untouched: (step) => step === 0,
  begin: "put the step at which the validation curve, not the training curve, is lowest.",
  accepts: (step) => Math.abs(step - lowestStep) <= 10,
  right: "there the network knows most about digits in general. What it learns afterwards are these hundred.",
  mistakes: [
    {
      name: "trains to the end",
      when: (step) => step >= 290,
      says: "at the end the training loss is lowest. The validation loss has long been rising.",
    },
    { name: "negative", when: (step) => step < 0, says: "steps are counted from 0 up." },
    {
      name: "a loss, not a step",
      when: (step) => step > 0 && step < 5 && !Number.isInteger(step),
      says: "that looks like a loss, from the vertical axis. The question is for the step, on the horizontal one.",
    },
    {
      name: "too late",
      when: (step) => step > lowestStep,
      says: (step) => `at step ${fmt(step)} the validation loss is already past its lowest point. Earlier.`,
    },
    {
      name: "too early",
      when: (step) => step < lowestStep,
      says: (step) => `at step ${fmt(step)} the validation loss is still falling. A little later.`,
    },
  ],
  otherwise: "read the step off the horizontal axis.",
  hints: ["Hover over the validation curve.", "It is lowest well before step 100."],
};

interface Row {
  lambda: number;
  train: number;
  validation: number;
  test: number;
}
type Report = (rows: Row[]) => { lambda: number; error: number };
type Pile = "train" | "validation" | "test";

/** Rows in which every pile has another favourite. */
const trials: Row[][] = [
  [
    { lambda: 0, train: 0.1, validation: 4, test: 5 },
    { lambda: 1, train: 0.2, validation: 2, test: 2.5 },
    { lambda: 10, train: 0.3, validation: 1, test: 1.5 },
    { lambda: 100, train: 0.4, validation: 1.2, test: 0.9 },
  ],
  [
    { lambda: 100, train: 0.9, validation: 0.7, test: 0.8 },
    { lambda: 10, train: 0.5, validation: 0.8, test: 0.6 },
    { lambda: 0, train: 0.2, validation: 3, test: 9 },
  ],
];

function chooses(report: Report, by: Pile, says: Pile): boolean {
  return trials.every((rows) => {
    const best = rows.reduce((a, b) => (b[by] < a[by] ? b : a));
    const given = report(rows.map((row) => ({ ...row })));
    return given?.lambda === best.lambda && given?.error === best[says];
  });
}

/** Choosing and reporting on the same pile. */
export const tunedOnTest: Exercise<Report> = {
  id: "3.7",
  title: "Find the bug: the report",
  twin: true,
  reads: aFunction("(rows) => ({ lambda, error })") as Exercise<Report>["reads"],
  untouched: (report) => chooses(report, "test", "test"),
  begin: "follow the pile called test: it chooses λ, and then it is asked how good the choice is. What would it say?",
  accepts: (report) => chooses(report, "validation", "test"),
  right: "one pile chooses, another reports. The number is worse now, and true.",
  mistakes: [
    {
      name: "reports what it chose with",
      when: (report) => chooses(report, "validation", "validation"),
      says: "the choice is right now, and the number printed is the one that was chosen to be small: that of validation. Report the test error.",
    },
    {
      name: "chooses by training",
      when: (report) => chooses(report, "train", "test"),
      says: "the training error always chooses λ = 0. Choose with the validation pile.",
    },
    {
      name: "reports training",
      when: (report) => chooses(report, "validation", "train"),
      says: "the choice is right, and the error reported is that on the data it learned from. Report the test error.",
    },
    {
      name: "opens the envelope twice",
      when: (report) => chooses(report, "test", "validation"),
      says: "the two piles are swapped: validation chooses, the test reports.",
    },
    {
      name: "smallest test error of all",
      when: (report) =>
        trials.every(
          (rows) => report(rows.map((row) => ({ ...row })))?.error === Math.min(...rows.map(({ test }) => test)),
        ),
      says: "the error you report is still the smallest of all test errors. It must be the test error of the chosen λ, whatever that is.",
    },
    {
      name: "wrong form",
      when: (report) => typeof report(trials[0]!)?.lambda !== "number" || typeof report(trials[0]!)?.error !== "number",
      says: "the function must return an object { lambda, error } with two numbers.",
    },
  ],
  otherwise:
    "λ must be that of the row with the smallest validation error, and the error must be the test error of the same row.",
  hints: [
    "How often may the envelope be opened, and when?",
    "Change the pile that chooses, not the pile that reports.",
    "One word: compare b.validation with a.validation.",
  ],
};
