import type { Question } from "../../lesson/lecture.js";

/** Lecture 1: five questions. */
export const quiz: Question[] = [
  {
    id: "Q1.1",
    question:
      "Two hospitals fit a line to the same twelve points. One reports a loss of 0.2, the other a loss of 0.017. Which line is better?",
    options: [
      {
        text: "The second, because its loss is smaller.",
        why: "Only if both computed the same loss. 0.2 / 12 is 0.017: a sum and a mean of the same squares.",
      },
      {
        text: "The first, because it was stricter.",
        why: "A larger number is no stricter. One may be a sum where the other is a mean.",
      },
      {
        text: "Perhaps they are the same line: ask which loss each computed.",
        right: true,
        why: "For the same line the sum over twelve points is twelve times the mean.",
      },
      {
        text: "Neither, because a good line has a loss of 0.",
        why: "Measurements scatter. No line passes through all twelve points, so no line has a loss of 0.",
      },
    ],
  },
  {
    id: "Q1.2",
    question: "At your present w the slope of the loss is −23. What does gradient descent do next?",
    options: [
      {
        text: "It makes w larger.",
        right: true,
        why: "Where the slope is negative, the ground falls to the right.",
      },
      {
        text: "It makes w smaller, because the slope is negative.",
        why: "That is descent without its minus sign: it would climb.",
      },
      {
        text: "It stops: a negative slope means that the bottom has been passed.",
        why: "At the bottom the slope is zero. Its sign says on which side you are.",
      },
      {
        text: "It makes w smaller by 23.",
        why: "The direction is wrong, and the step is the learning rate times the slope.",
      },
    ],
  },
  {
    id: "Q1.3",
    question: "During training the loss grows at every step, faster and faster. What do you try first?",
    options: [
      {
        text: "Train longer: the loss has not had time to settle.",
        why: "A loss that is multiplied by the same factor at each step never settles.",
      },
      {
        text: "Collect more data.",
        why: "More data do not stop a step from jumping across the bowl.",
      },
      {
        text: "Use a larger model.",
        why: "The model is not at fault: shorter steps find its best setting.",
      },
      {
        text: "Take shorter steps: lower the learning rate.",
        right: true,
        why: "A growing loss is the sign of steps that jump across the valley. (If it does not help, look for a plus sign in the step.)",
      },
    ],
  },
  {
    id: "Q1.4",
    question:
      "A line was fitted to readings between 20 and 300 monitor units. It predicts the dose at 1,000. What do you know about that dose?",
    options: [
      {
        text: "The prediction is as reliable as the loss is small.",
        why: "The loss was computed between 20 and 300 and says nothing about 1,000.",
      },
      {
        text: "Very little: no reading was taken anywhere near 1,000.",
        right: true,
        why: "Outside the measured range you only assume that the line goes on.",
      },
      {
        text: "It is exact, because dose is proportional to monitor units.",
        why: "That may be so. Then it is physics that tells you, and not the fit.",
      },
      {
        text: "It is wrong, because a line is too simple.",
        why: "It may well be correct. These readings cannot tell.",
      },
    ],
  },
  {
    id: "Q1.5",
    question: "Four houses, five parameters and a perfect fit: the error is zero. What follows?",
    options: [
      {
        text: "The model has understood the market.",
        why: "With as many parameters as houses any prices can be hit, even random ones.",
      },
      {
        text: "The learning rate was well chosen.",
        why: "It reaches the bottom. Whether the bottom means anything is another question.",
      },
      {
        text: "Nothing: five parameters can hit any four numbers.",
        right: true,
        why: "Zero error is then a matter of counting. Only other houses could tell.",
      },
      {
        text: "The inputs should have been standardised.",
        why: "That helps descent to arrive. It does not make four houses say more.",
      },
    ],
  },
];
