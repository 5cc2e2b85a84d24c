import type { Question } from "../../lesson/lecture.js";

/** Lecture 3: five questions. */
export const quiz: Question[] = [
  {
    id: "Q3.1",
    question:
      "A model's error is 0.01 on the patients of the fit and 0.9 on others. You double the number of coefficients. What do you expect?",
    options: [
      {
        text: "Both errors fall, because more coefficients fit better.",
        why: "They fit the known patients better, which is what causes the trouble with the others.",
      },
      {
        text: "The first falls a little, and the second may well rise.",
        right: true,
        why: "As in the table of degrees: the training error falls, and in the end the other climbs.",
      },
      {
        text: "Nothing, since the training error is nearly zero already.",
        why: "Degree 5 had a small training error already, and degree 7 was far worse on the others.",
      },
      {
        text: "Both errors rise, because the model is harder to train.",
        why: "Least squares found the best curve of every degree without trouble.",
      },
    ],
  },
  {
    id: "Q3.2",
    question:
      "A team chose λ with the test set because the validation pile was small. What is its test error worth now?",
    options: [
      {
        text: "It is still honest, as only seven values were tried.",
        why: "Seven tries are seven chances to be lucky.",
      },
      {
        text: "Nothing, and the model must be thrown away with it.",
        why: "The model may be fine. Only its number cannot be trusted.",
      },
      {
        text: "It is too large, because λ raises the training error.",
        why: "It was picked as the smallest of several, so it errs the other way.",
      },
      {
        text: "It is too good, because it was chosen for being small.",
        right: true,
        why: "A choice uses the pile up. An honest number needs a new envelope.",
      },
    ],
  },
  {
    id: "Q3.3",
    question:
      "A network is perfect on its 100 training digits and poor on digits moved by one pixel. Which cure fits best?",
    options: [
      {
        text: "Show it moved copies while it learns.",
        right: true,
        why: "Augmentation tells the network what you know and the data did not say.",
      },
      {
        text: "Train it for longer.",
        why: "It fits its hundred digits already. More steps make it worse elsewhere.",
      },
      {
        text: "Use a smaller learning rate.",
        why: "A rate decides how the bottom is reached, and the bottom knows nothing of moved digits.",
      },
      {
        text: "Use a larger hidden layer, with room to learn positions.",
        why: "Room was never lacking. The data never asked it to disregard the position.",
      },
    ],
  },
  {
    id: "Q3.4",
    question: "Why is the slope usually computed from 32 examples instead of all 50,000?",
    options: [
      {
        text: "32 examples give the more exact slope.",
        why: "They give a noisier one, which is correct only on average.",
      },
      {
        text: "The memory is too small for more.",
        why: "Sometimes, but small batches also win where everything would fit.",
      },
      {
        text: "Many rough steps get further than one exact step at the same cost.",
        right: true,
        why: "After one epoch both descents with small batches were lower.",
      },
      {
        text: "Noise makes overfitting impossible.",
        why: "Noise helps a little. Networks overfit with small batches as well.",
      },
    ],
  },
  {
    id: "Q3.5",
    question: "A paper shows its new optimiser ahead of five others on every task. What do you ask first?",
    options: [
      {
        text: "Does it have fewer settings than Adam?",
        why: "Convenient, but it is the comparison that is in doubt.",
      },
      {
        text: "Were the others' learning rates tuned with the same effort?",
        right: true,
        why: "The one that is tuned with more care is ahead. It is the 200 coins again: more tries, better luck.",
      },
      {
        text: "Does it use momentum?",
        why: "Several good ones do. That does not settle which is ahead.",
      },
      {
        text: "Were the tasks simple bowls?",
        why: "A fair second question. Uneven tuning is the more common fault.",
      },
    ],
  },
];
