import type { Fact } from "../../lesson/lecture.js";

/** Lecture 3: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "The slide's table of degrees: training 1.12 .53 .52 .50 .49 .40, test 1.24 .82 .81 1.14 1.47 33.05. Its printed coefficients give y(5) = 188.9 for degree 4, −67.6 for degree 5 and −5.1 once the sign of w₃ is corrected",
    source: "the source slides; y(5) computed from their printed coefficients",
  },
  {
    says: "Adagrad was published in 2011, RMSprop presented in 2012, Adadelta in December 2012, Adam in 2014 (at a conference in 2015), AdamW in 2017 (at a conference in 2019)",
    source:
      "Duchi, Hazan and Singer 2011; Hinton's Coursera lecture of autumn 2012; Zeiler, arXiv 1212.5701; Kingma and Ba, arXiv 1412.6980; Loshchilov and Hutter, arXiv 1711.05101",
  },
  {
    says: "Xavier's start was published in 2010, He's in 2015",
    source: "Glorot and Bengio, AISTATS 2010; He, Zhang, Ren and Sun, ICCV 2015",
  },
  {
    says: "Dropout was published in 2014",
    source: "Srivastava and others, Journal of Machine Learning Research 15, 2014",
  },
];
