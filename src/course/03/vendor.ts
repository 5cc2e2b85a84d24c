import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 3: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "3",
    sentence: "We evaluated 200 versions of our model; the one we ship reached 70% on the independent test set.",
    ask: [
      {
        question: "Was the shipped version chosen on that same test set?",
        because:
          "The best of many numbers is good partly by luck. Ask for the accuracy on patients who had no part in the choice.",
      },
      {
        question: "How many patients were in it, and how wide is the interval?",
        because: "On 50 patients a coin's accuracy has a 95% interval of 14 percentage points either way.",
      },
      {
        question: "Did any patient have images on both sides of the split?",
        because: "If so, the model has met its test patients before. Split by patient, better still by hospital.",
      },
    ],
  },
];
