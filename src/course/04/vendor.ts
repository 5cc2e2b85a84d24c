import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture 4: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "4",
    sentence: "In a study with 10,000 chest films our AI found pneumothorax with an accuracy of 99%.",
    ask: [
      {
        question: "How many of the films showed a pneumothorax?",
        because:
          "If it was one in a hundred, a machine that always says no is right in 99% as well. Ask for sensitivity and specificity.",
      },
      {
        question: "What was the positive predictive value, and at which prevalence?",
        because:
          "With a sensitivity of 95% and a specificity of 90% at a prevalence of 1%, eleven of twelve alarms are false.",
      },
      {
        question: "From which hospitals and devices were the test films, and did treated patients count as ill?",
        because:
          "A drain on the film gives the answer away, and another device moves the threshold. Ask for a test on your own films.",
      },
    ],
  },
];
