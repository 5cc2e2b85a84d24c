/** Lecture 8, exercises without code: tokens of a dose, both numbers, which change first, what leaves the hospital, a published claim. */
import { letters } from "../../../lesson/letters.js";
import { numeric } from "../../../lesson/numeric.js";
import { oneOf } from "../../../lesson/one-of.js";

/** How many tokens "1200 mg" has, by the rule of the tokeniser. */
export const digitTokens = numeric({
  id: "E8.1",
  title: "A dose in tokens",
  begin: "count the digits one by one, and the unit with the blank before it as one.",
  truth: 5,
  within: 0.01,
  right:
    "1, 2, 0, 0 and the unit. The model never sees the number, only its digits, and has to learn what a place is worth.",
  slips: [
    [2, "two words", "that counts words. Each digit is a token of its own."],
    [6, "the blank", "the blank belongs to the unit that follows it."],
    [4, "digits alone", "the unit is a token as well."],
    [7, "letters", "the unit is one token, and so are most short words."],
  ],
  otherwise: "one token a digit, and one for the blank with the unit.",
  hints: ['The table above cuts "60 Gy" into three pieces: which?'],
});

/** Which of two numbers is missing. */
export const bothNumbers = numeric({
  id: "E8.3",
  title: "Both numbers",
  begin: "of all 40 questions, count those that were handled well: an absence noticed, or an answer given.",
  truth: 50,
  within: 0.6,
  right: "(19 + 1) of 40 is what a coin would reach. The 95% alone sounded like a triumph.",
  slips: [
    [95, "one number", "that is the first number alone: 19 of the 20 questions without an answer."],
    [[5, 2.5], "the other alone", "that leaves out the 19 absences that were noticed."],
    [97.5, "refusals", "that counts all refusals. Where the answer was there, a refusal is an error."],
    [[20, 0.5], "a count", "the answer is asked for in per cent: of 40, how many in a hundred?"],
  ],
  otherwise:
    "19 of 20 absences were noticed, and 19 of 20 answers were refused although they were there. What is left?",
  hints: ["Where the answer was there, how many of the 20 were answered?"],
});

/** What a clinic should try first. */
export const whichFirst = oneOf({
  id: "E8.2",
  title: "What to change first",
  options: ["mask", "examples", "bigger warning"],
  truth: "examples",
  begin:
    'put "mask", "examples" or "bigger warning" between the quotation marks. Which of the rows above moved the number that matters?',
  right:
    "two examples cost a minute to write and raised the right answers more than anything else that was tried. A mask can be added for the form.",
  slips: [
    ["mask", "form only", "the masked answers were all valid. Look at the column of the right ones."],
    [
      "bigger warning",
      "not measured to help",
      "instructions alone changed little here. What does the table say about examples?",
    ],
  ],
  otherwise: "the answer is mask, examples or bigger warning.",
  hints: ["Compare the last column, row by row."],
  judgement: true,
});

/** What leaves the hospital with a question. */
export const leaves = letters({
  id: "E8.4",
  title: "What leaves the hospital",
  begin: 'put the letters of everything that is sent to the server between the quotation marks, as in "AB".',
  belong: {
    A: "is the question sent? The server has to read it to answer.",
    B: "is the record in the prompt? Then it is sent with every question about it.",
    D: "are earlier turns sent? The model keeps nothing: the whole conversation is sent each time.",
    F: "is the system prompt sent? It is the first turn of the conversation.",
  },
  others: {
    C: "stays: the file of records is not in the prompt.",
    E: "stays where the server runs; nothing of it comes or goes.",
    G: "is not sent by the prompt. It may be known from the account, which is another matter.",
  },
  right: "A, B, D and F: the whole prompt, every time. A name that is not in the prompt cannot leave with it.",
  otherwise: "the answer is some of the letters A to G.",
  hints: ["What is the text that the model goes on with? All of that, and nothing else."],
});

/** What a made-up abstract leaves out. */
export const published = letters({
  id: "E8.5",
  title: "A published claim",
  begin: 'put the letters of everything that the abstract does not tell you between the quotation marks, as in "AB".',
  belong: {
    B: "were the prompts chosen on the questions that were then reported? Nothing is said about it.",
    D: "how often was an answer harmful? A share of correct answers says nothing about the worst ones.",
    F: "were the raters blind to whose answer they read?",
    H: "could the questions have been in the training data?",
  },
  others: {
    A: "is told: 120 questions.",
    C: "is told: one number, 91%.",
    E: "is told: two oncologists.",
    G: "is told: the model and its version.",
  },
  right: "B, D, F and H. Each of them has turned a good result into an ordinary one before.",
  otherwise: "the answer is some of the letters A to H.",
  hints: ["Cross out everything that stands in the abstract. Which of the rest would change what you do?"],
  judgement: true,
});
