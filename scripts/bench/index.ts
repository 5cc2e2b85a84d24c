import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { positiveNumber, readOptions } from "../command/arguments.js";
import { writeReport } from "../command/report-file.js";
import { isLanguageModelHere, Problem, projectRoot } from "../setup/index.mjs";
import { chart } from "./chart.js";
import { median, Runner, spread } from "./contest.js";
import { contenders, installPeers } from "./peers.js";
import { withLanguageModel, works } from "./specification.mjs";

/** One row of the report, as `--json` writes it. */
export interface Row {
  work: string;
  unit: string;
  ours: number;
  peers: Record<string, number>;
}

const USAGE = `npm run bench -- [WORK…] [--json FILE] [--install-peers] [--rounds N] [--milliseconds N]
Works: ${Object.keys(works).join(", ")}. \`-- runner\` measures the notebook runner instead.`;

const options = {
  json: { type: "string" },
  "install-peers": { type: "boolean" },
  rounds: { type: "string" },
  milliseconds: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Every work, ourselves and every peer that is installed, one thread each, taking turns; medians with their spread, and
 * how many times as fast as each peer we are. A contender whose first losses are not PyTorch's does not count.
 */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = readOptions("npm run bench", args, { allowPositionals: true, options });
  const rounds = positiveNumber("--rounds", values.rounds, true) ?? 7;
  const milliseconds = positiveNumber("--milliseconds", values.milliseconds) ?? 400;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values["install-peers"]) installPeers();
  const chosen = positionals.length > 0 ? positionals : Object.keys(works);
  const unknown = chosen.find((work) => !(work in works));
  if (unknown)
    throw new Problem(`There is no benchmark "${unknown}". There are ${[...Object.keys(works), "runner"].join(", ")}.`);
  const expected = JSON.parse(readFileSync(join(projectRoot(), "scripts", "bench", "expected.json"), "utf8"));
  const rows: Row[] = [];
  let wrong = false;
  for (const work of chosen) {
    if (withLanguageModel.includes(work) && !isLanguageModelHere(projectRoot())) {
      console.log(`\n${work}\n  — needs the language model, which is not in build/models`);
      continue;
    }
    const row = await contest(work, expected[work], rounds, milliseconds);
    if (row) rows.push(row);
    else wrong = true;
  }
  const folder = join(projectRoot(), "build", "bench");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "bench.svg"), chart(rows));
  console.log(`Chart: ${join(folder, "bench.svg")}`);
  if (values.json)
    writeReport(
      "--json",
      resolve(process.env.INIT_CWD ?? process.cwd(), values.json),
      `${JSON.stringify(rows, null, 2)}\n`,
    );
  return wrong ? 1 : 0;
}

/** One work; undefined where our own answer is wrong. */
async function contest(work: string, expected: number[], rounds: number, milliseconds: number) {
  const { unit, better, amount } = works[work]!;
  const running: Runner[] = [];
  console.log(`\n${work} (${unit})`);
  try {
    for (const contender of contenders()) {
      const runner = new Runner(contender, work);
      const opening = await runner.open();
      const reason = opening.why ?? difference(opening.first!, expected);
      if (reason === undefined) running.push(runner);
      else {
        runner.close();
        console.log(`  ${contender.name.padEnd(12)} — ${reason}`);
        if (contender.name === "gradus") return undefined;
      }
    }
    for (let round = -1; round < rounds; round++) {
      for (const runner of running) await runner.turn(milliseconds);
      if (round === -1) for (const runner of running) runner.seconds.length = 0; // a warm-up
    }
    const value = (runner: Runner) => {
      const seconds = median(runner.seconds);
      return better === "more" ? amount / seconds : seconds;
    };
    const ours = value(running[0]!);
    const peers: Record<string, number> = {};
    for (const runner of running) {
      const result = value(runner);
      const ratio = better === "more" ? ours / result : result / ours;
      const { name } = runner.contender;
      const compared = name === "gradus" ? "" : `  gradus is ${ratio.toPrecision(3)} × as fast`;
      console.log(
        `  ${name.padEnd(12)} ${digits(result).padStart(10)} ± ${(100 * spread(runner.seconds)).toFixed(0)} %${compared}`,
      );
      if (name !== "gradus") peers[name] = result;
    }
    return { work, unit, ours, peers } satisfies Row;
  } finally {
    for (const runner of running) runner.close();
  }
}

/** Why these first results are not the expected ones; undefined where they are. */
function difference(first: number[], expected: number[]): string | undefined {
  const off = expected.findIndex((want, i) => !(Math.abs(first[i]! - want) <= 1e-4 * Math.max(1, Math.abs(want))));
  return off < 0 ? undefined : `wrong: result ${off + 1} is ${first[off]}, PyTorch's is ${expected[off]}`;
}

const digits = (value: number) => (value >= 1000 ? Math.round(value).toString() : value.toPrecision(3));
