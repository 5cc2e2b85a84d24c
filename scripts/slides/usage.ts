/** The command line: what can be said on it, and what it says of itself. */
import { readOptions } from "../command/arguments.js";
import { Problem } from "../setup/problem.mjs";
import { type Audience, audiences } from "./deck/group.js";
import type { Theme } from "./page/page.js";

export const usage = `Usage: npm run slides -- [NAME…] [option…]

Makes a deck of slides from each lecture: one HTML file that needs no network, for a browser.
NAME is a number (3), a part of a name (cnn) or a path of any notebook inside the project; no name: all of notebooks/.
Before that the runner confirms the stored outputs, for the slides show them.

  --audience WHO     engineer (default): everything; clinician: no code but that of cells tagged show-code,
                     no cells tagged engineer
  --theme NAME       light (default) or dark; T switches in the deck
  --pdf              each deck as a PDF, too: a page a slide, always light, with all fragments and without the
                     notes; folds, such as a quiz's explanations, stay closed. Chromium, Chrome or Edge prints it
  --assets           the libraries go into one folder assets/ beside the decks, which are small then; the folder must
                     travel along
  --read             pages to read instead of decks, into build/read (for clinicians: build/read/clinician): the whole
                     notebook with its contents, folds and figures, for e-mail or a learning platform. What is said
                     to the lecturer is left out; on paper every fold is open
  --watch            make a page again whenever its notebook is saved, from the outputs that are stored, and show it at an
                     address of this machine where it loads itself again; Ctrl-C ends it
  --out DIR          write straight into DIR instead of build/slides/<audience>
  --trust-stored     take the stored outputs as they are
  --help             this text

index.html, beside the pages, lists all that the folder holds.

In the deck: arrows and space go on, Esc shows all slides, S opens the speaker's window with the notes, F fills the screen.

Exit code: 0 written; 1 a notebook has problems or does not confirm its outputs, nothing written; 2 something is missing or
cannot be made.
`;

export interface CommandLine {
  help: boolean;
  names: string[];
  audience: Audience;
  theme: Theme;
  pdf: boolean;
  assets: boolean;
  read: boolean;
  watch: boolean;
  out: string | undefined;
  trustStored: boolean;
}

const options = {
  help: { type: "boolean", short: "h" },
  audience: { type: "string" },
  theme: { type: "string" },
  pdf: { type: "boolean" },
  assets: { type: "boolean" },
  read: { type: "boolean" },
  watch: { type: "boolean" },
  out: { type: "string" },
  "trust-stored": { type: "boolean" },
} as const;

/** Reads the arguments. Throws {@link Problem} with a sentence about the first wrong one. */
export function parseCommandLine(args: string[]): CommandLine {
  const { values, positionals } = readOptions("npm run slides", args, { allowPositionals: true, options });
  const forDecks = (["pdf", "theme", "assets"] as const).find((name) => values[name]);
  if (values.read && forDecks) {
    throw new Problem(`--${forDecks} is for decks, not for --read: leave one of the two out.`);
  }
  if (values.watch && values.pdf) {
    throw new Problem("--pdf takes too long to do at every change: leave it out, and print when the deck is done.");
  }
  return {
    help: values.help ?? false,
    names: positionals,
    audience: oneOf("--audience", values.audience, audiences),
    theme: oneOf("--theme", values.theme, ["light", "dark"]),
    pdf: values.pdf ?? false,
    assets: values.assets ?? false,
    read: values.read ?? false,
    watch: values.watch ?? false,
    out: values.out,
    trustStored: values["trust-stored"] ?? false,
  };
}

function oneOf<T extends string>(name: string, value: string | undefined, known: readonly T[]): T {
  const chosen = value === undefined ? known[0] : known.find((one) => one === value);
  if (chosen === undefined) throw new Problem(`${name} expects ${known.join(" or ")}, not "${value}".`);
  return chosen;
}
