/** From a selection of notebooks to a report: what is cached, what runs where, what is stored. */

import { type Notebook, readNotebook } from "../ipynb/notebook.js";
import { needsLanguageModel } from "../ipynb/tags.js";
import { Problem } from "../setup/problem.mjs";
import { projectRoot } from "../setup/root.mjs";
import { OutputCache } from "./cache.js";
import { codeSize, Durations, longestFirst, shard } from "./durations.js";
import { execute } from "./execute.js";
import { Pictures } from "./pictures/illustrate.js";
import { goesWithoutLanguageModel, libraryHash } from "./project.js";
import { exitCode, type NotebookReport, type Progress, type Report } from "./report/report.js";
import type { NotebookExecution } from "./run/execution.js";
import { selectNotebooks } from "./select.js";
import type { ServerAddress } from "./server/address.js";
import { dispatch, ServerLost } from "./server/dispatch.js";
import { localPool, remotePool, type ServerPool, slotsFor } from "./server/pool.js";
import { judgeSolutions, solved } from "./solutions.js";
import { claim } from "./store/lock.js";
import { storeResults } from "./store/update.js";
import { judge } from "./verdict.js";

export interface VerifyOptions {
  /** Numbers, parts of names or paths; none: all of `notebooks/`. */
  names?: string[];
  /** Folder that relative paths start from. */
  cwd?: string;
  /** Store the new outputs. */
  update?: boolean;
  /** Run everything, whatever is cached. */
  fresh?: boolean;
  /** Run with each exercise's solution in its starter's place, and judge the checks. */
  solutions?: boolean;
  /** Run the cells that need the language model; where its file is here, and in CI. */
  languageModel?: boolean;
  /** Seconds that a cell may take; 60. */
  timeout?: number;
  /** Notebooks at once; as many as there are cores. */
  jobs?: number;
  /** Only one part of the notebooks: `index` from 1 to `count`. */
  shard?: { index: number; count: number };
  /** Jupyter servers that already run; none: one of our own. */
  servers?: ServerAddress[];
  onProgress?: (progress: Progress) => void;
  /** Stops everything; what was stored is whole. */
  signal?: AbortSignal;
}

interface Job {
  name: string;
  path: string;
  notebook: Notebook;
  /** Characters of code. */
  size: number;
  /** Seconds. */
  expected: number;
}

/** Executes the notebooks and compares; with `update`, stores. Never throws for a notebook's sake. */
export async function verify(options: VerifyOptions = {}): Promise<Report> {
  return new Verification(options).run();
}

class Verification {
  private readonly root = projectRoot();
  private readonly library = libraryHash(this.root);
  private readonly durations = new Durations(this.root);
  private readonly pictures = new Pictures();
  private readonly reports = new Map<string, NotebookReport>();
  private readonly cache: OutputCache;
  private readonly languageModel: boolean;

  constructor(private readonly options: VerifyOptions) {
    this.languageModel = options.languageModel ?? !goesWithoutLanguageModel(this.root);
    this.cache = new OutputCache(this.root, { timeout: options.timeout, languageModel: this.languageModel });
  }

  async run(): Promise<Report> {
    const start = performance.now();
    const { names = [], cwd = process.cwd(), onProgress, jobs } = this.options;
    const selection = selectNotebooks(this.root, names, cwd);
    const readable = selection.flatMap(({ name, path, problem }): Job[] => {
      try {
        if (!path) throw new Problem(problem ?? "does not exist");
        const notebook = readNotebook(path);
        const size = codeSize(notebook);
        return [{ name, path, notebook, size, expected: this.durations.expected(name, size) }];
      } catch (error) {
        this.finish(unrunnable(name, error));
        return [];
      }
    });
    const part = this.options.shard;
    const mine = longestFirst(part ? shard(readable, part.index, part.count) : readable);
    const sizes = mine.map(({ name, notebook }) => ({ name, cells: codeCells(notebook) }));
    onProgress?.({ type: "plan", notebooks: sizes });
    if (await this.serversAnswer(mine)) {
      const left = mine.filter((job) => !this.fromCache(job));
      if (left.length) await this.onServers(left, jobs);
    }
    this.options.signal?.throwIfAborted();
    const notebooks = selection.flatMap(({ name }) => this.reports.get(name) ?? []);
    const ran = notebooks.filter((one) => one.outcome === "passed" && !one.cached && !this.options.solutions);
    this.durations.record(ran.map(({ name, seconds }) => ({ name, seconds })));
    const seconds = (performance.now() - start) / 1000;
    return { exitCode: exitCode(notebooks), notebooks, solutions: this.options.solutions ?? false, seconds };
  }

  /** Servers that were named must answer, even where every output is cached: a wrong address is said, not passed over. */
  private async serversAnswer(jobs: Job[]): Promise<boolean> {
    const { servers } = this.options;
    if (!servers?.length) return true;
    try {
      await remotePool(servers);
      return true;
    } catch (error) {
      for (const { name } of jobs) this.finish(unrunnable(name, error));
      return false;
    }
  }

