import type { Question } from "../../lesson/lecture.js";

/** Lecture 3: five questions. */
export const quiz: Question[] = [
  {
    id: "Q3.1",
    question:
      "A model's error is 0.01 on the patients it learned from and 0.9 on others. A colleague doubles its number of coefficients. What do you expect?",
    options: [
      {
        text: "Both errors fall, because more coefficients fit better.",
        why: "They fit the known patients better. The trouble lies with the others, and close fitting is its cause.",
      },
      {
        text: "The first falls a little, and the second may well rise.",
        right: true,
        why: "As in the table of degrees: the training error falls with every coefficient, and at some point the other error climbs.",
      },
      {
        text: "Nothing, since the training error is nearly zero already.",
        why: "Degree 5 already had a small training error, and degree 7 was more than ten times as bad on the others.",
      },
      {
        text: "Both errors rise, because the model is harder to train.",
        why: "Least squares found the best curve of every degree without trouble. The fit was found; it was the wrong thing to want.",
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
        why: "Seven tries are seven chances to be lucky. The smallest of seven numbers is too small on average.",
      },
      {
        text: "Nothing, and the model must be thrown away with it.",
        why: "The model may be fine. Only the number can no longer be trusted.",
      },
      {
        text: "It is too large, because λ raises the training error.",
        why: "λ does raise the training error. But the test error was picked as the smallest of several, so it errs the other way.",
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
        why: "You know that a moved digit keeps its label. Augmentation tells the network what the data did not say.",
      },
      {
        text: "Train it for longer.",
        why: "It fits its hundred digits already. Further steps make the fit closer, as the rising validation loss showed.",
      },
      {
        text: "Use a smaller learning rate.",
        why: "The rate decides how the network reaches the bottom, and the bottom knows nothing of moved digits.",
      },
      {
        text: "Use a larger hidden layer, with room to learn positions.",
        why: "Room was never lacking. Nothing in the data asked the network to disregard the position.",
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
        why: "That is sometimes true, but small batches also win where everything would fit.",
      },
      {
        text: "Many rough steps get further than one exact step at the same cost.",
        right: true,
        why: "After one epoch the descents with small batches were lower than the one that had read every cat for a single step.",
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
        why: "That would be convenient, but it is the comparison that is in doubt.",
      },
      {
        text: "Were the others' learning rates tuned with the same effort?",
        right: true,
        why: "In our race all optimisers chose from the same eight rates, and none won on every course. One that alone is tuned often does.",
      },
      {
        text: "Does it use momentum?",
        why: "Several good ones do. That does not settle which is ahead where.",
      },
      {
        text: "Were the tasks simple bowls?",
        why: "A fair second question. Uneven tuning is the more common fault, and the easier one to ask about.",
      },
    ],
  },
];
