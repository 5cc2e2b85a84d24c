import { type Finding, inWords } from "../ipynb/findings.js";

/** What keeps notebooks from becoming decks, of all that were asked for; nothing was written. */
export class BadInput extends Error {
  override name = "BadInput";
  constructor(readonly problems: Finding[]) {
    super(problems.map(inWords).join("\n"));
  }
}
