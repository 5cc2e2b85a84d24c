import { cellTitle, type NotebookReport, standardOutput, TerminalReporter, verify } from "../../notebooks/index.js";
import { type Stage, sum, type Tally } from "../stage.js";

/** Every notebook of the course against its stored outputs, counted by cell. */
export const notebooks: Stage = {
  name: "notebooks",
  async run() {
    const stop = new AbortController();
    const abort = () => stop.abort();
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) process.once(signal, abort);
    const reporter = new TerminalReporter(standardOutput(), false);
    try {
      const report = await verify({ signal: stop.signal, onProgress: (progress) => reporter.onProgress(progress) });
      reporter.summary(report);
      return sum(report.notebooks.map(tally));
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      return { passed: 0, failed: 0, skipped: 0 };
    } finally {
      reporter.close();
      for (const signal of signals) process.removeListener(signal, abort);
    }
  },
};

/** A notebook that failed has a failure at least, also where no cell can be blamed. */
function tally({ name, outcome, problem, cells }: NotebookReport): Tally {
  const count = (...states: string[]) => cells.filter(({ state }) => states.includes(state)).length;
  const failed = count("failed", "different");
  const cellNames = cells
    .filter(({ state }) => state === "failed" || state === "different")
    .map((verdict) => `${name}, ${cellTitle(verdict)}`);
  return {
    passed: count("equal"),
    failed: outcome === "passed" ? 0 : Math.max(1, failed),
    skipped: count("skipped", "not run"),
    failures: outcome === "passed" ? [] : cellNames.length > 0 ? cellNames : [`${name} ${problem ?? "failed"}`],
  };
}
