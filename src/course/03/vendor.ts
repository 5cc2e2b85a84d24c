import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 3: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "3",
    sentence: "We evaluated 200 versions of our model; the one we ship reached 70 % on the independent test set.",
    ask: [
      {
        question: "Was the shipped version chosen on the same test set?",
        because:
          "The best of many numbers is good partly by luck. Ask for the error on patients that were not used to choose, and who kept the envelope closed.",
      },
      {
        question: "How many patients were in it, and how wide is the interval?",
        because:
          "On 50 patients a coin scatters by 7 percentage points either way. A number without an interval is an anecdote.",
      },
      {
        question: "Were images of one patient ever on both sides of the split?",
        because:
          "Then the model has met its test patients before. Splits are made by patient, better by hospital, never by image.",
      },
    ],
  },
];
