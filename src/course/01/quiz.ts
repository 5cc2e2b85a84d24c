import type { Question } from "../../lesson/lecture.js";

/** Lecture 1: five questions. */
export const quiz: Question[] = [
  {
    id: "Q1.1",
    question:
      "Two hospitals fit a line to the same twelve points. One reports a loss of 0.2, the other of 0.017. Who has the better line?",
    options: [
      {
        text: "The second: its loss is smaller.",
        why: "Only if both mean the same loss. 0.2 / 12 is 0.017: a sum and a mean of the same squares.",
      },
      {
        text: "The first: it was stricter with itself.",
        why: "A larger number is not a stricter measure; it may only be a sum where the other is a mean.",
      },
      {
        text: "Perhaps both have the same: ask which loss each computed.",
        right: true,
        why: "The loss is a choice. The plain sum over twelve points is twelve times the mean, for one and the same line.",
      },
      {
        text: "Neither: a good line has loss 0.",
        why: "Measurements scatter. No line passes through these twelve points, so no line has loss 0.",
      },
    ],
  },
  {
    id: "Q1.2",
    question: "The slope of the loss at your present w is −23. What does gradient descent do?",
    options: [
      {
        text: "It makes w larger.",
        right: true,
        why: "A negative slope means that the ground falls to the right. Against the slope is to the right.",
      },
      {
        text: "It makes w smaller, because the slope is negative.",
        why: "That is descent without its minus sign: it would climb.",
      },
      {
        text: "It stops: a negative slope means that the bottom is passed.",
        why: "At the bottom the slope is zero. Negative only says on which side of it you stand.",
      },
      {
        text: "It makes w smaller by 23.",
        why: "The direction is wrong, and the step length is missing: the step is the learning rate times the slope.",
      },
    ],
  },
  {
    id: "Q1.3",
    question: "During training the loss grows at every step, faster and faster. What is the first thing to try?",
    options: [
      {
        text: "Train longer: the loss has not had the time to settle yet.",
        why: "What grows by a factor at each step never settles. With step length 1 the lecture's parabola reached 4.5·10¹⁹ after 20 steps.",
      },
      { text: "Collect more data.", why: "More data changes the bowl, not the fact that the step jumps across it." },
      {
        text: "Use a more powerful model.",
        why: "The model is not the trouble: the same line is found with shorter steps.",
      },
      {
        text: "Take shorter steps: lower the learning rate.",
        right: true,
        why: "Growing oscillation is the sign of steps that jump across the valley and land higher up. (If it does not help, look for a plus sign in the step.)",
      },
    ],
  },
  {
    id: "Q1.4",
    question:
      "A line was fitted to measurements between 20 and 300 monitor units and predicts the dose at 1,000. What do you know about that dose?",
    options: [
      {
        text: "It is as reliable as the loss is small.",
        why: "The loss was computed on the points between 20 and 300. It says nothing about 1,000.",
      },
      {
        text: "Very little: nothing was measured near 1,000.",
        right: true,
        why: "Inside the measured range the points speak for the line; outside there is only the assumption that it goes on straight.",
      },
      {
        text: "It is exact, because dose is proportional to monitor units.",
        why: "That may be true of the machine, and then it is physics that tells you so, not the fit.",
      },
      {
        text: "It is wrong, because lines are too simple.",
        why: "It may well be right. The point is that these data cannot tell.",
      },
    ],
  },
  {
    id: "Q1.5",
    question: "Four houses, five parameters, and the fit is perfect: error zero. What follows?",
    options: [
      {
        text: "The model has understood the market.",
        why: "With as many parameters as rows, any prices at all could be hit exactly, random ones, too.",
      },
      {
        text: "The learning rate was well chosen.",
        why: "A good learning rate arrives at the bottom. Whether the bottom means anything is another question.",
      },
      {
        text: "Nothing: five parameters can hit any four numbers.",
        right: true,
        why: "Zero error on the rows it was fitted to is then a matter of counting. Only rows it has not seen could tell.",
      },
      {
        text: "The inputs should have been standardised.",
        why: "That helps descent to arrive. It does not make four rows say more.",
      },
    ],
  },
];
