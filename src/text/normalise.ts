import { ArgumentError, described } from "../tensor/errors.js";

export interface NormaliseOptions {
  /** how one character is written that Unicode can write in several ways; "NFC" when left out: é is one sign, not e and an accent */
  form?: "NFC" | "NFD" | "NFKC" | "NFKD";
  case?: "lower" | "keep";
  /** false takes accents away: naïve becomes naive */
  accents?: boolean;
}

/**
 * The same text in the same characters: "é" can be one sign or an e with an accent behind it, which look alike and are
 * different numbers.
 *
 * @example
 * normalise("Cafe\u0301")   // "Café", four characters
 * normalise("Naïve", { case: "lower", accents: false })   // "naive"
 */
export function normalise(
  text: string,
  { form = "NFC", case: letters = "keep", accents = true }: NormaliseOptions = {},
): string {
  if (typeof text !== "string")
    throw new ArgumentError("normalise", `expects a text, but was given ${described(text)}`);
  const cased = letters === "lower" ? text.toLowerCase() : text;
  return accents
    ? cased.normalize(form)
    : cased
        .normalize("NFD")
        .replace(/\p{Mn}/gu, "")
        .normalize(form);
}

/**
 * The characters of a text, each with its number in Unicode ("code point") and the bytes that UTF-8 writes for it.
 *
 * @example
 * characters("é")   // [{ character: "é", codePoint: 233, bytes: [195, 169] }]
 */
export function characters(text: string): { character: string; codePoint: number; bytes: number[] }[] {
  return Array.from(text, (character) => ({
    character,
    codePoint: character.codePointAt(0)!,
    bytes: [...new TextEncoder().encode(character)],
  }));
}
