import type { Term } from "../../lesson/lecture.js";

const lecture = 4;

/** Lecture 4: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "pixel",
    also: ["pixels"],
    lecture,
    means: "One number of a picture: how bright, or how dense, a small square is.",
  },
  {
    id: "channel",
    also: ["channels"],
    lecture,
    means: "One of the numbers that a pixel may have: a grey picture has one channel, a colour photograph three.",
  },
  {
    id: "bit depth",
    lecture,
    means: "How many bits a pixel has, and so how many steps of grey: 8 bits give 256, 12 bits give 4096.",
  },
  {
    id: "Hounsfield unit",
    also: ["HU", "Hounsfield units"],
    lecture,
    means: "The unit of CT: air is −1000, water is 0.",
  },
  {
    id: "window",
    also: ["windows"],
    lecture,
    means:
      "The part of the values that is spread over the greys: its level is the middle, its width reaches from black to white.",
  },
  {
    id: "histogram",
    also: ["histograms"],
    lecture,
    means: "Bars that say how often each value occurs.",
  },
  {
    id: "nearest neighbour",
    also: ["nearest neighbours"],
    lecture,
    means: "The known picture that differs least from the one in question; its label is the answer.",
  },
  { id: "confusion matrix", lecture, means: "A table that counts, for each true class, what the cases were called." },
  {
    id: "template",
    also: ["templates"],
    lecture,
    means:
      "A picture of weights: the picture in question is multiplied with it pixel by pixel, and the products are added.",
  },
  {
    id: "cross-entropy",
    lecture,
    means: "The loss of classification: minus the logarithm of the probability that the model gave to the right class.",
  },
  { id: "sensitivity", lecture, means: "Of the ill, the part that is called ill." },
  { id: "specificity", lecture, means: "Of the healthy, the part that is called healthy." },
  { id: "threshold", also: ["thresholds"], lecture, means: "The probability from which on a case is called ill." },
  { id: "ROC curve", lecture, means: "Sensitivity against 1 − specificity over all thresholds." },
  {
    id: "AUC",
    lecture,
    means:
      "The area under the ROC curve: how often an ill patient gets a higher score than a healthy one. A coin has 0.5.",
  },
  { id: "prevalence", lecture, means: "How many of those who are examined are ill." },
  {
    id: "positive predictive value",
    also: ["PPV"],
    lecture,
    means: "Of those called ill, the part that is ill. It depends on the prevalence.",
  },
  {
    id: "negative predictive value",
    also: ["NPV"],
    lecture,
    means: "Of those called healthy, the part that is healthy. It depends on the prevalence as well.",
  },
  {
    id: "calibration",
    also: ["calibrated"],
    lecture,
    means: "Whether stated probabilities come true: of the cases called 85%, 85 in a hundred.",
  },
  {
    id: "temperature",
    also: ["temperature scaling"],
    lecture,
    means: "The one number by which all logits are divided so that stated probabilities come true.",
  },
  {
    id: "shortcut",
    also: ["shortcut learning"],
    lecture,
    means: "A rule that works on the training pictures for a reason that has nothing to do with the question.",
  },
  {
    id: "adversarial",
    lecture,
    means: "Made to mislead a machine: a change too small to see, in the direction that surprises it most.",
  },
  {
    id: "automation bias",
    lecture,
    means: "The tendency to agree with a machine, above all where you alone would have decided otherwise.",
  },
];
