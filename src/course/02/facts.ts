import type { Fact } from "../../lesson/lecture.js";

/** Lecture 2: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "Wisconsin diagnostic breast cancer data, 1995: 569 patients, 212 malignant, 357 benign",
    source: "Wolberg, Mangasarian, Street and Street (1995), UCI Machine Learning Repository",
  },
  {
    says: "McCulloch and Pitts's neuron 1943; perceptron 1958, its error-correction rule by 1962; Minsky and Papert's book 1969",
    source:
      "McCulloch and Pitts 1943; Rosenblatt 1958 (Psychological Review) and 1962 (Principles of Neurodynamics); Minsky and Papert 1969",
  },
  {
    says: "Backpropagation widely known from 1986; universal approximation 1989; not with polynomials 1993",
    source:
      "Rumelhart, Hinton and Williams 1986; Cybenko 1989, Hornik, Stinchcombe and White 1989; Leshno, Lin, Pinkus and Schocken 1993",
  },
  {
    says: "ReLU in deep networks 2010; Adam 2014; depth that saves an exponential number of neurons 2016",
    source: "Nair and Hinton 2010; Kingma and Ba 2014; Telgarsky 2016 (Benefits of depth in neural networks)",
  },
  { says: "e is 2.71828…", source: "the base of the natural logarithm" },
  {
    says: "e to the power of a number above 709.78 is more than a 64-bit number holds",
    source: "IEEE 754: the largest is 1.7976931348623157e308",
  },
];