  /** Judges a notebook by the outputs of an earlier run, if there are any that count. */
  private fromCache(job: Job): boolean {
    if (this.options.update || this.options.fresh || this.options.solutions || isContinuousIntegration()) return false;
    const execution = this.cache.find(job.notebook);
    if (execution) this.finish(this.judged(job, job.notebook, execution, true));
    return execution !== undefined;
  }

  private async onServers(jobs: Job[], atOnce: number | undefined): Promise<void> {
    const { servers, signal } = this.options;
    let pool: ServerPool;
    // JupyterLab's client loads while the server starts.
    const client = import("./client/session.js");
    try {
      pool = await (servers?.length ? remotePool(servers) : localPool(this.root, signal));
    } catch (error) {
      for (const { name } of jobs) this.finish(unrunnable(name, error));
      return;
    }
    await client;
    const stop = () => void pool.stop();
    signal?.addEventListener("abort", stop);
    try {
      const work = (job: Job, server: ServerAddress) => this.one(job, server);
      const left = await dispatch(jobs, { slots: slotsFor(pool.servers, atOnce), work });
      for (const { name } of left) this.finish(unrunnable(name, new Problem(goneSentence(pool))));
    } finally {
      signal?.removeEventListener("abort", stop);
      await Promise.all([pool.stop(), this.pictures.close()]);
    }
  }

  private async one(job: Job, server: ServerAddress): Promise<void> {
    this.options.signal?.throwIfAborted();
    this.options.onProgress?.({ type: "start", name: job.name });
    const report = await this.claimed(job, server).catch((error) => {
      this.options.signal?.throwIfAborted();
      if (error instanceof ServerLost) throw error;
      return unrunnable(job.name, error);
    });
    this.options.signal?.throwIfAborted();
    this.finish(report);
  }

  private async claimed(job: Job, server: ServerAddress): Promise<NotebookReport> {
    const { update = false, solutions = false } = this.options;
    const release = await claim(this.root, job.path, update);
    try {
      // Whoever held the claim before may have stored something new.
      const notebook = readNotebook(job.path);
      const execution = await this.execute(job, server, notebook);
      if (solutions) {
        const cells = judgeSolutions(notebook, execution, await this.execute(job, server, solved(notebook)));
        const good = cells.every(({ state }) => state === "equal");
        return { ...summary(job, execution), cells, outcome: good ? "passed" : "failed" };
      }
      if (!update) this.cache.remember(notebook, execution);
      const report = this.judged(job, notebook, execution, false);
      if (!update || report.outcome === "failed") return report;
      return {
        ...report,
        stored: await storeResults(this.root, notebook, report.cells, execution.language, this.pictures),
      };
    } finally {
      release();
    }
  }

  private execute(job: Job, server: ServerAddress, notebook: Notebook): Promise<NotebookExecution> {
    const { timeout = 60, onProgress } = this.options;
    return execute(server, notebook, {
      name: job.name,
      library: this.library,
      timeout,
      cannot: (cell) => !this.languageModel && needsLanguageModel(cell),
      onProgress: (done, total) => onProgress?.({ type: "cells", name: job.name, done, total }),
    });
  }

  /** With `update` a difference is what is wanted; what is not fit to be stored is not. */
  private judged(job: Job, notebook: Notebook, execution: NotebookExecution, cached: boolean): NotebookReport {
    const cells = judge(notebook, execution);
    const { update } = this.options;
    const failed = cells.some(({ failure, state, unfit }) => {
      return failure || state === "not run" || (update ? unfit : state === "different");
    });
    return { ...summary(job, execution), cells, cached, outcome: failed ? "failed" : "passed" };
  }

  private finish(report: NotebookReport): void {
    this.reports.set(report.name, report);
    this.options.onProgress?.({ type: "done", report });
  }
}

const summary = (job: Job, execution: NotebookExecution) => ({
  name: job.name,
  seconds: execution.duration / 1000,
  cached: false,
});

const codeCells = (notebook: Notebook): number => notebook.cells.filter(({ type }) => type === "code").length;

const isContinuousIntegration = (): boolean => /^(1|true)$/i.test(process.env.CI ?? "");

const goneSentence = (pool: ServerPool): string =>
  pool.local ? "could not be finished: the Jupyter Server ended" : "could not be finished: no server is left";

/**
 * The report of a notebook about which nothing can be said. Anything that is not a sentence of ours is a defect of the runner: it is
 * shown whole, and the other notebooks go on.
 */
function unrunnable(name: string, error: unknown): NotebookReport {
  if (!(error instanceof Problem)) console.error(error);
  const problem = error instanceof Problem ? error.message : `met a defect of the runner: ${error}`;
  return { name, outcome: "unrunnable", problem, cells: [], seconds: 0, cached: false };
}
