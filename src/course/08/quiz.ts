import type { Question } from "../../lesson/lecture.js";

/** Lecture 8: five questions. */
export const quiz: Question[] = [
  {
    id: "Q8.1",
    question: "How does the model know which words are the system prompt and which are a patient's letter?",
    options: [
      {
        text: "They arrive through different inputs.",
        why: "There is one input: a list of tokens. System prompt, letter and question stand in it one after the other.",
      },
      {
        text: "The system prompt has its own weights.",
        why: "All tokens are treated by the same weights.",
      },
      {
        text: "Marks in the text say so, and training made it heed them, mostly.",
        right: true,
        why: "The marks are tokens like others. That is why words in a letter can be obeyed like an order.",
      },
      {
        text: "It does not know, and ignores system prompts.",
        why: "The clinic model follows its system prompt nearly always. Mostly is not always.",
      },
    ],
  },
  {
    id: "Q8.2",
    question: "A mask makes 20 of 20 answers valid JSON. What do you know about the values in them?",
    options: [
      {
        text: "Nothing: form and content are two measurements.",
        right: true,
        why: "In this lecture 20 masked answers were valid and none of them was right. Two examples made most of them right, without a mask.",
      },
      {
        text: "They are right, since the model was not free to invent.",
        why: "It was free within the quotation marks, and that is where the values are.",
      },
      {
        text: "They are wrong.",
        why: "A mask does not make values wrong either. It says nothing about them.",
      },
      {
        text: "They come from the document.",
        why: "Nothing in a mask looks at the document.",
      },
    ],
  },
  {
    id: "Q8.3",
    question:
      'With four examples a model says "I do not know" to most questions that the text does not answer. What is missing?',
    options: [
      {
        text: "A larger sample.",
        why: "An interval would be good to have, but something more important is missing.",
      },
      {
        text: "A second model to compare with.",
        why: "The comparison that matters is with other questions to the same model.",
      },
      {
        text: "The temperature.",
        why: "It belongs into the protocol, but it does not change the conclusion here.",
      },
      {
        text: "How often it says so where the text does answer.",
        right: true,
        why: "Refusing everything reaches 100% on the first number. Only both together say whether it tells the cases apart.",
      },
    ],
  },
  {
    id: "Q8.4",
    question: "Two prompts are compared on the same 30 questions. Which interval decides?",
    options: [
      {
        text: "That of the difference, question by question.",
        right: true,
        why: "Both prompts met the same easy and hard questions. The paired difference leaves that out.",
      },
      {
        text: "Those of the two rates: they must not overlap.",
        why: "That asks too much. Rates on the same questions rise and fall together.",
      },
      {
        text: "None: 30 is too few for an interval.",
        why: "It is not too few for an interval. The interval says how little 30 questions can tell.",
      },
      {
        text: "That of the better prompt.",
        why: "One rate alone says nothing about a difference.",
      },
    ],
  },
  {
    id: "Q8.5",
    question: "A reward model was learned from raters who had no time to check answers. What does best of 16 give?",
    options: [
      {
        text: "The truth, since 16 answers are compared.",
        why: "They are compared by the reward, and the reward never saw the truth.",
      },
      {
        text: "What those raters liked, whether it is right or not.",
        right: true,
        why: "In our experiment the answers grew longer, and from some n on fewer of them were right.",
      },
      {
        text: "The same as best of 1.",
        why: "It changes the answers a great deal, in the direction of the reward.",
      },
      {
        text: "An average of all answers.",
        why: "One of the answers is chosen, none is averaged.",
      },
    ],
  },
];
