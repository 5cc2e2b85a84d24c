/** Code that nobody reads, and outputs that are nothing without their code. */
import type { Cell } from "../../ipynb/notebook.js";
import type { Output } from "../../ipynb/outputs.js";

/** A call that only puts up a quiz, a card or the place for a guess: what it shows is for the hall, how it is called is not. */
export const isFurniture = ({ source, tags }: Cell): boolean =>
  !tags.has("show-code") &&
  (/^\s*lesson\.(quiz|closing|vendor|card|hint|term|twin)\(/.test(source) ||
    /^const \w+(: \w+)? = .*\n\s*lesson\.predict\([^\n]*\);?\s*$/.test(source));

/** A bare value answers a line of code; without the line it is a riddle. */
export const isBareValue = (output: Output): boolean =>
  output.output_type === "execute_result" && Object.keys(output.data).every((mime) => mime === "text/plain");
