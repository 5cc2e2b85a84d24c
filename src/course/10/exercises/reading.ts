/** Lecture 10, exercises without code: shares of attention, masks, the size of a cache, and a published claim. */
import { letters } from "../../../lesson/letters.js";
import { numeric } from "../../../lesson/numeric.js";
import { oneOf } from "../../../lesson/one-of.js";

/** From scores to shares. */
export const shares = numeric({
  id: "E10.1",
  title: "From scores to shares",
  begin: "raise e to each of the two scores: e⁰ and e^1.1. What part of their sum is the second?",
  truth: 75.03,
  within: 0.6,
  right: "e⁰ is 1 and e^1.1 is 3, so the shares are 1 of 4 and 3 of 4. Only the difference of two scores counts.",
  slips: [
    [[25, 24.97], "the other one", "that is the share of the worse key. Asked is the better one."],
    [[0.75, 0.7503], "a part", "right as a part of 1. The answer is asked for in per cent: multiply by 100."],
    [3, "how many times", "it gets three times as much as the other. What part of both together is that?"],
    [100, "all of it", "softmax never gives everything to one key: the other one gets its share as well."],
    [110, "the score", "110 is the score in per cent. First raise e to the scores, then divide by the sum."],
  ],
  otherwise: "the two shares add up to 100%, and one is three times the other.",
  hints: ["e⁰ = 1 and e^1.1 is about 3.", "3 / (1 + 3), in per cent."],
});

/** Which of the three masks a task needs. */
export const whichMask = oneOf({
  id: "E10.2",
  title: "Which mask?",
  options: ["encoder", "decoder", "both"],
  truth: "encoder",
  begin: 'put "encoder", "decoder" or "both" between the quotation marks. Is anything written here, or only read?',
  right:
    "the report is finished and nothing is written, so every word may look at every other, and a word is understood from both sides.",
  slips: [
    [
      "decoder",
      "reads from the left",
      "that would do, and many products work so. But a word would be read without what comes after it, although the report is finished. Nothing has to be hidden.",
    ],
    ["both", "nothing is written", "the second half would have nothing to write: a category is no text."],
  ],
  otherwise: "the answer is one of the words encoder, decoder and both.",
  hints: [
    "A mask hides what is not there yet. Is there anything in a finished report that is not there yet?",
    "MiniLM in lecture 9 did a task of the same kind.",
  ],
});

/** Bytes that a cache keeps for a token. */
export const cacheBytes = numeric({
  id: "E10.3",
  title: "What a conversation weighs",
  begin: "multiply: keys and values (2), layers, heads that are kept, numbers in each, bytes of a number.",
  truth: 46.08,
  within: 0.5,
  right:
    "2 · 30 · 3 · 64 · 4 = 46,080 bytes. A conversation of 2,000 tokens keeps 92 megabytes, as much as the whole model has on disk.",
  slips: [
    [[46080], "bytes", "right in bytes. The answer is asked for in kilobytes: divide by 1,000."],
    [[23.04, 23], "keys alone", "that is the keys alone. The values are kept as well."],
    [
      [138.24, 138],
      "nine heads",
      "nine heads ask, but they share the keys and values of three, and only those are kept.",
    ],
    [[1.536, 1.5], "one layer", "that is one layer. Each of the 30 keeps its own."],
    [[11.52, 11.5], "numbers", "that many thousand numbers are kept. Each of them takes four bytes."],
    [[45, 45.2], "another kilobyte", "you divided by 1,024. Here a kilobyte has 1,000 bytes."],
  ],
  otherwise: "keys and values, 30 layers, 3 heads, 64 numbers, 4 bytes each: five factors.",
  hints: ["2 · 30 · 3 · 64 numbers.", "Times 4 bytes, divided by 1,000."],
});

/** What a made-up announcement leaves out. */
export const announced = letters({
  id: "E10.4",
  title: "A published claim",
  begin:
    'put the letters of everything that the announcement does not tell you between the quotation marks, as in "AB".',
  belong: {
    B: "nothing says that these discharge letters were not part of what the model had read.",
    D: "how often does it write something that is not in the chart? Fluency has no such number, and a clinic needs it.",
    F: "with what was it compared? Perhaps a template that copies five fields does as well.",
    G: "who counted as right, and did they know which letter was the machine's?",
  },
  others: {
    A: "is told: 70 billion parameters.",
    C: "is told: two trillion tokens.",
    E: "is told: 500 letters.",
    H: "is told: letters from one hospital's archive.",
  },
  right:
    "what is missing is whether it had seen them, what it invents, an opponent, and a blinded judge. Parameters and tokens, which are told, answer none of these.",
  judgement: true,
  otherwise: "compare the letters with the text once more.",
  hints: [
    "Numbers that describe the machine are not numbers that describe its work.",
    "Four letters belong into the answer. One of them is about what the machine had read before.",
  ],
});
