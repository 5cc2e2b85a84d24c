import type { Question } from "../../lesson/lecture.js";

/** Lecture 2: five questions. */
export const quiz: Question[] = [
  {
    id: "Q2.1",
    question:
      "Two clouds of patients overlap. A switch learns by the perceptron's rule, a sigmoid neuron by descent. What do you see?",
    options: [
      {
        text: "Both settle on the same border.",
        why: "The perceptron was still swinging after sixty rounds.",
      },
      {
        text: "The perceptron never stops, the sigmoid neuron comes to rest.",
        right: true,
        why: "One patient on the wrong side keeps the perceptron moving. Descent stops where all slopes cancel.",
      },
      {
        text: "The sigmoid never settles: its answers are never exactly 0 or 1.",
        why: "It settles where its loss is lowest.",
      },
      {
        text: "Neither learns anything.",
        why: "A border with a few mistakes is worth a great deal.",
      },
    ],
  },
  {
    id: "Q2.2",
    question:
      "A neuron says p = 0.2 for a patient with cancer. One input was 0. What does this patient teach that input's weight?",
    options: [
      { text: "To go up.", why: "That is true of inputs that were positive. This one was 0." },
      { text: "To go down.", why: "The answer was too low: no weight of a positive input should go down." },
      { text: "To go to 0.", why: "A weight moves by a slope times a rate, wherever that leads." },
      {
        text: "Nothing.",
        right: true,
        why: "The slope contains the input as a factor: this weight could have been anything.",
      },
    ],
  },
  {
    id: "Q2.3",
    question: "Ten layers of weighted sums, without any activation: what can they do that one neuron cannot?",
    options: [
      {
        text: "Nothing: it is one weighted sum.",
        right: true,
        why: "A weighted sum of weighted sums is a weighted sum. Only a bend in between helps.",
      },
      { text: "'Xor', because it has hidden layers.", why: "Hidden layers help only if their neurons bend." },
      {
        text: "Curved borders, because it has many weights.",
        why: "Multiplied out they are a single set of weights, with a straight border.",
      },
      {
        text: "It can learn faster.",
        why: "More weights for the same border are harder to train.",
      },
    ],
  },
  {
    id: "Q2.4",
    question: "Your network with 64 hidden neurons fits poorly. What follows from the universal approximation theorem?",
    options: [
      {
        text: "The theorem is wrong.",
        why: "It promises neither enough neurons nor that training finds their weights.",
      },
      { text: "There must be a bug.", why: "Perhaps, but training may also stop far from the weights that exist." },
      {
        text: "Nothing yet: good weights may exist without having been found.",
        right: true,
        why: "The theorem says that good weights exist, not that training finds them.",
      },
      {
        text: "Neural networks are unsuited to this function.",
        why: "If it is continuous on a bounded range, some network follows it.",
      },
    ],
  },
  {
    id: "Q2.5",
    question: "One program is right for 97% of 569 held-out patients, another for 98%. Which do you buy?",
    options: [
      {
        text: "The second: it is better by one percent.",
        why: "One percent of 569 is six patients. That may be chance.",
      },
      {
        text: "The one that is a neural network.",
        why: "On these features a single neuron did as well.",
      },
      {
        text: "The first: it is less likely to be overconfident.",
        why: "Nothing here says so (lecture 4 measures it).",
      },
      {
        text: "I ask for the missed cancers, the false alarms and the interval.",
        right: true,
        why: "Accuracy hides which mistakes were made, and their kind matters more than the percent.",
      },
    ],
  },
];
