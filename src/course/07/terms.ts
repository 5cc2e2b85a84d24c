import type { Term } from "../../lesson/lecture.js";

const lecture = 7;

/** Lecture 7: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "language model",
    also: ["language models"],
    lecture,
    means: "A machine that says how probable each next piece of a text is.",
  },
  { id: "Unicode", lecture, means: "The world's list of characters, each with a number." },
  { id: "code point", also: ["code points"], lecture, means: "The number that Unicode gives to a character." },
  {
    id: "token",
    also: ["tokens"],
    lecture,
    means: "A piece of text that a model reads as one: a character, a word or a part of a word.",
  },
  { id: "tokeniser", also: ["tokenisers"], lecture, means: "The rule that cuts a text into tokens." },
  { id: "vocabulary", lecture, means: "All tokens that a model knows, each with its number." },
  {
    id: "byte-pair encoding",
    also: ["BPE"],
    lecture,
    means: "A tokeniser that is learned: the most frequent pair of neighbours becomes one token, again and again.",
  },
  { id: "bag of words", lecture, means: "A text as a list of counts: how often each word occurs. The order is lost." },
  { id: "TF-IDF", lecture, means: "Counts of words, in which a word counts the less the more documents have it." },
  {
    id: "embedding",
    also: ["embeddings", "word vector", "word vectors"],
    lecture,
    means: "A list of numbers that stands for a word or a text, so that similar ones lie near each other.",
  },
  { id: "cosine", lecture, means: "How far two vectors point the same way: 1 if they do, 0 at a right angle." },
  {
    id: "analogy",
    also: ["analogies"],
    lecture,
    means: "A word found by adding a difference: king minus man plus woman.",
  },
  {
    id: "n-gram",
    also: ["n-grams", "bigram", "trigram", "7-gram"],
    lecture,
    means: "n pieces of text in a row; a model of n-grams looks at the last n − 1 to guess the next.",
  },
  {
    id: "smoothing",
    lecture,
    means: "Giving some probability to what was never seen, usually by asking a shorter context.",
  },
  {
    id: "Kneser–Ney",
    lecture,
    means: "A smoothing that asks after how many different contexts a piece came, and not how often.",
  },
  { id: "bit", also: ["bits"], lecture, means: "The surprise at one toss of a coin." },
  { id: "nat", also: ["nats"], lecture, means: "The unit of surprise: −ln of a probability. 0.69 nats are a bit." },
  { id: "perplexity", lecture, means: "How many equally likely choices would be as surprising." },
  {
    id: "top-p",
    also: ["nucleus sampling"],
    lecture,
    means: "Drawing only among the most probable pieces that together have the probability p.",
  },
  { id: "greedy", lecture, means: "Always taking the most probable piece." },
  {
    id: "recurrent network",
    also: ["RNN", "recurrent networks"],
    lecture,
    means: "A network that walks along a text and carries a state from step to step.",
  },
  {
    id: "gate",
    also: ["gates"],
    lecture,
    means: "Numbers between 0 and 1, computed from state and input, that say how much of something is kept.",
  },
  { id: "LSTM", lecture, means: "A recurrent network with a second state that is kept or erased by gates." },
  { id: "GRU", lecture, means: "A recurrent network with two gates and one state." },
];
