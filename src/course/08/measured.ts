/** Lecture 8: what the experiments gave on SmolLM2-135M-Instruct, an answer a letter: 1 right, 0 not. */
import type { Results } from "./experiments.js";

const list = (text: string): number[] => Array.from(text, Number);
const listed = (of: Record<string, string>): Results =>
  Object.fromEntries(Object.entries(of).map(([name, text]) => [name, list(text)]));

/**
 * Computing all of them takes some minutes, so they are stored; the notebook asks a part of them again, and
 * `npm test -- --all` all of them. Greedy or by likelihood where no seed is named in `experiments.ts`.
 */
export const measured = {
  fewShot: listed({
    "asked in a chat": "0101001101100111010011111101011101000101001001011101",
    "0 examples": "1001101000101010101010101010101011101010101010101010",
    "2 examples": "1111111111111111111111111111111111111111111111111111",
    "4 examples": "1111111111111111111111111111111111111111111111111111",
    "8 examples": "1111111111111111111111111111111111111111111111111111",
  }),
  draws: listed({
    "draw 1": "111111111111111111111111111110",
    "draw 2": "011111110101011111111101110111",
    "draw 3": "111111111110111111101111111111",
    "draw 4": "111011111110110111101111111111",
    "draw 5": "011111111111111111111101011101",
    "draw 6": "111111111111111011101111111111",
    "draw 7": "101011101010101010101110101110",
    "draw 8": "111111111111111111111111111111",
  }),
  chainOfThought: listed({
    "two products, result alone": "000000000000000000000000000000",
    "two products, with working": "101101010010101000010010000010",
    "what is left, result alone": "010000000010000000001000000000",
    "what is left, with working": "000000000000100100000000000110",
    "two products, no example": "000000000000000",
    "two products, step by step": "000000000000000",
  }),
  selfConsistency: listed({
    "sample 1": "101000000000000000000010",
    "sample 2": "101100010010000000010000",
    "sample 3": "111000000000000000010100",
    "sample 4": "011001000010101001000010",
    "sample 5": "101110010000001000011010",
    "vote of five": "101100000010001000010010",
    greedy: "101101010010101000010010",
  }),
  multipleChoice: listed({
    "by letter": "100010001000100010001000100010",
    "by likelihood": "110001111111111010100111111100",
    "said A": "111111111111111111111111111111",
  }),
  structured: listed({
    "asked: valid": "00000000000000000000",
    "asked: right": "00000000000000000000",
    "masked: valid": "11111111111111111111",
    "masked: right": "00000000000000000000",
    "one example: valid": "11111111111111111111",
    "one example: right": "00001000000000100000",
    "two examples: valid": "11111111111111111111",
    "two examples: right": "11111111110111110111",
  }),
  unknown: listed({
    "asked: refuses what is not there": "00000000000000000000",
    "asked: refuses what is there": "00000000000000000000",
    "asked: right where it is there": "11111110100010001111",
    "told: refuses what is not there": "11101101011011110111",
    "told: refuses what is there": "11011110111101011011",
    "told: right where it is there": "00000000000000100000",
    "shown: refuses what is not there": "01111011110111101111",
    "shown: refuses what is there": "11101101011110110101",
    "shown: right where it is there": "00010010100001001010",
  }),
} satisfies Record<string, Results>;
