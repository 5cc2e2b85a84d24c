import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 1: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "1",
    sentence: "Our dose model was fitted with an error of zero on clinical data.",
    ask: [
      {
        question: "How many measurements were there, and how many parameters?",
        because:
          "With as many parameters as measurements the error is zero whatever the data say. There should be many more measurements.",
      },
      {
        question: "What is the error on measurements that were not used for the fit?",
        because: "Only those can show whether the model predicts.",
      },
      {
        question: "Over which range was it measured: field sizes, depths, energies?",
        because: "Outside that range a formula goes on answering just as confidently.",
      },
    ],
  },
];
