import { readOptions } from "../command/arguments.js";
import { Problem, projectRoot } from "../setup/index.mjs";
import { endSignals, exitCodeOf } from "../setup/signals.mjs";
import { whenStarterIsGone } from "../setup/starter.mjs";
import { inWords, type Stage, sum, type Tally } from "./stage.js";
import { lint } from "./stages/lint.js";
import { notebooks } from "./stages/notebooks.js";
import { types } from "./stages/types.js";
import { browser, timing, unit } from "./stages/vitest.js";

const stages: Stage[] = [types, lint, unit, timing, notebooks, browser];

const usage = `npm test -- [options] [stage …]

  Checks everything: ${stages.map(({ name }) => name).join(", ")}. With names, only those stages ("unit", "lint").

  --all    the long forms of the tests, too
  --help   this text`;

const options = { all: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;

/** `npm test`: every stage, whatever the ones before it found. Ends with the counts on a line of their own. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = readOptions("npm test", args, { allowPositionals: true, options });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const chosen = stages.filter(
    ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
  );
  const unknown = positionals.find((part) => !stages.some(({ name }) => name.includes(part)));
  if (unknown !== undefined)
    throw new Problem(
      `There is no stage called ${unknown}. The stages are ${stages.map(({ name }) => name).join(", ")}.`,
    );
  const env = values.all ? { ...process.env, GRADUS_ALL: "1" } : process.env;
  const stopped = signalled();

  const rows: { name: string; tally: Tally; seconds: number }[] = [];
  for (const stage of chosen) {
    console.log(`\n── ${stage.name} ${"─".repeat(60 - stage.name.length)}`);
    const from = performance.now();
    const tally = await stage.run({ root: projectRoot(), env });
    rows.push({ name: stage.name, tally, seconds: (performance.now() - from) / 1000 });
    if (stopped.by) return exitCodeOf(stopped.by);
  }

  console.log();
  for (const { name, tally, seconds } of rows) {
    console.log(
      `${tally.failed === 0 ? "✓" : "✗"} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s   ${inWords(tally)}`,
    );
  }
  const total = sum(rows.map(({ tally }) => tally));
  // The names stand where a reader looks first, and the counts stay the last line, which CI reads.
  if (total.failures?.length) console.log(`\nFailed:\n${total.failures.map((name) => `  ✗ ${name}\n`).join("")}`);
  console.log(inWords(total));
  return total.failed === 0 ? 0 : 1;
}

/** Which signal asked us to end, if one did; the stage that runs hears it, too. When npm is killed, that is one as well. */
function signalled(): { by?: NodeJS.Signals } {
  const state: { by?: NodeJS.Signals } = {};
  for (const signal of endSignals) {
    process.on(signal, () => {
      state.by = signal;
    });
  }
  whenStarterIsGone(() => process.emit("SIGTERM"));
  return state;
}
