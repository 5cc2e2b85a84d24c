/** Notebooks to decks, all or none. */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Unrunnable } from "../notebooks/errors.js";
import { type Notebook, readNotebook } from "../notebooks/format/notebook.js";
import type { Selected } from "../notebooks/select.js";
import { makeDeck } from "./deck/deck.js";
import type { Audience } from "./deck/group.js";
import { deckPage, type Theme } from "./page/page.js";
import { BadInput, ProblemList } from "./problems.js";
import { highlighter } from "./render/code.js";

export interface ExportOptions {
  audience: Audience;
  theme: Theme;
  /** The folder that gets the files. */
  out: string;
}

/** A deck that was written. */
export interface Written {
  path: string;
  slides: number;
  bytes: number;
}

/**
 * Writes a deck for each notebook. Throws {@link BadInput} with every problem of every notebook, and {@link Unrunnable}
 * for what is no notebook; then nothing is written.
 */
export async function exportDecks(selection: Selected[], { audience, theme, out }: ExportOptions): Promise<Written[]> {
  const shiki = await highlighter();
  const lists: ProblemList[] = [];
  const pages: { file: string; html: string; slides: number }[] = [];
  for (const one of selection) {
    const notebook = read(one);
    const problems = new ProblemList(one.name);
    lists.push(problems);
    const deck = makeDeck(notebook, audience, shiki, problems);
    if (deck.slides.length === 0 && problems.all.length === 0) {
      problems.add(undefined, "has no slide for this audience", 'give a cell the slide type "slide"');
    }
    if (problems.all.length) continue;
    const file = basename(notebook.path, ".ipynb");
    pages.push({ file, html: await deckPage(deck, { file, theme }), slides: deck.slides.length });
  }
  const all = lists.flatMap((list) => list.all);
  if (all.length) throw new BadInput(all);
  mkdirSync(out, { recursive: true });
  return pages.map(({ file, html, slides }) => {
    const path = join(out, `${file}.html`);
    writeFileSync(`${path}.part`, html);
    renameSync(`${path}.part`, path);
    return { path, slides, bytes: Buffer.byteLength(html) };
  });
}

function read({ name, path, problem }: Selected): Notebook {
  try {
    if (!path) throw new Unrunnable(problem);
    return readNotebook(path);
  } catch (error) {
    if (!(error instanceof Unrunnable)) throw error;
    throw new Unrunnable(`${name} ${error.message}`);
  }
}
