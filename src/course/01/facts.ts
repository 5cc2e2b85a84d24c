import { carbon } from "../../data/sets/carbon.js";
import type { Fact } from "../../lesson/lecture.js";
import { history } from "./history.js";
import { brooks } from "./predictions.js";

/** Lecture 1: what its prose states without computing it. */
export const facts: Fact[] = [
  ...history().flatMap(({ events }) =>
    events.map(({ when, what, says }) => ({ says: `${when} ${what} ${says}`, source: "the timeline, `history`" })),
  ),
  ...brooks().map(({ date, happened }) => ({
    says: `${date}: ${happened}`,
    source: "R. Brooks, Predictions Scorecard, rodneybrooks.com, 2018 to 2026",
  })),
  ...carbon().map(({ pounds }) => ({ says: String(pounds), source: "the carbon table, `data.carbon`" })),
  {
    says: "One search was estimated in 2019 and found in 2021 to have emitted nearly 100 times less",
    source:
      "Patterson et al., Carbon Emissions and Large Neural Network Training, arXiv 2104.10350 (2021); D. Patterson, How we're minimizing AI's carbon footprint, blog.google, 21 April 2021",
  },
  {
    says: "The twelve points are those of figure 2.2 of Understanding Deep Learning, 2023",
    source: "S. J. D. Prince, Understanding Deep Learning, MIT Press 2023",
  },
  {
    says: "A square metre costs 10,000 euros in Paris and 5,000 in Lyon, in round numbers; the source slide prints 2.99",
    source: "the source slides; `data.cities`",
  },
  {
    says: "Flan-PaLM has 540 B parameters and answers 67.6% of MedQA correctly, over 17 percentage points above the best before (December 2022, Nature 2023); Med-PaLM remains inferior to clinicians",
    source: "Singhal et al., Large language models encode clinical knowledge, Nature 620 (2023)",
  },
  {
    says: "Med-PaLM 2 answers up to 86.5% of MedQA (May 2023); physicians preferred its answers on 8 of 9 axes; specialists' answers were still preferred overall",
    source:
      "Singhal et al., Toward expert-level medical question answering with large language models, Nature Medicine 31 (2025)",
  },
  {
    says: "Memory in about 2020: 32 GB in a cloud machine, 4 GB in a telephone, less than 100 KB in a tiny device",
    source: "the source slides",
  },
  {
    says: "Memory today: 80 GB and more on one graphics card of a computing centre, 8 to 16 GB in a telephone",
    source: "data sheets of Nvidia's A100 and H100; Apple's iPhone 16 and Google's Pixel 9 (2024)",
  },
  {
    says: "Deep Blue won one game in 1996 and lost the match by 2 to 4; in 1997 it won the match by 3.5 to 2.5. The Dartmouth proposal asked for 2 months and 10 people",
    source: "Campbell, Hoane and Hsu, Deep Blue, Artificial Intelligence 134 (2002); McCarthy et al. 1955",
  },
];
