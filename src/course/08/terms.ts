import type { Term } from "../../lesson/lecture.js";

const lecture = 8;

/** Lecture 8: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "prompt",
    also: ["prompts", "prompting"],
    lecture,
    means:
      "All the text that a language model is given to go on with: instructions, examples, documents and the question.",
  },
  {
    id: "chat template",
    lecture,
    means: "The marks that turn a conversation into one text: who speaks, where a turn begins and where it ends.",
  },
  {
    id: "system prompt",
    also: ["system message"],
    lecture,
    means:
      "The first turn of a conversation, written by the people who run the machine, which says how it is to behave.",
  },
  {
    id: "instruction tuning",
    lecture,
    means: "Further training of a text predictor on conversations, so that it goes on with an answer.",
  },
  {
    id: "preference tuning",
    lecture,
    means: "Further training that makes those answers more probable which people preferred to others.",
  },
  {
    id: "reward model",
    lecture,
    means: "A model that gives an answer a number, learned from which of two answers people preferred.",
  },
  {
    id: "best of n",
    lecture,
    means: "To draw n answers and give the one with the largest reward.",
  },
  {
    id: "few-shot",
    also: ["zero-shot"],
    lecture,
    means: "With a few worked examples in the prompt. Zero-shot: with no example, only an instruction.",
  },
  {
    id: "chain of thought",
    lecture,
    means: "Written steps before the result, asked for or shown in examples, so that each step can use the one before.",
  },
  {
    id: "self-consistency",
    lecture,
    means: "To draw several answers with their steps and take the result that comes most often.",
  },
  {
    id: "constrained decoding",
    also: ["mask"],
    lecture,
    means:
      "To allow at every step only tokens that keep to a grammar. It holds the form and says nothing about the content.",
  },
  {
    id: "hallucination",
    also: ["hallucinations", "hallucinates"],
    lecture,
    means: "A fluent answer that is invented. To the model it is text like any other.",
  },
  {
    id: "prompt injection",
    also: ["injection"],
    lecture,
    means: "Words in a document that the model takes for an order, because orders and documents reach it as one text.",
  },
  {
    id: "LoRA",
    also: ["adapter", "adapters"],
    lecture,
    means: "Fine-tuning by small matrices that are added to the frozen ones; only the small ones learn.",
  },
];
