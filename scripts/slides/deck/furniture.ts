/** Code that nobody reads. */
import type { Cell } from "../../notebooks/format/notebook.js";

/** A call that only puts up a quiz, a card or the place for a guess: what it shows is for the hall, how it is called is not. */
export const isFurniture = ({ source, tags }: Cell): boolean =>
  !tags.has("show-code") &&
  (/^\s*lesson\.(quiz|closing|vendor|card|hint|term|twin)\(/.test(source) ||
    /^const \w+(: \w+)? = .*\n\s*lesson\.predict\([^\n]*\);?\s*$/.test(source));
