/** The runner's voice on a terminal: a live line per notebook, then what failed, then the sum. In a pipe, lines alone. */
import type { NotebookReport, Progress, Report } from "../report.js";
import { bar, seconds } from "./bar.js";
import { cellTitle, describeDifference, describeFailure } from "./failures.js";
import type { Style } from "./style.js";

export interface Screen {
  write(text: string): void;
  /** Whether lines can be drawn again. */
  live: boolean;
  style: Style;
}

interface Row {
  name: string;
  state: "waits" | "runs" | "done";
  done: number;
  total: number;
  since: number;
  report?: NotebookReport;
}

export class TerminalReporter {
  private rows: Row[] = [];
  private drawn = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly screen: Screen,
    private readonly update: boolean,
  ) {}

  onProgress(progress: Progress): void {
    if (progress.type === "plan") {
      for (const { name, cells } of progress.notebooks) this.row(name).total = cells;
      if (this.screen.live) this.timer = setInterval(() => this.draw(), 100).unref();
    } else if (progress.type === "start") {
      Object.assign(this.row(progress.name), { state: "runs", since: performance.now() });
    } else if (progress.type === "cells") {
      Object.assign(this.row(progress.name), { done: progress.done, total: progress.total });
    } else {
      const row = this.row(progress.report.name);
      Object.assign(row, { state: "done", report: progress.report });
      if (!this.screen.live) this.screen.write(`${this.line(row)}\n`);
    }
    this.draw();
  }

  /** Ends the live lines: what follows stays below them. */
  close(): void {
    clearInterval(this.timer);
    this.draw();
    this.drawn = 0;
  }

  /** The last screen. */
  summary(report: Report): void {
    this.close();
    const { style } = this.screen;
    const lines: string[] = [""];
    for (const notebook of report.notebooks) {
      if (notebook.stored?.cells.length) lines.push(...this.storedLines(notebook), "");
      if (notebook.outcome === "failed") lines.push(...describeFailure(notebook, style, !this.update));
    }
    const unrunnable = report.notebooks.filter(({ outcome }) => outcome === "unrunnable");
    if (unrunnable.length) lines.push(...unrunnable.flatMap((one) => describeFailure(one, style)), "");
    const differing = report.notebooks.filter((one) => one.cells.some(({ state }) => state === "different"));
    const wrong = differing.filter(
      ({ outcome, cells }) => outcome === "failed" && !cells.some(({ failure }) => failure),
    );
    if (wrong.length && !this.update) {
      lines.push("If what came is right, store it:");
      lines.push(...wrong.map(({ name }) => `  npm run notebooks -- ${quoted(name)} --update`), "");
    }
    lines.push(...this.slowest(report), this.totals(report));
    this.screen.write(`${lines.join("\n")}\n`);
  }

  private storedLines({ name, stored, cells }: NotebookReport): string[] {
    const { style } = this.screen;
    const changed = cells.filter(({ cell }) => stored!.cells.includes(cell.index));
    return changed.flatMap((verdict) => [
      `${style.green("↻")} ${style.bold(name)} ${cellTitle(verdict)}`,
      ...verdict.differences.slice(0, 3).flatMap((one) => describeDifference(one, style).map((line) => `  ${line}`)),
    ]);
  }

  private slowest({ notebooks }: Report): string[] {
    const ran = notebooks
      .filter(({ cached }) => !cached)
      .flatMap(({ name, cells }) => cells.map((one) => ({ name, one })));
    const slow = ran.filter(({ one }) => one.execution.duration > 1000);
    slow.sort((a, b) => b.one.execution.duration - a.one.execution.duration);
    if (slow.length === 0) return [];
    const lines = slow.slice(0, 5).map(({ name, one }) => {
      return `  ${seconds(one.execution.duration / 1000).padStart(8)}  ${name} ${cellTitle(one)}`;
    });
    return ["Slowest cells:", ...lines, ""];
  }

  private totals({ notebooks, seconds: wall, exitCode }: Report): string {
    const { style } = this.screen;
    const cells = notebooks.flatMap((notebook) => notebook.cells);
    const count = (state: string) => cells.filter((cell) => cell.state === state).length;
    const parts = [
      `${notebooks.length} ${notebooks.length === 1 ? "notebook" : "notebooks"}`,
      `${count("equal")} of ${cells.length} cells equal`,
      [count("different"), this.update ? "changed" : "different"] as const,
      [count("failed"), "failed"] as const,
      [count("not run"), "not run"] as const,
      [count("skipped"), "not compared"] as const,
      [notebooks.filter(({ outcome }) => outcome === "unrunnable").length, "could not be run"] as const,
    ].flatMap((part) => (typeof part === "string" ? part : part[0] ? `${part[0]} ${part[1]}` : []));
    const sign = exitCode === 0 ? style.green("✓") : exitCode === 1 ? style.red("✗") : style.yellow("!");
    return `${sign} ${parts.join(" · ")} · ${seconds(wall)}`;
  }

  private row(name: string): Row {
    let row = this.rows.find((one) => one.name === name);
    if (!row) {
      row = { name, state: "waits", done: 0, total: 0, since: 0 };
      this.rows.push(row);
    }
    return row;
  }

  private draw(): void {
    if (!this.screen.live) return;
    const up = this.drawn ? `\u001b[${this.drawn}A` : "";
    this.screen.write(`${up}${this.rows.map((row) => `\u001b[2K${this.line(row)}\n`).join("")}`);
    this.drawn = this.rows.length;
  }

  private line(row: Row): string {
    const { style } = this.screen;
    const width = Math.max(...this.rows.map(({ name }) => name.length));
    const name = row.name.padEnd(width);
    if (row.state === "waits") return `${style.dim("·")} ${style.dim(name)}`;
    if (row.state === "runs") {
      const time = seconds((performance.now() - row.since) / 1000);
      return `${style.bold("▸")} ${name}  ${bar(row.done, row.total)} ${row.done}/${row.total}  ${style.dim(time)}`;
    }
    const { outcome, cells, problem, cached, stored, seconds: took } = row.report!;
    if (outcome === "unrunnable") return `${style.yellow("!")} ${name}  ${problem}`;
    const good = cells.filter(({ state }) => state === "equal" || state === "skipped").length;
    const said = stored
      ? stored.written
        ? `stored, ${stored.cells.length} changed`
        : "nothing to store"
      : `${good}/${cells.length} cells`;
    const sign = outcome === "passed" ? style.green("✓") : style.red("✗");
    return `${sign} ${name}  ${said.padEnd(18)} ${style.dim(cached ? "cached" : seconds(took))}`;
  }
}

const quoted = (name: string): string => (/[^\w./-]/.test(name) ? `'${name}'` : name);
