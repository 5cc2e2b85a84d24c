/** Notebooks to decks and reading copies, all or none. */
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { HighlighterCore } from "shiki/core";
import { Findings } from "../ipynb/findings.js";
import { type Notebook, readNotebook } from "../ipynb/notebook.js";
import type { Selected } from "../notebooks/index.js";
import { Problem } from "../setup/problem.mjs";
import { projectRoot } from "../setup/root.mjs";
import { makeDeck } from "./deck/deck.js";
import type { Audience } from "./deck/group.js";
import { removeUnusedAssets, writeAssets } from "./folder/assets.js";
import { aboutPage } from "./folder/pages.js";
import { makeFolder, writeFile } from "./folder/write.js";
import { insideThePage, SharedLibraries } from "./page/libraries.js";
import { deckPage, type Theme } from "./page/page.js";
import { BadInput } from "./problems.js";
import { makeCopy } from "./read/copy.js";
import { readingPage } from "./read/page.js";
import { highlighter } from "./render/code.js";

/** A page that was written. */
export interface WrittenPage {
  path: string;
  bytes: number;
}

/** A deck that was written. */
export interface Written extends WrittenPage {
  slides: number;
}

export interface DeckOptions {
  audience: Audience;
  theme: Theme;
  /** The folder that gets the files. */
  out: string;
  /** The libraries go into a folder that the decks share, instead of into each deck. */
  assets?: boolean;
}

/**
 * Writes a deck for each notebook. Throws {@link BadInput} with every problem of every notebook, and {@link Problem}
 * for anything that is not a notebook; then nothing is written.
 */
export async function exportDecks(
  selection: Selected[],
  { audience, theme, out, assets = false }: DeckOptions,
): Promise<Written[]> {
  const shared = new SharedLibraries();
  const libraries = assets ? shared : insideThePage;
  const beside = () => writeAssets(out, shared);
  const decks = await exportAll(selection, { kind: "deck", out, beside }, async (notebook, file, shiki, problems) => {
    const deck = makeDeck(notebook, audience, shiki, problems);
    if (deck.slides.length === 0 && problems.all.length === 0) {
      problems.add(undefined, "has no slide for this audience", 'give a cell the slide type "slide"');
    }
    if (problems.all.length) return undefined;
    return { html: await deckPage(deck, { file, audience, theme, libraries }), slides: deck.slides.length };
  });
  removeUnusedAssets(out);
  return decks;
}

/** Writes a page to read for each notebook; the rest as {@link exportDecks}. */
export function exportCopies(
  selection: Selected[],
  { audience, out }: { audience: Audience; out: string },
): Promise<WrittenPage[]> {
  return exportAll(selection, { kind: "copy", out }, async (notebook, file, shiki, problems) => {
    const copy = makeCopy(notebook, audience, shiki, problems);
    if (problems.all.length) return undefined;
    return { html: await readingPage(copy, { file, audience, others: neighbours(notebook.path) }) };
  });
}

interface Target {
  kind: "deck" | "copy";
  out: string;
  /** Writes what the pages refer to. */
  beside?: () => void;
}

/** Where a notebook's page goes. Throws {@link Problem} where that would cost another page. */
function pathFor({ path, name }: Selected, { kind, out }: Target, taken: Map<string, string>): string {
  const page = join(out, `${basename(path ?? name, ".ipynb")}.html`);
  const other = taken.get(page);
  if (other) throw new Problem(`${other} and ${name} would both become ${page}: name one of them, or use --out.`);
  taken.set(page, name);
  const there = existsSync(page) ? aboutPage(page)?.kind : undefined;
  if (there && there !== kind) {
    const words = { deck: "a deck", copy: "a reading copy", index: "a list" };
    throw new Problem(`${page} is ${words[there]}, which ${words[kind]} would replace: use another --out.`);
  }
  return page;
}

/** Renders all notebooks, then writes all pages, or none where one has a problem. */
async function exportAll<T extends { html: string }>(
  selection: Selected[],
  target: Target,
  render: (notebook: Notebook, file: string, shiki: HighlighterCore, problems: Findings) => Promise<T | undefined>,
): Promise<(Omit<T, "html"> & WrittenPage)[]> {
  const shiki = await highlighter();
  const lists: Findings[] = [];
  const taken = new Map<string, string>();
  const pages: { path: string; page: T }[] = [];
  for (const one of selection) {
    const notebook = read(one);
    const path = pathFor(one, target, taken);
    const problems = new Findings(one.name);
    lists.push(problems);
    const page = await render(notebook, basename(path, ".html"), shiki, problems);
    if (page) pages.push({ path, page });
  }
  const all = lists.flatMap((list) => list.all);
  if (all.length) throw new BadInput(all);
  makeFolder(target.out);
  target.beside?.();
  return pages.map(({ path, page: { html, ...about } }) => {
    writeFile(path, html);
    return { ...about, path, bytes: Buffer.byteLength(html) };
  });
}

/** The names, without their ending, of the notebooks in a notebook's folder and of the lectures: copies that may lie beside its own. */
function neighbours(path: string): string[] {
  const folders = [dirname(path), join(projectRoot(), "notebooks")].filter((folder) => existsSync(folder));
  const names = folders.flatMap((folder) => readdirSync(folder)).filter((name) => name.endsWith(".ipynb"));
  return names.map((name) => name.slice(0, -".ipynb".length));
}

function read({ name, path, problem }: Selected): Notebook {
  try {
    if (!path) throw new Problem(problem ?? "does not exist");
    return readNotebook(path);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(`${name} ${error.message}`);
  }
}
