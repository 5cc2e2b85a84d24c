import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 2: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "2",
    sentence: "Our neural network detects breast cancer with 99% accuracy.",
    ask: [
      {
        question: "On which patients, and had the network seen them before?",
        because:
          "Only held-out patients count: a network can be right for every patient it was trained on. Ask for their number, and for the interval.",
      },
      {
        question: "How many of them had cancer, and what would “always benign” have scored?",
        because: "Where six in a thousand are ill, a program that never looks is 99.4% accurate.",
      },
      {
        question: "How many cancers were missed, how many false alarms were raised, and who chose the threshold?",
        because: "The threshold trades one for the other. If it came with the software, it was not a decision.",
      },
    ],
  },
];
