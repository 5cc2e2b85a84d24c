import type { Fact } from "../../lesson/lecture.js";

/** Lecture 8: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "SmolLM2 has 135 million parameters and comes from 2025; its file has 98 MB",
    source: "Ben Allal et al., SmolLM2: When Smol Goes Big, arXiv:2502.02737 (2025); the file that set-up fetches",
  },
  {
    says: "in 2022 people preferred the answers of a model of 1.3 billion parameters, tuned to their preferences, to those of GPT-3 with 175 billion",
    source:
      "Ouyang et al., Training language models to follow instructions with human feedback, arXiv:2203.02155 (2022)",
  },
  {
    says: "chain of thought in the examples raised a model of 540 billion parameters from 18% to 57% of GSM8K, and did not help models below about 10 billion (2022)",
    source:
      "Wei et al., Chain-of-Thought Prompting Elicits Reasoning in Large Language Models, arXiv:2201.11903 (2022)",
  },
  {
    says: "a vote over 40 samples raised the 57% to 74% (2022)",
    source:
      "Wang et al., Self-Consistency Improves Chain of Thought Reasoning in Language Models, arXiv:2203.11171 (2022)",
  },
  {
    says: "Flan-PaLM: 67.6% of MedQA, and 17 points above what came before (2022); Med-PaLM 67.2%, inferior to clinicians",
    source:
      "Singhal et al., Large language models encode clinical knowledge, Nature 620 (2023), arXiv:2212.13138 (2022)",
  },
  {
    says: "Med-PaLM 2: 86.5% of MedQA; physicians preferred its answers on eight of nine axes (2023)",
    source:
      "Singhal et al., Toward expert-level medical question answering with large language models, Nature Medicine 31: 943–950 (2025), arXiv:2305.09617 (2023)",
  },
  {
    says: "Med-Gemini: 91.1% of MedQA (2024)",
    source: "Saab et al., Capabilities of Gemini Models in Medicine, arXiv:2404.18416 (2024)",
  },
  {
    says: "1,298 people, ten scenarios: models alone named a condition in 94.9% of cases, people with the same models in fewer than 34.5%, no better than without (2026)",
    source:
      "Bean et al., Reliability of LLMs as medical assistants for the general public: a randomized preregistered study, Nature Medicine (2026), doi:10.1038/s41591-025-04074-y",
  },
  {
    says: "of 59 references that ChatGPT gave to medical questions 41 did not exist (2023)",
    source: "Gravel et al., Learning to Fake It, Mayo Clinic Proceedings: Digital Health 1(3): 226–234 (2023)",
  },
  {
    says: "594 attacks with instructions hidden in medical pictures; all four models could be misled (2025)",
    source:
      "Clusmann et al., Prompt injection attacks on vision language models in oncology, Nature Communications 16: 1239 (2025)",
  },
  {
    says: "back pain became lumbago and alcohol abuse became alcohol dependence, and a model's verdict turned; codes 277.7, 429.9, 278.00 denied, codes 401.0, 272.0, 272.2, 429.9, 278.00 approved (2019)",
    source: "Finlayson et al., Adversarial attacks on medical machine learning, Science 363: 1287–1289 (2019)",
  },
];
