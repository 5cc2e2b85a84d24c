import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LessonOutput, lessonOutput } from "../../scripts/ipynb/lesson.js";
import { type Cell, type Notebook, readNotebook } from "../../scripts/ipynb/notebook.js";
import { isDisplay, type Output } from "../../scripts/ipynb/outputs.js";
import { needsLanguageModel } from "../../scripts/ipynb/tags.js";
import { loadTslab } from "../../scripts/kernel/compiler/converter.js";
import { OutputCache } from "../../scripts/notebooks/cache.js";
import { execute } from "../../scripts/notebooks/execute.js";
import { goesWithoutLanguageModel, libraryHash } from "../../scripts/notebooks/project.js";
import type { NotebookExecution } from "../../scripts/notebooks/run/execution.js";
import { localPool, type ServerPool } from "../../scripts/notebooks/server/pool.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { learnersCopy } from "../../scripts/start/learners-copy.js";

// A clinician's copy has no side rooms: its cells must do without what only those define. Every copy is compiled here, cell
// after cell, by the kernel's compiler. Three of them run in the real kernel with every guess typed, the others among the long
// forms: the runner runs the same cells in the originals. What these stored where nobody guessed is looked at for all; the
// untouched copies themselves run among the long forms.

const root = projectRoot();
const lectures = readdirSync(join(root, "notebooks")).filter((name) => name.endsWith(".ipynb"));
/** Lectures whose copies run always. */
const quick = 3;
const cache = new OutputCache(root, "clinician's copy");

let pool: ServerPool | undefined;
beforeAll(() => mkdirSync(join(root, "build", "test", "clinician"), { recursive: true }));
afterAll(() => pool?.stop());

/** The copy's outputs, from the cache where this very copy ran before. */
async function run(notebook: Notebook): Promise<NotebookExecution> {
  const known = process.env.CI ? undefined : cache.find(notebook);
  if (known) return known;
  pool ??= await localPool(root);
  const name = relative(root, notebook.path);
  const [server] = pool.servers;
  const execution = await execute(server!, notebook, {
    name,
    library: libraryHash(root),
    timeout: 60,
    cannot: (cell) => needsLanguageModel(cell) && goesWithoutLanguageModel(),
    onProgress: () => {},
  });
  cache.remember(notebook, execution);
  return execution;
}

/** The copy that `npm start -- --path clinician` makes, as a file of its own beside what the lecture reads. */
function copyOf(name: string, folder: string): Notebook {
  const path = join(root, "build", "test", "clinician", folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, learnersCopy(readFileSync(join(root, "notebooks", name), "utf8"), "clinician"));
  return readNotebook(path);
}

const asks = ({ type, source }: Cell) => type === "code" && /\blesson\.predict\(/.test(source);
const empty = /(:[^=;]+)?=\s*undefined\s*;/g;

/** What somebody might type for a guess of this type. */
function plausible(type: string): string {
  if (/\[\]|Array/.test(type)) return "[1, 2]";
  if (/boolean/.test(type)) return "true";
  return /string/.test(type) ? '"something"' : "1";
}

/** The notebook with every empty guess typed. */
function guessed(notebook: Notebook): Notebook {
  const type = (source: string) => source.replace(empty, (_, type = "") => `${type} = ${plausible(type)};`.trimStart());
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => (asks(cell) ? { ...cell, source: type(cell.source) } : cell)),
  };
}

