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
          "With as many parameters as measurements the error is zero whatever the data say. Ask for both numbers in writing. There should be many more measurements than parameters.",
      },
      {
        question: "What is the error on measurements that were not used for the fit?",
        because: "Only those can show whether the model predicts. If there are none, its error is unknown.",
      },
      {
        question: "Over which range was it measured: field sizes, depths, energies?",
        because:
          "Inside that range there is evidence. Outside it there is a formula that goes on answering just as confidently.",
      },
    ],
  },
];
