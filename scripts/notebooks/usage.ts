/** The command line: what can be said on it, and what it says of itself. */
import { parseArgs } from "node:util";
import { Unrunnable } from "./errors.js";

export const usage = `Usage: npm run notebooks -- [NAME…] [option…]

Executes notebooks in fresh kernels on a Jupyter Server and compares each cell with its stored outputs.
NAME is a number (3), a part of a name (cnn) or a path of any notebook inside the project; no name: all of notebooks/.

  --update            store the new outputs, if every cell ran as it should
  --fresh             run everything, use no cached outputs
  --timeout SECONDS   limit for one cell (60)
  --jobs N            notebooks at once (as many as there are cores)
  --help              this text

Exit code: 0 all equal; 1 a mismatch or failure; 2 something could not be run.
`;

export interface CommandLine {
  help: boolean;
  names: string[];
  update: boolean;
  fresh: boolean;
  timeout?: number;
  jobs?: number;
}

/** Reads the arguments. Throws {@link Unrunnable} with a sentence about the first wrong one. */
export function parseCommandLine(args: string[]): CommandLine {
  const { values, positionals } = parse(args);
  const timeout = positive("--timeout", values.timeout);
  const jobs = positive("--jobs", values.jobs, true);
  return {
    help: values.help ?? false,
    names: positionals,
    update: values.update ?? false,
    fresh: values.fresh ?? false,
    ...(timeout === undefined ? {} : { timeout }),
    ...(jobs === undefined ? {} : { jobs }),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        update: { type: "boolean" },
        fresh: { type: "boolean" },
        timeout: { type: "string" },
        jobs: { type: "string" },
      },
    });
  } catch (error) {
    throw new Unrunnable(`${(error as Error).message} See \`npm run notebooks -- --help\`.`);
  }
}

function positive(name: string, text: string | undefined, whole = false): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && Number.isFinite(value) && (!whole || Number.isInteger(value))) return value;
  throw new Unrunnable(`${name} wants a ${whole ? "whole " : ""}number above 0, not "${text}".`);
}
