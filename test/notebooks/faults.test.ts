import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type NotebookReport, verify } from "../../scripts/notebooks/index.js";
import { projectRoot } from "../../scripts/setup/root.mjs";
import { mustPass } from "./faults/must-pass.js";
import { type Fault, notebook } from "./faults/notebook.js";
import { tagsAndTolerances } from "./faults/tags.js";
import { unreadable } from "./faults/unreadable.js";
import { wrongOutputs } from "./faults/wrong-outputs.js";
import { wrongRuns } from "./faults/wrong-runs.js";

const groups = { wrongOutputs, wrongRuns, unreadable, tagsAndTolerances, mustPass };
const all = Boolean(process.env.GRADUS_ALL);
const chosen = Object.entries(groups).map(([group, faults]) => ({
  group,
  faults: faults.filter(({ quick }) => all || quick),
}));

const faults = chosen.flatMap((group) => group.faults);
const folder = join(projectRoot(), "build", "faults");
let own = "";
const path = (fault: Fault) => join(own, `${faults.indexOf(fault)}.ipynb`);
const bytes = (fault: Fault) => Buffer.from(Array.isArray(fault.file) ? notebook(fault.file) : fault.file);
const reports = new Map<string, NotebookReport>();
const verdicts = { passed: 0, failed: 1, unrunnable: 2 };

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  own = mkdtempSync(join(folder, "run-"));
  for (const fault of faults) writeFileSync(path(fault), bytes(fault));
  const limits = new Set(faults.map(({ timeout = 60 }) => timeout));
  for (const timeout of limits) {
    const names = faults.filter((one) => (one.timeout ?? 60) === timeout).map(path);
    for (const report of (await verify({ names, timeout, fresh: true })).notebooks) reports.set(report.name, report);
  }
}, 1_800_000);

afterAll(() => rmSync(own, { recursive: true, force: true }));

describe.each(chosen)("$group", ({ faults }) => {
  test.each(faults)("$name: $verdict", (fault) => {
    const report = [...reports.values()].find(({ name }) => path(fault).endsWith(name))!;
    expect({ verdict: verdicts[report.outcome], why: why(report) }).toEqual({
      verdict: fault.verdict,
      why: why(report),
    });
    expect(readFileSync(path(fault)).equals(bytes(fault)), "the file is as it was").toBe(true);
  });
});

test("no process of the runs is left, and no folder of theirs", () => {
  const mine = `${projectRoot()}/build/run/${process.pid}-`;
  expect(processes().filter((command) => command.includes(mine))).toEqual([]);
  expect(readdirSync(join(projectRoot(), "build", "run")).filter((name) => name.startsWith(`${process.pid}-`))).toEqual(
    [],
  );
});

/** What the report says against a notebook, for the message of a test that fails. */
const why = ({ problem, cells }: NotebookReport) =>
  problem ?? cells.map(({ state, failure, differences }) => ({ state, failure, differences }));

/** The command lines of all processes, where the system shows them. */
function processes(): string[] {
  if (process.platform !== "linux") return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      return [readFileSync(`/proc/${pid}/cmdline`, "utf8")];
    } catch {
      return [];
    }
  });
}
