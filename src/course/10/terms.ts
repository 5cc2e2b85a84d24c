import type { Term } from "../../lesson/lecture.js";

const lecture = 10;

/** Lecture 10: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "attention",
    lecture,
    means:
      "A weighted mean of what stands in other places of a text. The weights are computed from the text itself, anew for each place.",
  },
  { id: "query", also: ["queries"], lecture, means: "The vector with which a place says what it looks for." },
  { id: "key", also: ["keys"], lecture, means: "The vector with which a place says what it has to offer." },
  {
    id: "value",
    also: ["values"],
    lecture,
    means: "The vector that a place passes on to those that look at it.",
  },
  {
    id: "causal mask",
    also: ["causal"],
    lecture,
    means: "The rule that a place looks at itself and at what comes before it, never at what comes after.",
  },
  {
    id: "attention head",
    also: ["head", "heads", "attention heads"],
    lecture,
    means:
      "One of several attentions that work side by side in a layer, each with queries, keys and values of its own.",
  },
  {
    id: "residual stream",
    lecture,
    means: "The vector of a place on its way through the layers: each layer reads it and adds to it.",
  },
  {
    id: "layer norm",
    lecture,
    means: "Standardising the numbers of one vector: their mean becomes 0 and their standard deviation 1.",
  },
  {
    id: "transformer",
    also: ["transformers"],
    lecture,
    means:
      "A network of blocks, each an attention that moves information between places and an MLP that works on each place alone.",
  },
  {
    id: "induction head",
    also: ["induction heads"],
    lecture,
    means: "A head that looks for an earlier copy of the last token and attends to what came after it.",
  },
  {
    id: "KV cache",
    lecture,
    means: "The keys and values of the tokens so far, kept so that they need not be computed again for the next one.",
  },
  {
    id: "logit lens",
    lecture,
    means: "Reading the vector after a middle layer as if it were the last: which token would the model say now?",
  },
  {
    id: "pre-training",
    lecture,
    means: "Learning to predict the next token of a very large text, before a model is taught any task.",
  },
];
