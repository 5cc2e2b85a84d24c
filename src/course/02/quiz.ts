import type { Question } from "../../lesson/lecture.js";

/** Lecture 2: five questions. */
export const quiz: Question[] = [
  {
    id: "Q2.1",
    question:
      "Two clouds of patients overlap. One neuron with a switch is trained by the perceptron's rule, one with a sigmoid by descent. What do you see?",
    options: [
      {
        text: "Both settle on the same border.",
        why: "The perceptron's corrections never shrink, so it cannot settle. In the lecture it was still swinging after sixty rounds.",
      },
      {
        text: "The perceptron never stops correcting itself, and the sigmoid neuron comes to rest.",
        right: true,
        why: "As long as one patient is on the wrong side, the perceptron moves. The descent stops where the slopes of all patients cancel.",
      },
      {
        text: "The sigmoid neuron never settles, because its answers are never exactly 0 or 1.",
        why: "It does not have to reach 0 or 1. It settles where its loss is lowest.",
      },
      {
        text: "Neither learns anything, because no border is free of mistakes.",
        why: "A border with a few mistakes is worth a great deal: most patients are on the correct side.",
      },
    ],
  },
  {
    id: "Q2.2",
    question:
      "A neuron says p = 0.2 for a patient who has cancer (y = 1). One of the inputs was 0. What does this patient teach the weight of that input?",
    options: [
      {
        text: "To go up, because the answer was too low.",
        why: "That is true of inputs that were positive. This one was 0 and had no part in the answer.",
      },
      {
        text: "To go down, because the answer was wrong.",
        why: "The answer was too low, so no weight of a positive input should go down; and this input was 0.",
      },
      { text: "To go to 0.", why: "Nothing in the rule sends a weight to 0. It moves by a slope times a rate." },
      {
        text: "Nothing.",
        right: true,
        why: "The slope contains the input as a factor, and the input was 0: the weight could have been anything.",
      },
    ],
  },
  {
    id: "Q2.3",
    question:
      "Ten layers of weighted sums are stacked without any activation between them. What can this network do that one neuron cannot?",
    options: [
      {
        text: "Nothing: it is one weighted sum.",
        right: true,
        why: "A weighted sum of weighted sums is a weighted sum. Only a bend in between makes the next layer worth having.",
      },
      {
        text: "'Xor', because it has hidden layers.",
        why: "Hidden layers help only if their neurons bend. Without an activation all ten collapse into one.",
      },
      {
        text: "Curved borders, because it has many weights.",
        why: "The number of weights does not matter. Multiplied out they are a single set of weights, with a straight border.",
      },
      {
        text: "It can learn faster.",
        why: "It has more weights for the same straight border, and is if anything harder to train.",
      },
    ],
  },
  {
    id: "Q2.4",
    question:
      "The universal approximation theorem holds. Your network with 64 hidden neurons fits poorly. What follows?",
    options: [
      {
        text: "The theorem is wrong.",
        why: "It speaks of enough neurons, and of weights that exist. It promises neither to you.",
      },
      {
        text: "There must be a bug.",
        why: "Perhaps, but a poor fit needs none: training may stop far from the weights that exist.",
      },
      {
        text: "Nothing yet: good weights may exist without having been found, or the function may jump.",
        right: true,
        why: "The theorem says that good weights exist for continuous functions, not that training finds them.",
      },
      {
        text: "Neural networks are unsuited to this function.",
        why: "If it is continuous on a bounded range, some network follows it. The question is which one, and how to find it.",
      },
    ],
  },
  {
    id: "Q2.5",
    question: "One program is right for 97% of 569 held-out patients, another for 98%. Which do you buy?",
    options: [
      {
        text: "The second: it is better by one percent.",
        why: "One percent of 569 is six patients. Without the interval of the difference it may be chance.",
      },
      {
        text: "The one that is a neural network.",
        why: "In the lecture a single neuron did as well as the network on these features.",
      },
      {
        text: "The first: it is less likely to be overconfident.",
        why: "Nothing here says so. Confidence has to be measured (lecture 4).",
      },
      {
        text: "I ask for the missed cancers, the false alarms and the interval.",
        right: true,
        why: "The difference may be chance, and accuracy hides which mistakes were made. For the patients the kind of mistake matters more than the percent.",
      },
    ],
  },
];
