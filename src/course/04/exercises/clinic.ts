/** Lecture 4, exercises without code: windows, prevalence, thresholds, scanners and a published claim. */
import { letters } from "../../../lesson/letters.js";
import { numeric } from "../../../lesson/numeric.js";
import { oneOf } from "../../../lesson/one-of.js";

/** Which window shows the lung. */
export const lungWindow = oneOf({
  id: "E4.1",
  title: "A window for the lung",
  options: ["a", "b", "c"],
  truth: "b",
  begin:
    'put "a", "b" or "c" between the quotation marks. Set both sliders of the first figure to each of the three in turn.',
  right:
    "with the level at −600 HU and a width of 1500 HU, black begins at −1350 and white at 150 HU, so that air and vessels both have greys of their own.",
  slips: [
    [
      "a",
      "soft tissue",
      "that is a window for soft tissue: black begins at −150 HU, and the whole lung lies far below it.",
    ],
    [
      "c",
      "bone",
      "that is a window for bone: its 2000 HU reach from −500 to 1500, and most of the lung is darker than −500.",
    ],
  ],
  otherwise: "the answer is one of the letters a, b and c.",
  hints: [
    "Black begins half a width below the level, white half a width above it. Compute both ends for each window.",
    "Lung lies near −800 HU and its vessels near 0. Only one of the three windows has both between its ends.",
  ],
});

/** What a positive answer is worth where one in ten is ill. */
export const oneInTen = numeric({
  id: "E4.3",
  title: "The same test in a clinic",
  begin:
    "count a thousand people of this clinic: how many are ill, how many of them are found, how many of the others are alarmed?",
  truth: 51.35,
  within: 0.4,
  right:
    "95 of the 100 who are ill are found and 90 of the 900 others are alarmed, so 95 of 185 are ill. The machine is the same. The people are not.",
  slips: [
    [8.8, "a screening hall", "that is the screening hall, where one in a hundred is ill. Here it is one in ten."],
    [95, "sensitivity", "95% is how many of the ill are found. Asked is how many of those called ill are ill."],
    [90, "specificity", "90% is how many of the others are left alone. Asked is how many of those called ill are ill."],
    [
      [9.5, 0.095],
      "of all",
      "95 of a thousand people are ill and found. Divide by those who are called ill, not by all.",
    ],
    [[0.5135, 0.51], "a part", "right as a part of 1. The answer is asked for in per cent: multiply by 100."],
    [[105.6, 1.056], "the others", "divide the 95 by all who are called ill: the 95 and the 90."],
  ],
  otherwise:
    "of a thousand people 100 are ill. Count those of them who are found, and the alarms among the 900 others.",
  hints: ["95% of the 100 ill are called ill, and 10% of the 900 healthy.", "95 / (95 + 90), in per cent."],
});

/** Which threshold a screening programme can defend. */
export const defend = oneOf({
  id: "E4.2",
  title: "A threshold to defend",
  options: ["low", "middle", "high"],
  truth: "low",
  begin:
    'put "low", "middle" or "high" between the quotation marks. What happens to a patient whose lesion is missed, and what to one who is alarmed?',
  right:
    "a missed lesion is not looked at again, and an alarm costs one more look. A threshold that finds nearly all and alarms many is defensible here; it would not be if an alarm meant surgery.",
  slips: [
    [
      "middle",
      "a habit",
      "0.5 is a habit, not a reason: it is right where both kinds of mistake cost the same, and here they do not.",
    ],
    [
      "high",
      "few alarms",
      "that spares the radiologists, and the patients whose lesions are missed pay for it. They are not looked at again.",
    ],
  ],
  otherwise: "the answer is one of the words low, middle and high.",
  hints: [
    "Every patient who is called healthy goes home. Every patient who is called ill is seen by a radiologist.",
    "Move the slider to 0.1: how many lesions are then missed?",
  ],
  judgement: true,
});

/** What a made-up abstract leaves out. */
export const published = letters({
  id: "E4.4",
  title: "A published claim",
  begin: 'put the letters of everything that the abstract does not tell you between the quotation marks, as in "AB".',
  belong: {
    B: "how many of the films showed a pneumothorax? Without the prevalence nobody can say what a positive answer is worth.",
    D: "at which threshold? An AUC is not a decision, and somebody has to make one.",
    F: "on whose films? Nothing says that the hospital of the test was not the hospital of the training.",
    H: "do the films with a pneumothorax show a drain? Then the machine may have learned to see the treatment.",
  },
  others: {
    A: "is told: 12,000 films.",
    C: "is told: an AUC of 0.96.",
    E: "is told: a convolutional network of 121 layers.",
    G: "is told: three radiologists read each film.",
  },
  right:
    "prevalence, threshold, another hospital and the drain are missing. With the drain, an AUC of 0.96 may be the AUC of finding plastic tubes.",
  judgement: true,
  otherwise: "compare the letters with the text once more.",
  hints: [
    "An AUC says how well films are ranked. What else does a clinic need before it can act on an answer?",
    "Four letters belong into the answer. One of them is a thing that only treated patients have on their films.",
  ],
});
