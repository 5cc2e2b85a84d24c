import type { Fact } from "../../lesson/lecture.js";

/** Lecture 2: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "Wisconsin diagnostic breast cancer data, 1995: 569 patients, 212 malignant, 357 benign",
    source: "Wolberg, Mangasarian, Street and Street (1995), UCI Machine Learning Repository",
  },
  {
    says: "McCulloch and Pitts's neuron 1943; perceptron 1958; Minsky and Papert's book 1969; the universal approximation theorem 1989",
    source:
      "McCulloch and Pitts 1943; Rosenblatt 1958; Minsky and Papert 1969; Cybenko 1989, Hornik, Stinchcombe and White 1989",
  },
];
