import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 1: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "1",
    sentence: "Our dose model was fitted with an error of zero on clinical data.",
    ask: [
      {
        question: "How many measurements, and how many parameters?",
        because:
          "With as many parameters as measurements the error is zero whatever the data say. Ask for at least ten times as many measurements as parameters, and for both numbers in writing.",
      },
      {
        question: "What is the error on measurements that were not used for the fit?",
        because: "Only those can show whether the model predicts. If there are none, nobody knows.",
      },
      {
        question: "Over which range was it measured: field sizes, depths, energies?",
        because:
          "Inside that range there is evidence. Outside there is a formula that goes on answering with the same confidence.",
      },
    ],
  },
];
