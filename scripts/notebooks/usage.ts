/** The command line: what can be said on it, and what it says of itself. */
import { positiveNumber, readOptions } from "../command/arguments.js";
import { Problem } from "../setup/problem.mjs";
import type { ServerAddress } from "./server/address.js";
import { serverAddresses } from "./server/pool.js";

export const usage = `Usage: npm run notebooks -- [NAME…] [option…]
       npm run notebooks -- --check [NAME…]
       npm run notebooks -- --new 04 [TITLE…]

Executes notebooks in fresh kernels on a Jupyter Server and compares each cell with its stored outputs.
NAME is a number (3), a part of a name (cnn) or a path of any notebook inside the project; no name: all of notebooks/.

  --update            store the new outputs, if every cell ran as it should
  --solutions         run with each exercise's solution in its starter's place: every check must pass
  --check             run nothing: hold the notebooks against the course's rules (docs/lectures.md), count how long they take
  --new NUMBER        write the skeleton of a lecture (its notebook and src/course/NUMBER), which keeps these rules
  --fresh             run everything, use no outputs of earlier runs (so does CI=true)
  --watch             run again whenever a notebook or the library changes
  --timeout SECONDS   limit for one cell (60)
  --jobs N            notebooks at once (as many as there are cores)
  --shard I/N         only the I-th of N parts, cut evenly by the size of their code
  --junit FILE        write a JUnit report: a test case per cell
  --server URL        use a Jupyter server that already runs (repeatable); it must be rooted at this project
  --token TOKEN       its token (one for all servers, or one each); the variable GRADUS_TOKEN does as well
  --help              this text

What is compared: text, figures number by number, HTML by meaning, pictures by pixel; exactly, unless a cell says otherwise:
  metadata.gradus.rtol, .atol   tolerance for the cell's numbers, with a reason in metadata.gradus.why
  tag skip-output               the cell runs, its outputs are not compared
  tag skip-execution            the cell does not run
  tag language-model            the cell needs build/models: where the file is missing, it does not run
  tag raises-exception          the cell is meant to throw

Exit code: 0 all equal; 1 a mismatch or failure; 2 something could not be run.
`;

export interface CommandLine {
  help: boolean;
  names: string[];
  update: boolean;
  solutions: boolean;
  check: boolean;
  /** The number of the lecture to begin; the names are its title. */
  create?: string;
  fresh: boolean;
  watch: boolean;
  timeout?: number;
  jobs?: number;
  shard?: { index: number; count: number };
  junit?: string;
  servers: ServerAddress[];
}

const options = {
  help: { type: "boolean", short: "h" },
  update: { type: "boolean" },
  solutions: { type: "boolean" },
  check: { type: "boolean" },
  new: { type: "string" },
  fresh: { type: "boolean" },
  watch: { type: "boolean" },
  timeout: { type: "string" },
  jobs: { type: "string" },
  shard: { type: "string" },
  junit: { type: "string" },
  server: { type: "string", multiple: true },
  token: { type: "string", multiple: true },
} as const;

/** Reads the arguments. Throws {@link Problem} with a sentence about the first wrong one. */
export function parseCommandLine(args: string[], env: NodeJS.ProcessEnv = process.env): CommandLine {
  const { values, positionals } = readOptions("npm run notebooks", args, { allowPositionals: true, options });
  if (values.update && values.solutions)
    throw new Problem("--update stores starters, not solutions: give one of the two.");
  const alone = (["check", "new"] as const).find((name) => values[name] !== undefined);
  const other = Object.keys(values).find((name) => name !== alone && name !== "help");
  if (alone && other) throw new Problem(`--${alone} runs nothing, so that --${other} has no meaning beside it.`);
  return {
    help: values.help ?? false,
    names: positionals,
    update: values.update ?? false,
    solutions: values.solutions ?? false,
    check: values.check ?? false,
    ...given("create", values.new),
    fresh: values.fresh ?? false,
    watch: values.watch ?? false,
    ...given("timeout", positiveNumber("--timeout", values.timeout)),
    ...given("jobs", positiveNumber("--jobs", values.jobs, true)),
    ...given("shard", shardOf(values.shard)),
    ...given("junit", values.junit),
    servers: serverAddresses(values.server ?? [], values.token ?? [], env.GRADUS_TOKEN),
  };
}

/** A property only where there is a value: what was not said is not there. */
const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [P in K]?: V };

function shardOf(text: string | undefined): { index: number; count: number } | undefined {
  if (text === undefined) return undefined;
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index && count && index <= count) return { index, count };
  throw new Problem(`--shard expects I/N with I from 1 to N, such as 1/3, not "${text}".`);
}
