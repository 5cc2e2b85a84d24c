import type { Question } from "../../lesson/lecture.js";

/** Lecture 6: five questions. */
export const quiz: Question[] = [
  {
    id: "Q6.1",
    question: "A network labels 97% of all pixels correctly and never finds the rectum. How is that possible?",
    options: [
      {
        text: "It is not possible: one of the two numbers must be wrong.",
        why: "Both can be true at once. Count how many pixels the rectum has.",
      },
      {
        text: "The rectum has too few pixels to count.",
        right: true,
        why: "Most pixels are air, fat and muscle. A share of correct pixels is a share of those.",
      },
      {
        text: "The network is overfitted.",
        why: "Overfitting would show as a difference between training and test. This is a matter of what is counted.",
      },
      {
        text: "The rectum is hard to see.",
        why: "It may be, but a large organ that is hard to see would have cost far more than 3%.",
      },
    ],
  },
  {
    id: "Q6.2",
    question: "What do the skip connections of a U-Net carry?",
    options: [
      {
        text: "Detail that the small pictures have lost.",
        right: true,
        why: "Without them the rectal wall suffered most, the thinnest structure of all, and the femoral heads hardly at all.",
      },
      {
        text: "Gradients only, as the bridges of a residual network do.",
        why: "They help gradients as well, but here they hand on whole pictures, which the decoder reads.",
      },
      {
        text: "The knowledge of what kind of organ a pixel belongs to.",
        why: "That is found at the bottom, where one number sees a large part of the body.",
      },
      {
        text: "The labels of the training set.",
        why: "A network has no access to labels when it contours. They only entered the loss.",
      },
    ],
  },
  {
    id: "Q6.3",
    question: "Model A has a mean Dice 0.01 above model B on 60 patients. When is that more than luck?",
    options: [
      {
        text: "Only when the interval of A and the interval of B do not overlap.",
        why: "That asks too much. Both were judged on the same patients, whose differences can be far steadier than the values.",
      },
      { text: "When A is better in at least half of the patients.", why: "Half is what a coin would give." },
      { text: "When 0.01 is more than 1% of Dice.", why: "How large it is and how sure it is are two questions." },
      {
        text: "When the interval of the paired difference is above 0.",
        right: true,
        why: "A difficult patient is difficult for both, and the subtraction takes that out.",
      },
    ],
  },
  {
    id: "Q6.4",
    question:
      "On the phantom the network agrees with the truth better than any observer. Does it draw better than a physician?",
    options: [
      {
        text: "Yes, that is what the table says, and for each of the five organs.",
        why: "It says so of observers whose errors we made up, and of a truth that only a phantom has.",
      },
      { text: "Yes, because it never gets tired.", why: "True, and no answer to whether it is right." },
      {
        text: "It cannot be said: in a patient, truth is a contour.",
        right: true,
        why: "There the network can at best agree with its teachers. Beyond them there is nothing to measure by.",
      },
      { text: "No, a physician is always better.", why: "Nothing here shows that either." },
    ],
  },
  {
    id: "Q6.5",
    question: "Mean Dice is 0.94 and eleven of sixty plans change their verdict. What follows?",
    options: [
      {
        text: "Dice was computed wrongly, or no verdict could flip.",
        why: "It was computed correctly, and it answers how much two contours overlap and nothing else.",
      },
      {
        text: "A good overlap is no promise about the dose near a limit.",
        right: true,
        why: "Where the dose falls off steeply and the limit is close, one pixel is enough.",
      },
      {
        text: "The eleven contours are the worst of the sixty.",
        why: "They are not: their Dice is about the mean. What they share is that they lay near the limit.",
      },
      {
        text: "A Dice above 0.95 would make it safe.",
        why: "It would make flips rarer. Near a limit no overlap short of perfect is safe.",
      },
    ],
  },
];
