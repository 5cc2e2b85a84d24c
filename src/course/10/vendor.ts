import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 10: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "10",
    sentence:
      "Trained on a trillion tokens, our model understands medicine: it answers 90% of examination questions correctly.",
    ask: [
      {
        question: "Were the examination questions, or pages that discuss them, among the trillion tokens?",
        because:
          "A model that has read the question repeats the answer. Ask for questions that were written after its training ended.",
      },
      {
        question: "What does it do with the report of one of my patients when the answer is not in it?",
        because:
          "An examination always has a right answer among five. A chart often has not, and a machine that predicts the next token writes one all the same.",
      },
      {
        question: "What was measured on the task for which we would buy it, and against what?",
        because:
          "In this lecture counting pairs of letters was a serious opponent. A search, a form or a smaller model may be as good for your task, and easier to check.",
      },
    ],
  },
];
