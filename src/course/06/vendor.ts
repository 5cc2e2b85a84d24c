import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 6: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "6",
    sentence: "Our automatic contours reach a Dice coefficient of 0.97, better than two experts agree with each other.",
    ask: [
      {
        question: "For which organ, and as a mean over what?",
        because:
          "Counted over all pixels at once, large organs drown small ones. Ask for a number for each organ, with its interval over patients.",
      },
      {
        question: "Against whose contours, and by the rules of which guideline?",
        because:
          "A network agrees best with the people who drew its training set. If your department draws the prostate differently, it will disagree with you, consistently.",
      },
      {
        question: "What happens to the dose, and what with a hip implant or an empty bladder?",
        because:
          "A mean says nothing about the patient in front of you. Ask for the plans that changed their verdict and for the cases that were left out.",
      },
    ],
  },
];
