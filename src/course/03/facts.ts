import type { Fact } from "../../lesson/lecture.js";

/** Lecture 3: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "The slide's table of degrees: training 1.12 .53 .52 .50 .49 .40, test 1.24 .82 .81 1.14 1.47 33.05. Its printed coefficients give y(5) = 188.9 for degree 4, −67.6 for degree 5 and −5.1 with the sign of w₃ mended",
    source: "the lecture's slides, computed from their printed coefficients",
  },
];
