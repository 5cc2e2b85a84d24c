import { Generator } from "../../random/generator.js";
import type { Tokeniser } from "../../text/tokenisers/tokeniser.js";
import { Vocabulary } from "../../text/vocabulary.js";
import { clinicTurn, MARKS, SKILLS } from "./dialogue.js";
import { clinicRecord, digits, NEVER_ANSWERED, WORDINGS, written } from "./record.js";

/** All words that occur in dialogues, in order; digits and signs are words. */
function allWords(): string[] {
  const found = new Set<string>(["<sys>", "<user>", "<bot>", "<end>", "<tool>"]);
  const read = (text: string) => {
    for (const word of text.split(" ")) if (word !== "") found.add(word);
  };
  for (const questions of Object.values(WORDINGS)) questions.forEach(read);
  MARKS.forEach(read);
  NEVER_ANSWERED.forEach(read);
  read(digits(1234567890));
  const random = new Generator(1);
  for (let i = 0; i < 300; i++) read(written(clinicRecord(random, 11)));
  for (const skill of SKILLS)
    for (let seed = 0; seed < 60; seed++) {
      const { prompt, answer } = clinicTurn(skill, seed);
      read(`${prompt} ${answer}`);
    }
  const [special, others] = [[...found].slice(0, 5), [...found].slice(5)];
  return [...special, ...others.sort((a, b) => (a < b ? -1 : 1))];
}

/**
 * The words of the clinic's dialogues as tokens: what stands between two blanks.
 *
 * @example
 * const words = clinicWords();
 * words.decode(words.encode("the dose is 2 gy"))   // "the dose is 2 gy"
 */
export function clinicWords(): Tokeniser & { end: number; knows(word: string): boolean } {
  const words = new Vocabulary(allWords());
  const pieces = (text: string) => text.split(" ").filter((word) => word !== "");
  return {
    size: words.size,
    end: words.encode(["<end>"])[0]!,
    knows: (word) => words.id(word) !== undefined,
    encode: (text) => words.encode(pieces(text)),
    decode: (ids) => Array.from(ids, (id) => words.tokens[id]!).join(" "),
    pieces,
  };
}
