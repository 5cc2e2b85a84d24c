import { ArgumentError, described } from "../../tensor/errors.js";

/** Words that stand in every text and tell none from another. */
const STOP = new Set(
  "a an and are as at be been but by can do does for from has have how i if in is it its me must my not of on or should so that the their them then there they this to up was what when which who will with you your".split(
    " ",
  ),
);

/** The endings that are cut off, the first that fits; what is left has at least three letters. */
const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
  ["ies", "y"],
  ["ing", ""],
  ["ed", ""],
  ["es", ""],
  ["s", ""],
];

/**
 * The terms by which a text is searched: words and numbers in small letters, without those that stand in every text, each
 * with its ending cut off by five rules, so that "fractions" and "fraction" are one. Crude on purpose: Porter's stemmer
 * (1980) has some sixty rules.
 *
 * @throws ArgumentError for anything that is not a text
 *
 * @example
 * searchTerms("What is the limit for the kidneys?")   // ["limit", "kidney"]
 */
export function searchTerms(text: string): string[] {
  if (typeof text !== "string")
    throw new ArgumentError("searchTerms", `expects a text, but was given ${described(text)}`);
  const words = text.toLowerCase().match(/\d+(?:\.\d+)?|\p{L}+\d*/gu) ?? [];
  return words.filter((word) => !STOP.has(word)).map(stem);
}

function stem(word: string): string {
  for (const [ending, instead] of ENDINGS)
    if (word.endsWith(ending) && !word.endsWith("ss") && word.length - ending.length >= 3)
      return word.slice(0, word.length - ending.length) + instead;
  return word;
}
