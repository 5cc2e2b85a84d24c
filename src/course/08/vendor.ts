import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 8: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "8",
    sentence: "Our assistant never hallucinates: it was instructed to say so when it does not know.",
    ask: [
      {
        question: "How often does it refuse where the answer is there?",
        because:
          "A machine that always refuses never hallucinates. Ask for both numbers, each with its interval, on your own records.",
      },
      {
        question: "Measured on which questions, by whom, and with which wording?",
        because:
          "An instruction moves a rate; it sets no limit. With other wordings and other examples the rate is another, and the vendor's test questions are not yours.",
      },
      {
        question: "What does it do with a text that contains instructions?",
        because:
          "A referral letter is read by the same machine that reads your orders. Ask for the measured share of notes that it obeys, and what it is allowed to do at worst.",
      },
    ],
  },
];
