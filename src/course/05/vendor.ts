import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 5: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "5",
    sentence: "Our network has 152 layers.",
    ask: [
      {
        question: "What does it gain over a small one, on patients like mine?",
        because: "Depth is a means. Ask for the difference on one test set, with its interval.",
      },
      {
        question: "On how many patients of how many hospitals was it trained, and on which tested?",
        because: "Layers do not replace patients: a deep network learns a ward's marker as easily as a shallow one.",
      },
      {
        question: "What does one prediction cost, and on which machine?",
        because:
          "Multiply-adds are paid at every patient. A phone, a scanner and a cloud differ by orders of magnitude.",
      },
    ],
  },
];
