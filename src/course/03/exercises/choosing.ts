/** Lecture 3, choosing without fooling oneself: E3.1, E3.2 and the broken twin E3.10. */
import { anything, formula } from "../../../lesson/formula.js";
import { numeric } from "../../../lesson/numeric.js";

/** The degree that cross-validation chooses. */
export const whichDegree = numeric({
  id: "E3.1",
  title: "Which degree",
  begin:
    "give a degree from the table, 1 to 5. Two columns compete for your trust: decide first which of them to believe.",
  truth: 2,
  within: 0,
  right:
    "degree 2 has the smallest error on animals it was not fitted to, and it took no animal beyond the ten to find that out.",
  slips: [
    [
      [5, 7],
      "trusts the training error",
      "that degree has the smallest error on the animals it was fitted to, as the highest degree always has. Look at the animals left out.",
    ],
    [
      3,
      "peeks at the others",
      "degree 3 is what the ten others said by a hair. They belong to the past: decide from the cross-validated column alone.",
    ],
    [
      1,
      "the simplest",
      "the line is safe, but it misses the bend: its cross-validated error is larger than that of degree 2.",
    ],
    {
      name: "an error, not a degree",
      when: (degree) => !Number.isInteger(degree),
      says: "that looks like an error. The question is which degree has it.",
    },
  ],
  otherwise: "choose a degree of the table, 1 to 5.",
  hints: ["Find the smallest number in that column; the degree is in the same row."],
});

/** The smallest λ with slopes of at most 2 kg per dm. */
export const smoothEnough = numeric({
  id: "E3.2",
  title: "Smooth enough",
  starter: -1,
  begin: "0.2 kg in 0.1 dm is a slope. Compute it, then look for the first row of the table that stays below it.",
  truth: 1000,
  within: 0,
  right: "with λ = 1000 no slope exceeds 1.21 kg per dm. The price is accuracy: smooth and correct are two things.",
  slips: [
    [
      1,
      "the most accurate",
      "λ = 1 has the smallest cross-validated error. The question is about the steepest slope, and it is above 3 kg per dm there.",
    ],
    [10, "too steep", "with λ = 10 the steepest slope is 2.99 kg per dm, so 0.1 dm can move the weight by 0.3 kg."],
    [
      100,
      "just not enough",
      "with λ = 100 the steepest slope is 2.42 kg per dm, so 0.1 dm can move the weight by 0.24 kg. Nearly.",
    ],
    [
      [1e4, 1e5],
      "more than needed",
      "that one is smooth enough, but a smaller λ of the table is smooth enough as well.",
    ],
    [0, "no penalty", "with λ = 0 nothing holds the slopes down: the steepest is far above 2 kg per dm."],
    [2, "the slope, not λ", "2 kg per dm is the slope that is allowed. Which λ of the table keeps below it?"],
  ],
  otherwise: "choose one of the seven values of λ in the table.",
  hints: ["Read the last column from the top. Which is the first row with 2 or less?"],
});

interface Row {
  lambda: number;
  train: number;
  validation: number;
  test: number;
}
type Report = (rows: Row[]) => { lambda: number; error: number };
type Pile = "train" | "validation" | "test";

/** Rows in which every pile prefers a different λ. */
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

/** Chooses the row that is best on one pile and reports its error on another. */
const reporting =
  (chooses: Pile, says: Pile): Report =>
  (rows) => {
    const best = rows.reduce((a, b) => (b[chooses] < a[chooses] ? b : a));
    return { lambda: best.lambda, error: best[says] };
  };

/** Choosing and reporting on the same pile. */
export const tunedOnTest = formula<[rows: Row[]]>({
  id: "E3.10",
  title: "Find the bug: the report",
  twin: true,
  signature: "(rows) => ({ lambda, error })",
  probes: trials.map((rows) => [rows]),
  starter: reporting("test", "test"),
  begin:
    "follow the pile called test. It chooses λ, and then it is asked how good the choice is. What else could it answer?",
  truth: reporting("validation", "test"),
  right: "one pile chooses and a different one reports. The number is worse now, and it can be believed.",
  form: ["wrong form", "the function must return an object { lambda, error } with two numbers."],
  slips: [
    [
      reporting("validation", "validation"),
      "reports what it chose with",
      "the choice is correct now, but the number printed is the validation error, which was chosen for being small. Report the test error.",
    ],
    [
      reporting("train", "test"),
      "chooses by training",
      "the training error always prefers λ = 0. Choose with the validation pile.",
    ],
    [
      reporting("validation", "train"),
      "reports training",
      "the choice is correct, but the error reported is the one on the training data. Report the test error.",
    ],
    [
      reporting("test", "validation"),
      "piles swapped",
      "the two piles are swapped: validation chooses, and the test reports.",
    ],
    [
      (rows) => ({ lambda: anything, error: Math.min(...rows.map(({ test }) => test)) }),
      "smallest test error of all",
      "the error you report is still the smallest of all test errors. It must be the test error of the λ chosen, whatever that is.",
    ],
  ],
  otherwise:
    "λ must come from the row with the smallest validation error, and the error must be the test error of the same row.",
  hints: [
    "Change the pile that chooses, not the pile that reports.",
    "It takes one word, twice: compare b.validation with a.validation.",
  ],
});
