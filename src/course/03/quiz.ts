import type { Question } from "../../lesson/lecture.js";

/** Lecture 3: five questions. */
export const quiz: Question[] = [
  {
    id: "Q3.1",
    question:
      "A model has an error of 0.01 on the patients it learned from and 0.9 on others. A colleague doubles the number of its knobs. What do you expect?",
    options: [
      {
        text: "Both errors fall: more knobs fit better.",
        why: "They fit the known patients better. The trouble is with the others, and it comes from fitting too closely.",
      },
      {
        text: "The first falls a little; the second may well rise.",
        right: true,
        why: "That is the table of degrees: with every knob the training error falls, and after some point the error on strangers climbs.",
      },
      {
        text: "Nothing, for the training error is already nearly zero.",
        why: "Degree 5 had a small training error, too, and degree 7 was more than ten times as bad on strangers.",
      },
      {
        text: "Both errors rise, because the model becomes harder to train.",
        why: "Least squares found the best curve of every degree without trouble. The problem is not finding the fit, it is the fit.",
      },
    ],
  },
  {
    id: "Q3.2",
    question: "Somebody chose λ with the test set because the validation pile was small. What is the test error now?",
    options: [
      {
        text: "Still honest, if only seven values were tried.",
        why: "Seven tries are seven chances to be lucky. The smallest of seven numbers is too small on average.",
      },
      {
        text: "Useless: the model must be thrown away.",
        why: "The model may be fine. It is the number that cannot be trusted any more.",
      },
      {
        text: "Too large, because λ makes the training error rise.",
        why: "λ raises the training error. The test error of the best λ is the smallest of those tried, so it errs the other way.",
      },
      {
        text: "Too good: it was chosen for being small.",
        right: true,
        why: "Choosing uses the pile up. A new envelope is needed for an honest number.",
      },
    ],
  },
  {
    id: "Q3.3",
    question: "Your network is perfect on its 100 training digits and poor on moved ones. Which cure fits best?",
    options: [
      {
        text: "Showing it moved copies while it learns.",
        right: true,
        why: "You know that a moved digit keeps its label. Augmentation tells the network what the data did not say.",
      },
      {
        text: "Training it longer.",
        why: "It already fits its hundred digits. More steps only learn them more exactly, as the rising validation loss showed.",
      },
      {
        text: "A smaller learning rate.",
        why: "The rate decides how it walks to the bottom, not whether the bottom knows about moved digits.",
      },
      {
        text: "A larger hidden layer, so that it has room to learn positions.",
        why: "Room was never lacking. Nothing in the data asked it to care about position.",
      },
    ],
  },
  {
    id: "Q3.4",
    question: "Why do people take the slope from 32 examples instead of from all 50,000?",
    options: [
      {
        text: "Because 32 examples give the more exact slope.",
        why: "They give a noisier one. It is right only on average.",
      },
      {
        text: "Because memory is too small for more.",
        why: "That is sometimes true and not the reason: even where all fit, a thousand rough steps beat one exact step.",
      },
      {
        text: "Because many rough steps get further than one exact step at the same cost.",
        right: true,
        why: "After one epoch the walkers with small batches were lower than the one who had read all cats for a single step.",
      },
      {
        text: "Because noise makes overfitting impossible.",
        why: "Noise helps a little. The network of this lecture overfits with any batch size.",
      },
    ],
  },
  {
    id: "Q3.5",
    question: "A paper shows that its new optimiser beats five others on every task. What do you ask first?",
    options: [
      {
        text: "Whether it has fewer knobs than Adam.",
        why: "Convenient, and beside the point: the comparison itself is in doubt.",
      },
      {
        text: "Whether the others' learning rates were tuned with the same effort.",
        right: true,
        why: "In our race everybody chose from the same eight rates, and the winner changed from course to course. Tune only one and it wins everywhere.",
      },
      { text: "Whether it uses momentum.", why: "Several good ones do, and it does not settle who wins where." },
      {
        text: "Whether the tasks were convex bowls.",
        why: "A fair question for a theorist. The commoner trick is to tune one runner and not the others.",
      },
    ],
  },
];