/** Ids of the guesses that a copy leaves to its reader. */
const leftOpen = ({ cells }: Notebook) =>
  cells
    .filter((cell) => asks(cell) && cell.source.search(empty) !== -1)
    .flatMap(({ source }) => [...source.matchAll(/lesson\.predict\(\s*"([^"]+)"/g)].map(([, id]) => id as string));

/** What went wrong, by the cell's id; cells behind one that ended the run are not named again. */
const failures = (notebook: Notebook, { cells }: NotebookExecution) =>
  cells.flatMap(({ index, failure }) => (failure ? [`${notebook.cells[index]?.id}: ${failure.message}`] : []));

const outputsOf = ({ cells }: NotebookExecution) => cells.flatMap(({ outputs }) => outputs);

/** What a lesson function showed: what it says of that, and the HTML. */
type Shown = LessonOutput & { html: string };

const shown = (outputs: Output[], kind: string): Shown[] =>
  outputs.flatMap((output) => {
    const mark = lessonOutput(output);
    return mark?.kind === kind ? [{ ...mark, html: htmlOf(output) }] : [];
  });

const htmlOf = (output: Output) => (isDisplay(output) ? String(output.data["text/html"] ?? "") : "");

const outsideFolds = (html: string) => html.replace(/<details(?![^>]*\bopen\b)[\s\S]*?<\/details>/g, "");

/** What must hold where nobody has guessed and no exercise was touched. */
function expectFolded(reveals: Shown[], checks: Shown[], ids: string[]) {
  const open = reveals.filter(({ id }) => ids.includes(id ?? ""));
  expect(new Set(open.map(({ id }) => id))).toEqual(new Set(ids));
  for (const { id, guessed, html } of open) {
    expect(guessed, id).toBe(false);
    expect(html, id).toContain("<details");
    expect(outsideFolds(html), id).not.toContain("<strong>");
  }
  expect(checks.filter(({ verdict }) => verdict === "right")).toEqual([]);
}

/** What the kernel's compiler says of the cells, one after the other, by the cell's id. */
function compilerSays(notebook: Notebook): string[] {
  const { converter } = loadTslab(root);
  let declarations = "";
  return notebook.cells.flatMap(({ type, id, source }) => {
    if (type !== "code") return [];
    const { diagnostics, declOutput } = converter.convert(declarations, source);
    declarations = declOutput ?? declarations;
    return diagnostics.map(({ messageText }) => `${id}: ${messageText}`);
  });
}

test("a name that only a side room defines is found", () => {
  const copy = copyOf(lectures[0]!, "compiled");
  const code = copy.cells.filter(({ type }) => type === "code");
  const cells = [code[0]!, { ...code[1]!, id: "needy", source: "const twice = 2 * roomOnly;" }];
  expect(compilerSays({ ...copy, cells })).toEqual(["needy: Cannot find name 'roomOnly'."]);
});

describe.each(lectures)("a clinician's copy of %s", (name) => {
  test("needs nothing that only side rooms define", () => {
    expect(compilerSays(copyOf(name, "compiled"))).toEqual([]);
  }, 240_000);

  test("hides every answer from somebody who has not guessed", () => {
    const copy = copyOf(name, "untouched");
    const kept = new Set(copy.cells.map(({ id }) => id));
    const original = readNotebook(join(root, "notebooks", name));
    const outputs = original.cells.filter(({ id }) => kept.has(id)).flatMap((cell) => cell.outputs);
    expectFolded(shown(outputs, "reveal"), shown(outputs, "check"), leftOpen(copy));
  });

  test.runIf(lectures.indexOf(name) < quick || process.env.GRADUS_ALL)(
    "runs from top to bottom, and shows every answer openly to somebody who guesses",
    async () => {
      const copy = guessed(copyOf(name, "guessed"));
      const execution = await run(copy);
      expect(failures(copy, execution)).toEqual([]);
      const outputs = outputsOf(execution);
      const reveals = shown(outputs, "reveal");
      expect(reveals.length).toBeGreaterThan(0);
      for (const { id, guessed, html } of reveals) {
        expect(guessed, id).toBe(true);
        expect(outsideFolds(html), id).toContain("<strong>");
      }
      expect(shown(outputs, "guess").filter(({ guessed }) => !guessed)).toEqual([]);
    },
    240_000,
  );

  test.skipIf(!process.env.GRADUS_ALL)(
    "runs from top to bottom untouched, every answer folded",
    async () => {
      const copy = copyOf(name, "untouched");
      const execution = await run(copy);
      expect(failures(copy, execution)).toEqual([]);
      const outputs = outputsOf(execution);
      expectFolded(shown(outputs, "reveal"), shown(outputs, "check"), leftOpen(copy));
    },
    240_000,
  );
});
