/**
 * Outputs of earlier runs, never verdicts: what is taken from here is compared anew each time. An entry counts only for
 * the very same code, library, kernel, packages, settings and files; a notebook that could read anything else has none.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Notebook } from "../ipynb/notebook.js";
import { contentHash, filesBelow } from "../setup/content-hash.mjs";
import { writeWhole } from "../setup/write-whole.mjs";
import { libraryHash } from "./project.js";
import type { NotebookExecution } from "./run/execution.js";

/** Entries kept for one notebook: going back to the branch before finds its own. */
const KEPT = 4;

export class OutputCache {
  private readonly folder: string;
  private readonly surroundings: string;

  /** `flags` are those of the command line that can change what a run gives. */
  constructor(
    private readonly root: string,
    flags: unknown,
  ) {
    this.folder = join(root, "build", "cache", "outputs");
    this.surroundings = surroundings(root, flags);
  }

  /** What the notebook gave when it last ran like this; undefined when it never did or may not be remembered. */
  find(notebook: Notebook): NotebookExecution | undefined {
    const key = this.key(notebook);
    if (!key) return undefined;
    try {
      const { checksum, execution } = JSON.parse(readFileSync(this.file(notebook, key), "utf8"));
      return checksum === digest(JSON.stringify(execution)) ? execution : undefined;
    } catch {
      return undefined;
    }
  }

  /** Remembers a run in which every cell ran. */
  remember(notebook: Notebook, execution: NotebookExecution): void {
    const key = this.key(notebook);
    if (!key || execution.cells.some(({ failure, state }) => failure || state === "not run")) return;
    mkdirSync(this.folder, { recursive: true });
    const checksum = digest(JSON.stringify(execution));
    writeWhole(this.file(notebook, key), JSON.stringify({ checksum, execution }));
    this.prune(notebook);
  }

  private key(notebook: Notebook): string | undefined {
    const code = notebook.cells.filter(({ type }) => type === "code");
    const sources = code.map(({ source }) => source);
    if (sources.some(reachesOut)) return undefined;
    // A lecture's closing links to cells by their ids.
    const cells = code.map(({ id, source, metadata }) => [id, source, metadata.tags ?? [], metadata.gradus ?? {}]);
    const files = sources.flatMap((source) => filesNamedIn(source, dirname(notebook.path)));
    return digest(
      JSON.stringify([this.surroundings, notebook.path, notebook.metadata, cells, contentHash(this.root, files)]),
    );
  }

  private file(notebook: Notebook, key: string): string {
    return join(this.folder, `${digest(notebook.path).slice(0, 8)}-${key.slice(0, 32)}.json`);
  }

  private prune(notebook: Notebook): void {
    const mine = readdirSync(this.folder).filter((name) => name.startsWith(digest(notebook.path).slice(0, 8)));
    const byAge = mine.map((name) => ({ name, age: statSync(join(this.folder, name)).mtimeMs }));
    byAge.sort((a, b) => b.age - a.age);
    for (const { name } of byAge.slice(KEPT)) rmSync(join(this.folder, name), { force: true });
  }
}

/** Everything outside a notebook that can change what it prints. */
function surroundings(root: string, flags: unknown): string {
  const manifests = ["package-lock.json", "requirements-dev.txt", ".venv/share/jupyter/kernels/tslab/kernel.json"];
  const variables = Object.entries(process.env).filter(([name]) => /^(GRADUS_|TZ$|LANG$|LC_|NODE_OPTIONS$)/.test(name));
  const facts = {
    // The runner and the kernel are both among the scripts.
    scripts: contentHash(
      root,
      filesBelow(join(root, "scripts"), (name) => !name.includes("node_modules/")),
    ),
    library: libraryHash(root),
    variables: variables.filter(([name]) => name !== "GRADUS_TOKEN").sort(),
    machine: [process.version, process.platform, process.arch],
    flags,
  };
  return contentHash(
    root,
    manifests.map((name) => join(root, name)),
    facts,
  );
}

/** Code that can read what no key sees: modules other than the course's, the network, the process, computed code. */
const reachesOut = (source: string): boolean =>
  /(?<!\.)\b(require|process|fetch|globalThis|global|eval|Function|WebSocket|XMLHttpRequest)\b|\bimport\s*\(/.test(
    source,
  ) ||
  [...source.matchAll(imports)].some(([, name = ""]) => !/^(gradus(\/(models|text|lecture-\d+))?|tslab)$/.test(name));

const imports = /(?:^|[;}])\s*(?:import|export)\b(?:[^"';]*?\bfrom)?\s*["']([^"']+)["']/gm;

/** Files and folders that a string in the code names: what the lessons load, they name in full. */
function filesNamedIn(source: string, folder: string): string[] {
  const files: string[] = [];
  for (const [, , text = ""] of source.matchAll(/(["'`])((?:(?!\1)[^\\\n])+)\1/g)) {
    if (text.length > 200) continue;
    const path = resolve(folder, text);
    if (!/[./]/.test(text) || !existsSync(path)) continue;
    if (statSync(path).isDirectory())
      files.push(...filesBelow(path, (name) => !/(^|\/)(node_modules|\.[^/]+)\//.test(name)));
    else files.push(path);
  }
  return files;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
