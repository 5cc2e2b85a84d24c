/** The runner's voice: a live line per running notebook, a line for each that is done, then the last screen. */
import { bar, seconds } from "./bar.js";
import { LiveLines } from "./live.js";
import type { NotebookReport, Progress, Report } from "./report.js";
import { type Style, styleFor } from "./style.js";
import { summaryLines } from "./summary.js";

export interface Screen {
  write(text: string): void;
  /** Whether lines can be drawn again, and how wide they may be. */
  live: boolean;
  columns(): number;
  style: Style;
}

/** Standard output: live on a terminal, plain lines in a pipe and in CI. */
export function standardOutput({ stdout, env } = process): Screen {
  return {
    write: (text) => void stdout.write(text),
    live: stdout.isTTY === true && env.TERM !== "dumb" && !env.CI,
    columns: () => stdout.columns || 80,
    style: styleFor(stdout.isTTY === true),
  };
}

interface Running {
  done: number;
  total: number;
  since: number;
}

export class TerminalReporter {
  private readonly running = new Map<string, Running>();
  private readonly lines: LiveLines;
  private width = 0;
  private waiting = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly screen: Screen,
    private readonly update: boolean,
  ) {
    this.lines = new LiveLines(screen.write, screen.columns);
  }

  onProgress(progress: Progress): void {
    if (progress.type === "plan") {
      this.width = Math.max(0, ...progress.notebooks.map(({ name }) => name.length));
      this.waiting = progress.notebooks.length;
      if (this.screen.live) this.timer = setInterval(() => this.draw(), 100).unref();
    } else if (progress.type === "start") {
      this.waiting -= this.running.has(progress.name) ? 0 : 1;
      this.running.set(progress.name, { done: 0, total: 0, since: performance.now() });
    } else if (progress.type === "cells") {
      Object.assign(this.running.get(progress.name) ?? {}, { done: progress.done, total: progress.total });
    } else {
      if (!this.running.delete(progress.report.name)) this.waiting -= 1;
      this.say(this.doneLine(progress.report));
    }
    this.draw();
  }

  /** Ends the live lines: what follows stays below what was said. */
  close(): void {
    clearInterval(this.timer);
    if (this.screen.live) this.lines.draw([]);
  }

  /** The last screen. */
  summary(report: Report): void {
    this.close();
    this.screen.write(`${summaryLines(report, this.update, this.screen.style).join("\n")}\n`);
  }

  private say(line: string): void {
    if (this.screen.live) this.lines.draw([], [line]);
    else this.screen.write(`${line}\n`);
  }

  private draw(): void {
    if (!this.screen.live) return;
    const lines = [...this.running].map(([name, running]) => this.runningLine(name, running));
    if (this.waiting > 0) {
      const starting = lines.length === 0 ? "starting the server" : "";
      const rest = `${this.waiting} ${this.waiting === 1 ? "waits" : "wait"}`;
      lines.push(this.screen.style.dim(`· ${[starting, rest].filter(Boolean).join(", ")}`));
    }
    this.lines.draw(lines);
  }

  private runningLine(name: string, { done, total, since }: Running): string {
    const { style, columns } = this.screen;
    const time = seconds((performance.now() - since) / 1000);
    const room = Math.min(24, columns() - this.width - 24);
    const progress = room >= 6 ? `${bar(done, total || 1, room)}  ` : "";
    return `${style.bold("▸")} ${name.padEnd(this.width)}  ${progress}${done}/${total}  ${style.dim(time)}`;
  }

  private doneLine({ name, outcome, cells, cached, stored, seconds: took }: NotebookReport): string {
    const { style } = this.screen;
    const padded = name.padEnd(this.width);
    if (outcome === "unrunnable") return `${style.yellow("!")} ${padded}  could not be run`;
    const good = cells.filter(({ state }) => state === "equal" || state === "skipped").length;
    const changed = stored?.cells.length ?? 0;
    const news = changed
      ? `${changed} ${changed === 1 ? "cell" : "cells"} stored`
      : stored?.written
        ? "stored"
        : "unchanged";
    const said = stored ? news : `${good}/${cells.length} cells`;
    const sign = outcome === "passed" ? style.green("✓") : style.red("✗");
    return `${sign} ${padded}  ${said.padEnd(15)} ${style.dim(cached ? "cached" : seconds(took))}`;
  }
}
