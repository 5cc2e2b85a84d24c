/** The runner as a library: executes notebooks through a Jupyter Server and compares every cell with what is stored. */
import { availableParallelism } from "node:os";
import { projectRoot } from "../setup/root.mjs";
import { Unrunnable } from "./errors.js";
import { type Notebook, readNotebook } from "./format/notebook.js";
import { KernelSession } from "./kernel/session.js";
import { Pictures } from "./pictures/illustrate.js";
import { inParallel } from "./pool.js";
import { libraryHash } from "./project.js";
import { exitCode, type NotebookReport, type Progress, type Report } from "./report.js";
import type { NotebookExecution } from "./run/execution.js";
import { runNotebook } from "./run/notebook.js";
import { type Selected, selectNotebooks } from "./select.js";
import type { ServerAddress } from "./server/address.js";
import { startServer } from "./server/local.js";
import { claim } from "./store/lock.js";
import { storeResults } from "./store/update.js";
import { judge } from "./verdict.js";

export type { NotebookReport, Progress, Report } from "./report.js";
export type { CellVerdict } from "./verdict.js";

export interface VerifyOptions {
  /** Numbers, parts of names or paths; none: all of `notebooks/`. */
  names?: string[];
  /** Folder that relative paths start from. */
  cwd?: string;
  /** Store the new outputs. */
  update?: boolean;
  /** Run everything, whatever is cached. */
  fresh?: boolean;
  /** Seconds that a cell may take. */
  timeout?: number;
  /** Notebooks at once. */
  jobs?: number;
  onProgress?: (progress: Progress) => void;
  /** Stops everything; what was stored is whole. */
  signal?: AbortSignal;
}

/** Executes the notebooks and compares; with `update`, stores. Never throws for a notebook's sake. */
export async function verify(options: VerifyOptions = {}): Promise<Report> {
  const start = performance.now();
  const root = projectRoot();
  const reports = new Map<string, NotebookReport>();
  const finish = (report: NotebookReport) => {
    reports.set(report.name, report);
    options.onProgress?.({ type: "done", report });
  };

  const selection = selectNotebooks(root, options.names ?? [], options.cwd ?? process.cwd());
  const runnable: { selected: Selected; notebook: Notebook }[] = [];
  for (const selected of selection) {
    try {
      if (!selected.path) throw new Unrunnable(selected.problem);
      runnable.push({ selected, notebook: readNotebook(selected.path) });
    } catch (error) {
      finish(unrunnable(selected.name, error));
    }
  }

  const jobs = Math.min(options.jobs ?? availableParallelism(), runnable.length);
  const sizes = runnable.map(({ selected, notebook }) => ({ name: selected.name, cells: codeCells(notebook) }));
  options.onProgress?.({ type: "plan", notebooks: sizes, jobs });
  if (runnable.length) await runAll(root, runnable, jobs, options, finish);

  const notebooks = selection.flatMap(({ name }) => reports.get(name) ?? []);
  return { exitCode: exitCode(notebooks), notebooks, seconds: (performance.now() - start) / 1000 };
}

async function runAll(
  root: string,
  notebooks: { selected: Selected; notebook: Notebook }[],
  jobs: number,
  options: VerifyOptions,
  finish: (report: NotebookReport) => void,
): Promise<void> {
  let server: Awaited<ReturnType<typeof startServer>>;
  try {
    server = await startServer(root, options.signal);
  } catch (error) {
    for (const { selected } of notebooks) finish(unrunnable(selected.name, error));
    return;
  }
  const pictures = new Pictures();
  const stop = () => void server.stop();
  options.signal?.addEventListener("abort", stop);
  try {
    await inParallel(notebooks, jobs, async ({ selected }) => {
      options.signal?.throwIfAborted();
      options.onProgress?.({ type: "start", name: selected.name });
      const report = await verifyOne(root, server, selected.name, selected.path!, pictures, options).catch((error) =>
        unrunnable(selected.name, error),
      );
      options.signal?.throwIfAborted();
      finish(report);
    });
  } finally {
    options.signal?.removeEventListener("abort", stop);
    await Promise.all([server.stop(), pictures.close()]);
  }
  options.signal?.throwIfAborted();
}

async function verifyOne(
  root: string,
  server: ServerAddress,
  name: string,
  path: string,
  pictures: Pictures,
  options: VerifyOptions,
): Promise<NotebookReport> {
  const update = options.update ?? false;
  const release = await claim(root, path, update);
  try {
    // Whoever held the claim before may have stored something new.
    const notebook = readNotebook(path);
    const execution = await execute(root, server, name, notebook, options);
    const cells = judge(notebook, execution);
    const report = { name, cells, seconds: execution.duration / 1000, cached: false };
    const failed = cells.some((cell) => cell.failure || cell.state === "not run" || (update && cell.unfit));
    if (update && !failed)
      return { ...report, outcome: "passed", stored: await storeResults(root, notebook, cells, pictures) };
    const different = cells.some(({ state }) => state === "different");
    return { ...report, outcome: failed || (different && !update) ? "failed" : "passed" };
  } finally {
    release();
  }
}

async function execute(
  root: string,
  server: ServerAddress,
  name: string,
  notebook: Notebook,
  { timeout = 60, onProgress }: VerifyOptions,
): Promise<NotebookExecution> {
  const session = await KernelSession.start(server, name);
  try {
    const { library } = await session.identity();
    if (library && library !== libraryHash(root)) {
      throw new Unrunnable(
        `cannot be judged: the kernel at ${server.url} serves ${library ? `the library ${library}` : "no library of ours"}, not the one in src`,
      );
    }
    const total = codeCells(notebook);
    return await runNotebook(session, notebook, {
      timeout,
      onProgress: (done) => onProgress?.({ type: "cells", name, done, total }),
    });
  } finally {
    await session.shutdown();
  }
}

const codeCells = (notebook: Notebook): number => notebook.cells.filter(({ type }) => type === "code").length;

/** The report of a notebook about which nothing can be said. Anything but our own sentence is a defect: it is thrown on. */
function unrunnable(name: string, error: unknown): NotebookReport {
  if (!(error instanceof Unrunnable)) throw error;
  return { name, outcome: "unrunnable", problem: error.message, cells: [], seconds: 0, cached: false };
}
