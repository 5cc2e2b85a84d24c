/** Lecture 6, exercises without code: Dice by counting, three numbers that disagree, what to check first, a published claim. */
import { letters } from "../../../lesson/letters.js";
import { numeric } from "../../../lesson/numeric.js";
import { oneOf } from "../../../lesson/one-of.js";

/** Dice from three counts. */
export const diceByCounting = numeric({
  id: "E6.1",
  title: "Dice by counting",
  begin: "count the pixels that both have, twice, and divide by the pixels of the one plus those of the other.",
  truth: 0.8,
  within: 0.004,
  right:
    "2 · 72 / (100 + 80) = 0.8. The 28 pixels that only the first has and the 8 that only the second has are all that counts against it.",
  slips: [
    [0.667, "IoU", "that is intersection over union, 72 / 108. Dice counts the shared pixels twice, above and below."],
    [0.4, "not doubled", "the shared pixels count twice: once for each contour."],
    [[0.72, 0.9], "one side", "that divides by one of the two contours alone. Dice divides by both, added."],
    [[80, 66.7], "per cent", "the answer is asked for as a number from 0 to 1."],
  ],
  otherwise: "twice the shared pixels, divided by all pixels of both contours added.",
  hints: ["2 · 72, divided by 100 + 80."],
});

/** Which number tells of a forgotten island. */
export const whichNumber = oneOf({
  id: "E6.5",
  title: "The island",
  options: ["dice", "hd95", "pixels"],
  truth: "hd95",
  begin:
    'put "dice", "hd95" or "pixels" between the quotation marks. Which of the three asks how far away an error lies?',
  right:
    "a distance sees where an error lies. To Dice and to the share of correct pixels, a few pixels far away are as harmless as a few at the edge.",
  slips: [
    [
      "dice",
      "few pixels",
      "Dice counts pixels, and an island has few: 0.93 instead of 0.95. It does not ask where they lie.",
    ],
    ["pixels", "fewer still", "twelve pixels of 4,096 are less than a third of a per cent."],
  ],
  otherwise: "the answer is one of the words dice, hd95 and pixels.",
  hints: ["Dice and pixel accuracy count pixels. Only one of the three measures millimetres."],
});

/** Where a physician with five minutes should look. */
export const lookFirst = oneOf({
  id: "E6.7",
  title: "Five minutes for one organ",
  options: ["femoral heads", "bladder", "rectum"],
  truth: "rectum",
  begin:
    'put "femoral heads", "bladder" or "rectum" between the quotation marks. Which error would change what the patient gets?',
  right:
    "the rectum lies where the dose falls off steeply, and its limit is close. An error of one pixel there can turn the verdict; the same error at a femoral head cannot.",
  slips: [
    [
      "femoral heads",
      "the best contour",
      "theirs is the best contour of the five, and the dose there is low. An error would hardly change a number.",
    ],
    [
      "bladder",
      "the largest distance",
      "its distances are the largest, but mostly towards the front, away from the steep fall of the dose. The scatter figure shows which limit is close.",
    ],
  ],
  otherwise: "the answer is one of the three organs, written as above.",
  hints: [
    "Two things must come together: a steep dose at the organ's edge, and a limit that the plan nearly reaches.",
    "In the scatter figure, which limit do most points lie close to?",
  ],
  judgement: true,
});

/** What a made-up abstract leaves out. */
export const published = letters({
  id: "E6.9",
  title: "A published claim",
  begin: 'put the letters of everything that the abstract does not tell you between the quotation marks, as in "AB".',
  belong: {
    B: "how large was Dice for each organ? A mean over twenty organs hides the small ones.",
    D: "how far apart do two physicians draw? Without it nobody knows what 0.91 is worth.",
    F: "did the slices of one patient lie on both sides of the split? It was made by slices.",
    H: "does it matter to the dose? No plan was made on these contours.",
  },
  others: {
    A: "is told: 300 CTs of one hospital.",
    C: "is told: a mean Dice of 0.91.",
    E: "is told: a U-Net.",
    G: "is told: 20 organs.",
  },
  right: "B, D, F and H. The abstract gives one number, and none of the four that a department would need.",
  otherwise: "the answer is some of the letters A to H.",
  hints: [
    "Go through the letters one by one and look for each in the abstract.",
    "Per organ, between physicians, by patient, in gray: which of these are there?",
  ],
  judgement: true,
});
