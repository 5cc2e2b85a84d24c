import type { Exercise } from "./exercise.js";

/** An exercise whose answer is some of the letters of a list: "CDFH". */
export interface LettersExercise extends Omit<Exercise<string>, "reads" | "untouched" | "accepts" | "mistakes"> {
  /** The letters that belong into the answer, each with what is said when it is missing. */
  belong: Record<string, string>;
  /** The other letters, each with what is said when it was given. */
  others: Record<string, string>;
}

/**
 * An exercise whose answer is some of the letters of a list. Order, case, commas and spaces do not matter. The first letter
 * that does not belong is explained first, then the first that is missing:
 *
 *     letters({ id: "E1.8", title: "A published claim", belong: { C: "…", D: "…" }, others: { A: "…", B: "…" }, … })
 */
export function letters({ belong, others, ...rest }: LettersExercise): Exercise<string> {
  const truth = Object.keys(belong).sort().join("");
  const known = [...Object.keys(belong), ...Object.keys(others)].sort();
  return {
    ...rest,
    reads: (given) => {
      const text = (Array.isArray(given) ? given.join("") : typeof given === "string" ? given : "?").toUpperCase();
      const found = [...new Set(text.replace(/[\s,;.]+/g, ""))].sort();
      return found.every((letter) => known.includes(letter))
        ? { answer: found.join("") }
        : { expected: `letters between ${known[0]} and ${known.at(-1)}, such as "${known[0]}${known[1]}"` };
    },
    untouched: (answer) => answer === "",
    accepts: (answer) => answer === truth,
    mistakes: [
      {
        name: "all of them",
        when: (answer) => answer.length === known.length,
        says: "you have marked every letter. Some of these are told: look for each in the text.",
      },
      ...Object.entries(others).map(([letter, says]) => ({
        name: `gives ${letter}`,
        when: (answer: string) => answer.includes(letter),
        says: `${letter} ${says}`,
      })),
      ...Object.entries(belong).map(([letter, says]) => ({
        name: `lacks ${letter}`,
        when: (answer: string) => !answer.includes(letter),
        says: `every letter you gave belongs there, and ${truth.length} do in all. Look again: ${says}`,
      })),
    ],
  };
}
