import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 7: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "7",
    sentence:
      "Trained on two million reports, our AI understands radiology: its texts cannot be distinguished from those of an expert.",
    ask: [
      {
        question: "How many of its sentences are true of the patient, and who checked them against the pictures?",
        because:
          "A text that cannot be distinguished is fluent. Our counting machine was fluent and described organs that had been removed. Ask for a count of wrong statements, by severity.",
      },
      {
        question: "What does it do with a patient who is unlike the others?",
        because:
          "A language model writes what usually comes next. Ask for the results on patients after surgery, with implants or with a rare finding.",
      },
      {
        question: "Were reports of the test patients, or copies of them, among the two million?",
        because:
          "Reports are full of copied text. A model that has read the test looks better than it is. Ask how the split was made: by patient, and by date.",
      },
    ],
  },
];
