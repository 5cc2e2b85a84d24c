import type { Fact } from "../../lesson/lecture.js";

/** Lecture 10: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "the transformer (2017): attention alone, for translation; base model 65 million parameters, d 512, 6 layers",
    source: "Vaswani et al., Attention Is All You Need, arXiv:1706.03762 (2017), table 3",
  },
  {
    says: "GPT (2018): 117 million parameters, 12 layers, about 7,000 books",
    source: "Radford et al., Improving Language Understanding by Generative Pre-Training (2018)",
  },
  {
    says: "BERT (2018): 110 and 340 million parameters; 15% of the tokens are covered",
    source: "Devlin et al., arXiv:1810.04805 (2018)",
  },
  {
    says: "GPT-2 (2019): 1.5 billion parameters, 40 GB of text from pages linked on Reddit; weights start with a standard deviation of 0.02",
    source: "Radford et al., Language Models are Unsupervised Multitask Learners (2019), and its published code",
  },
  {
    says: "GPT-3 (2020): 175 billion parameters, 300 billion tokens; few-shot learning from examples in the prompt",
    source: "Brown et al., arXiv:2005.14165 (2020)",
  },
  {
    says: "InstructGPT (2022): about 13,000 demonstrations and prompts with 33,000 rankings by people; labellers preferred its 1.3 billion parameters to the 175 billion of GPT-3",
    source: "Ouyang et al., arXiv:2203.02155 (2022), abstract and table 6",
  },
  { says: "ChatGPT was opened to the public on 30 November 2022", source: "OpenAI, Introducing ChatGPT (2022)" },
  {
    says: "Llama 3 (2024): 405 billion parameters in the largest, 15.6 trillion tokens, then supervised fine-tuning, rejection sampling and direct preference optimisation",
    source: "Grattafiori et al., The Llama 3 Herd of Models, arXiv:2407.21783 (2024)",
  },
  {
    says: "SmolLM2-135M (2025): 2 trillion tokens, then supervised fine-tuning and direct preference optimisation; 30 layers of 9 heads, 270 in all, on 3 heads of keys and values, 576 features, 49,152 tokens",
    source: "Allal et al., SmolLM2, arXiv:2502.02737 (2025), and the model's card",
  },
  {
    says: "reasoning models learn by reinforcement from answers that can be checked: o1 (2024), DeepSeek-R1 (2025; 671 billion parameters, of which 37 billion work for a token)",
    source:
      "OpenAI, Learning to reason with LLMs (2024); DeepSeek-AI, arXiv:2501.12948 (2025), and arXiv:2412.19437 for the sizes",
  },
  {
    says: "Med-PaLM 2 (2023): 86.5% of questions in the style of the US medical licensing examination",
    source: "Singhal et al., Towards Expert-Level Medical Question Answering, arXiv:2305.09617 (2023)",
  },
  {
    says: "induction heads (2022): found in models of all sizes, appearing in a short stretch of training",
    source: "Olsson et al., In-context Learning and Induction Heads, Transformer Circuits Thread (2022)",
  },
  {
    says: "vision transformer (2021): pictures as patches of 16 by 16 pixels",
    source: "Dosovitskiy et al., arXiv:2010.11929 (2020), ICLR 2021",
  },
];
