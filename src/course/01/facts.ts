import { carbon } from "../../data/sets/carbon.js";
import type { Fact } from "../../lesson/lecture.js";
import { history } from "./history.js";

/** Lecture 1: what its prose states without computing it. */
export const facts: Fact[] = [
  ...history().flatMap(({ events }) =>
    events.map(({ when, what, says }) => ({ says: `${when} ${what} ${says}`, source: "the timeline, `history`" })),
  ),
  ...carbon().map(({ pounds }) => ({ says: String(pounds), source: "the carbon table, `data.carbon`" })),
  {
    says: "The twelve points are those of figure 2.2 of Understanding Deep Learning, 2023",
    source: "S. J. D. Prince, Understanding Deep Learning, MIT Press 2023",
  },
  {
    says: "Med-PaLM is built on a model of 540 B parameters; Flan-PaLM answers 67.6 % of MedQA, 17 percentage points above the best before",
    source: "Singhal et al., Large language models encode clinical knowledge, Nature 620 (2023)",
  },
  {
    says: "Memory: 32 GB in a cloud machine, 4 GB in a telephone, less than 100 KB in a tiny device",
    source: "the lecture's slides",
  },
  {
    says: "Deep Blue won one game in 1996 and the match in 1997; the Dartmouth proposal asked for 2 months and 10 people",
    source: "Campbell, Hoane and Hsu, Deep Blue, Artificial Intelligence 134 (2002); McCarthy et al. 1955",
  },
];
