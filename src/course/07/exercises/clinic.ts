/** Lecture 7, exercises without code: tokens, negation, doors and a published claim. */
import { letters } from "../../../lesson/letters.js";
import { numeric } from "../../../lesson/numeric.js";
import { oneOf } from "../../../lesson/one-of.js";

/** How many reports fit into a context. */
export const contextWindow = numeric({
  id: "E7.1",
  title: "How many reports fit?",
  begin:
    "how many tokens does one report have? Divide the number of its characters by the characters that a token holds.",
  truth: 16,
  within: 0.01,
  right:
    "a report of 2,000 characters has 500 tokens, and 8,000 of them hold 16 reports. In a language that the tokeniser has rarely seen it may be half as many.",
  slips: [
    [
      4,
      "characters for tokens",
      "that divides tokens by characters: 8,000 / 2,000. A token holds four characters, so a report has 500 tokens.",
    ],
    [
      1,
      "multiplied",
      "you have multiplied where you should divide: a report of 2,000 characters has fewer tokens than characters.",
    ],
    [500, "one report", "that is how many tokens one report has. How many times do they fit into 8,000?"],
    [64, "twice", "the four characters were counted twice: 8,000 tokens hold 32,000 characters in all."],
    [32000, "all characters", "that is how many characters fit. How many reports of 2,000 are they?"],
  ],
  otherwise: "a report has 2,000 / 4 tokens. Divide 8,000 by that.",
  hints: ["2,000 characters at 4 characters a token are 500 tokens.", "8,000 / 500"],
});

/** What a search by meaning does with "no". */
export const negation = oneOf({
  id: "E7.2",
  title: "Similar, and the opposite",
  options: ["a", "b", "c"],
  truth: "b",
  begin: 'put "a", "b" or "c" between the quotation marks. Compare the cosines in the table above.',
  right:
    "the two sentences share every word but one, and stand in the same kind of report. A vector of meaning says what a text is about, and hardly whether it affirms or denies it. The reader of the hits has to check that.",
  slips: [
    [
      "a",
      "hopes for logic",
      "look at the table: the sentence with 'no' is nearer to the question than any other finding.",
    ],
    ["c", "distrust", "the unrelated sentences are far away in the table. What the vectors miss is one small word."],
  ],
  otherwise: "the answer is one of the letters a, b and c.",
  hints: [
    "Which of the sentences is nearest to the question, apart from the one that says the same?",
    "'Evidence of bone metastases' and 'no evidence of bone metastases' mean opposite things. Is their cosine high or low?",
  ],
});

/** Perplexity by hand. */
export const doors = numeric({
  id: "E7.3",
  title: "How many doors?",
  begin: "multiply the three numbers of doors and take the third root: a perplexity is a geometric mean.",
  truth: 4,
  within: 0.01,
  right:
    "2 · 4 · 8 = 64, and 4 · 4 · 4 is 64 as well: three words among four equal doors each would have been as surprising.",
  slips: [
    [
      4.667,
      "ordinary mean",
      "that is the ordinary mean of 2, 4 and 8. Surprises are logarithms, and those are averaged: the mean is a geometric one.",
    ],
    [64, "all together", "64 doors is the product of all three words. Per word it is the third root."],
    [
      3.43,
      "mean probability",
      "you have averaged the probabilities and turned that round. Average their logarithms instead.",
    ],
    [1.386, "nats", "that is the mean surprise in nats, ln 4. The number of doors is e to that power."],
    [2, "bits", "that is the mean surprise in bits. The number of doors is two to that power."],
  ],
  otherwise: "1/2, 1/4 and 1/8 are 2, 4 and 8 doors. Their geometric mean is the third root of the product.",
  hints: ["1/2 is a choice among 2 doors, 1/4 among 4, 1/8 among 8.", "(2 · 4 · 8)^(1/3)"],
});

/** What a made-up abstract about a report writer leaves out. */
export const reportWriter = letters({
  id: "E7.4",
  title: "A published claim",
  begin: 'put the letters of everything that the abstract does not tell you between the quotation marks, as in "AB".',
  belong: {
    B: "how many sentences were true of the patient? Perplexity and preference both measure how a text reads.",
    D: "who checked the reports against the pictures? Six radiologists preferred the text; nothing says that they saw the images.",
    E: "were the test reports from patients who were also in the training? A report that was learned by heart has a low perplexity.",
    G: "which errors were made, and which of them would have changed the treatment? An invented organ and a comma count alike.",
  },
  others: {
    A: "is told: 210,000 reports.",
    C: "is told: a perplexity of 3.1.",
    F: "is told: six radiologists.",
    H: "is told: in 58% of comparisons.",
  },
  right:
    "all four missing lines ask about truth, and both numbers that are given measure fluency. Nothing in the abstract would have changed if every report had described another patient.",
  judgement: true,
  otherwise: "compare the letters with the text once more.",
  hints: [
    "Which of the numbers would change if every report were about the wrong patient?",
    "Four letters belong into the answer. Three of them ask whether the reports are true, one whether the test was new.",
  ],
});
