/** The arguments of a command: read by Node, refused in one sentence. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { Problem } from "../setup/problem.mjs";

/** Reads the arguments of `npm …`. Throws {@link Problem} with one sentence about the first wrong one. */
export function readOptions<T extends ParseArgsConfig>(
  command: string,
  args: string[],
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs({ ...config, args }) as ReturnType<typeof parseArgs<T>>;
  } catch (error) {
    // Node's sentence may go on with advice, on the same line or on more.
    const sentence = (error as Error).message.split(/\.\s|\n/)[0]!.replace(/\.$/, "");
    const help = command.includes(" -- ") ? `${command} --help` : `${command} -- --help`;
    throw new Problem(`${sentence}. \`${help}\` lists the options.`);
  }
}

/** The number above 0 that an option says; undefined where it is not given. Throws {@link Problem} for anything else. */
export function positiveNumber(name: string, text: string | undefined, whole = false): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  // A timer of Node's cannot wait longer than 24 days.
  if (text.trim() !== "" && value > 0 && value < 2e6 && (!whole || Number.isInteger(value))) return value;
  throw new Problem(`${name} expects a ${whole ? "whole " : ""}number above 0, not "${text}".`);
}
