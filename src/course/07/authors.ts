/** Lecture 7, "who wrote which line": Melville, a machine that counts, and a network. */
import { type Displayable, table } from "../../display/index.js";
import { Generator } from "../../random/generator.js";
import { ArgumentError } from "../../tensor/errors.js";
import { generate, type LanguageModel, type Vocabulary } from "../../text/index.js";

/** A line and its author: M for Melville, C for the machine that counts, N for the network. */
export interface Line {
  readonly author: "M" | "C" | "N";
  readonly text: string;
}

/** How long the lines are at most, in characters. */
const LENGTH = 72;
const EACH = 4;

/** The first whole words of a text, up to the length of a line. */
const cut = (text: string): string => {
  const clean = text.replace(/\s+/g, " ").trim();
  return clean.length <= LENGTH ? clean : clean.slice(0, clean.lastIndexOf(" ", LENGTH));
};

/** How all lines begin. */
const BEGIN = "The ";

/**
 * Lines that a model wrote at temperature 0.7 after ". The ", with the seeds 1, 2, 3, …: the first of each text, whatever it
 * says.
 *
 * @example
 * const letters = vocabulary(". The whale");
 * linesBy(wittenBell(ngrams(letters.encode(". The whale. The whale"), { order: 4 })), letters, 2).length   // 2
 */
export function linesBy(model: LanguageModel, letters: Vocabulary, count = EACH): string[] {
  return Array.from({ length: count }, (_, i) =>
    cut(BEGIN + generate(model, letters, `. ${BEGIN}`, { temperature: 0.7, maxTokens: 2 * LENGTH, seed: i + 1 })),
  );
}

/**
 * Sentences of a text that begin with "The", at equal distances.
 *
 * @example
 * linesFrom("No. The one is here. Yes. The other is there.", 2)   // ["The one is here. Yes. The other is there.", "The other is there."]
 */
export function linesFrom(text: string, count = EACH): string[] {
  const starts = [...text.matchAll(/\. The /g)].map(({ index = 0 }) => index + 2);
  return Array.from({ length: count }, (_, i) => cut(text.slice(starts[Math.floor((i * starts.length) / count)])));
}

/**
 * Lines of three authors in an order drawn by a seed.
 *
 * @example
 * mixed({ M: ["a"], C: ["b"], N: ["c"] }).length   // 3
 */
export function mixed(lines: Readonly<Record<Line["author"], readonly string[]>>, seed = 1): Line[] {
  const all = (["M", "C", "N"] as const).flatMap((author) => lines[author].map((text) => ({ author, text })));
  return new Generator(seed).permutation(all.length).map((i) => all[i]!);
}

/**
 * The lines with a number each, for a table; what the machines wrote is as it came.
 *
 * @example
 * lineSheet([{ author: "M", text: "Call me Ishmael." }])
 */
export function lineSheet(lines: readonly Line[]): Displayable {
  return table(
    lines.map(({ text }, i) => [String(i + 1), text]),
    { head: ["", "line"] },
  );
}

/** The authors of some lines as one word, such as "MCNNCM". */
export const authorsOf = (lines: readonly Line[]): string => lines.map(({ author }) => author).join("");

const NAMES = { M: "Melville", C: "the counting machine", N: "the network" } as const;

/**
 * How many of the lines of each author were recognised, as a table; a reader who has not guessed is told so.
 *
 * @example
 * authorScore([{ author: "M", text: "Call me Ishmael." }], "M")
 */
export function authorScore(lines: readonly Line[], guess: string | undefined): Displayable {
  const head = ["written by", "lines", "you called them Melville", "counting", "network"];
  const called = (guess ?? "").toUpperCase().replace(/[^A-Z]/g, "");
  if (called !== "" && called.length !== lines.length)
    throw new ArgumentError(
      "authorScore",
      `expects one letter a line, ${lines.length} in all, but was given ${called.length}`,
    );
  return table(
    (["M", "C", "N"] as const).map((author) => {
      const own = lines.flatMap((line, i) => (line.author === author ? [called[i]] : []));
      const count = (letter: string) => (called === "" ? "" : own.filter((one) => one === letter).length);
      return [NAMES[author], own.length, count("M"), count("C"), count("N")];
    }),
    { head, ...(called === "" && { caption: "No guess yet." }) },
  );
}
