import { ArgumentError, described } from "../../tensor/errors.js";

/**
 * The sentences of a text. A sentence ends with a full stop, a question mark or an exclamation mark that a space and a
 * capital letter or a digit follow, so that "2.5 mm" and "e.g. this" stay whole. It does not know "Dr. Lind".
 *
 * @throws ArgumentError for anything that is not a text
 *
 * @example
 * sentences("It is 2.5 mm. Above that, stop.")   // ["It is 2.5 mm.", "Above that, stop."]
 */
export function sentences(text: string): string[] {
  if (typeof text !== "string")
    throw new ArgumentError("sentences", `expects a text, but was given ${described(text)}`);
  return text
    .split(/(?<=[.?!])\s+(?=[\p{Lu}\d])/u)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
