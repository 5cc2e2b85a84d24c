import type { Question } from "../../lesson/lecture.js";

/** Lecture 4: five questions. */
export const quiz: Question[] = [
  {
    id: "Q4.1",
    question: "A CT is shown with level 40 and width 400. Two tissues of 300 and 700 HU look the same. Why?",
    options: [
      {
        text: "The scanner cannot measure above 240 HU.",
        why: "It measured both. The numbers are in the file; only the picture lost them.",
      },
      {
        text: "Both are bone, and bone has one value.",
        why: "Bone ranges from some 200 to beyond 1500 HU. Another window would show the difference.",
      },
      {
        text: "Eight bits have only 256 greys.",
        why: "256 greys over 400 HU are fine steps of 1.6 HU. What was lost lies outside the window.",
      },
      {
        text: "Both lie above the upper end of the window and are shown white.",
        right: true,
        why: "White begins at 40 + 200 = 240 HU, and everything beyond is the same white.",
      },
    ],
  },
  {
    id: "Q4.2",
    question:
      "A test finds 95% of the ill and leaves 90% of the healthy alone. One person in a hundred is ill. You are called ill. How likely are you to be ill?",
    options: [
      {
        text: "95%",
        why: "That is how many of the ill are called ill. You know the other thing: that you were called ill.",
      },
      { text: "90%", why: "That is how many of the healthy are left alone." },
      {
        text: "About 9%",
        right: true,
        why: "Of a thousand people 10 are ill and 9 or 10 of them are found, but 99 healthy people are alarmed as well.",
      },
      {
        text: "1%, as before",
        why: "The test has told you something: you are nearly nine times as likely to be ill as before.",
      },
    ],
  },
  {
    id: "Q4.3",
    question:
      "The AUC on your own patients is as good as in the brochure. May the machine start tomorrow at the threshold of the brochure?",
    options: [
      {
        text: "Not yet: the threshold has to be checked on your own scanner.",
        right: true,
        why: "A noisier scanner left the ranking nearly as it was and alarmed many more of the healthy.",
      },
      {
        text: "Yes: the AUC is the quality of the machine.",
        why: "It is the quality of the ranking. The threshold depends on the numbers themselves, and those may have moved.",
      },
      {
        text: "Yes, if the prevalence is the same.",
        why: "Prevalence changes what an answer is worth. A scanner changes the answers.",
      },
      {
        text: "No: a machine must be trained again in each hospital.",
        why: "Often a threshold or a temperature from a few hundred local patients is enough. Find out first.",
      },
    ],
  },
  {
    id: "Q4.4",
    question: "A machine says 85% for many patients, and 60% of them are ill. What does temperature scaling change?",
    options: [
      {
        text: "Which patient is put before which.",
        why: "All logits are divided by the same number: the order stays.",
      },
      { text: "The AUC.", why: "The AUC knows nothing but the order, and the order stays." },
      {
        text: "The probabilities that are stated.",
        right: true,
        why: "They move towards what is true, and the ranking stays as it was.",
      },
      {
        text: "The weights of the network.",
        why: "Nothing is trained again. One number is found on a validation pile.",
      },
    ],
  },
  {
    id: "Q4.5",
    question:
      "A machine that was perfect in one hospital fails completely in another. Each picture of the ill ward carried a marker in the corner. What did it learn?",
    options: [
      {
        text: "The illness and the marker, half each.",
        why: "With the habit swapped it was worse than a coin. Of the illness alone it had learned little.",
      },
      {
        text: "The marker, because it was easier than the illness.",
        right: true,
        why: "Training rewards whatever lowers the loss, and the marker was the easiest thing in the picture.",
      },
      {
        text: "Nothing: it was overfitted.",
        why: "On new patients of the same ward it was nearly perfect. It had learned a rule that holds there and nowhere else.",
      },
      {
        text: "The noise of the scanner.",
        why: "The scanner was the same. What differed was a square of nine pixels.",
      },
    ],
  },
];
