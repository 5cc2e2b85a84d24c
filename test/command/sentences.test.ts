import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot, setUp } from "../../scripts/setup/index.mjs";

/** What a command said and how it ended. */
interface Ended {
  code: number;
  err: string;
}

/** A command as npm runs it, called from the project's folder. */
function command([name, ...args]: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const main = join(projectRoot(), "scripts", name!, "main.mjs");
  const options = {
    cwd: projectRoot(),
    env: { ...process.env, CI: "", NO_COLOR: "1", INIT_CWD: projectRoot(), ...env },
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], options, (error, _out, err) => {
      resolve({ code: error ? (error.code as unknown as number) : 0, err: err.toString() });
    });
  });
}

const folder = join(projectRoot(), "build", "test", `sentences-${process.pid}`);
const taken = createServer((_, response) => response.end());
let port = 0;

beforeAll(async () => {
  await setUp(); // a command that finds something to do says so before anything else
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "not-json.ipynb"), "{");
  writeFileSync(join(folder, "file"), "");
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  port = (taken.address() as { port: number }).port;
});
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

const lists = (name: string) => `\`npm ${name} -- --help\` lists the options.`;
const unknown = (name: string) => `Unknown option '--nonsense'. ${lists(name)}`;
const lecture = "01-linear-regression";

/** What is typed, the exit code, and the whole of standard error: FOLDER and PORT stand for the test's own. */
const rows: [typed: string, code: number, sentence: string | RegExp][] = [
  ["start --nonsense", 1, unknown("start")],
  ["start 03", 1, `Unexpected argument '03'. ${lists("start")}`],
  ["start --port", 1, `Option '--port <value>' argument missing. ${lists("start")}`],
  ["start --port abc", 1, '--port takes a number from 1 to 65535, not "abc".'],
  ["start --port 0", 1, '--port takes a number from 1 to 65535, not "0".'],
  ["start --port 70000", 1, '--port takes a number from 1 to 65535, not "70000".'],
  ["start --port 80.5", 1, '--port takes a number from 1 to 65535, not "80.5".'],
  ["start --no-browser=yes", 1, `Option '--no-browser' does not take an argument. ${lists("start")}`],
  [
    "start --author --no-browser --port PORT",
    1,
    /^Port PORT is in use( by .+)?\. Stop it, or choose another port with --port\.$/,
  ],
  ["start --author --no-browser --reset 99", 1, /^--reset 99 matches no notebook\. The notebooks are 01-.*\.$/],

  ["test --nonsense", 1, unknown("test")],
  ["test nonsense", 1, /^There is no stage called nonsense\. The stages are types, lint, .*\.$/],
  ["test lint nonsense", 1, /^There is no stage called nonsense\. The stages are types, lint, .*\.$/],

  ["notebooks --nonsense", 2, `! ${unknown("run notebooks")}`],
  ["notebooks --update --solutions", 2, "! --update stores starters, not solutions: give one of the two."],
  ["notebooks --update=yes", 2, `! Option '--update' does not take an argument. ${lists("run notebooks")}`],
  ["notebooks --check --update", 2, "! --check runs nothing, so that --update has no meaning beside it."],
  ["notebooks --new x", 2, '! --new expects a lecture\'s number from 1 to 99, such as 04, not "x".'],
  ["notebooks --new 1", 2, /^! Lecture 1 is there: notebooks\/01-.*\.ipynb\. Choose another number, or edit that\.$/],
  ["notebooks --jobs 0", 2, '! --jobs expects a whole number above 0, not "0".'],
  ["notebooks --jobs many", 2, '! --jobs expects a whole number above 0, not "many".'],
  [
    "notebooks --timeout -1",
    2,
    /^! Option '--timeout' argument is ambiguous\. `npm run notebooks -- --help` lists the options\.$/,
  ],
  ["notebooks --timeout=-1", 2, '! --timeout expects a number above 0, not "-1".'],
  ["notebooks --shard 3/2", 2, '! --shard expects I/N with I from 1 to N, such as 1/3, not "3/2".'],
  ["notebooks --server somewhere", 2, '! --server expects an address such as http://127.0.0.1:8888/, not "somewhere".'],
  [
    "notebooks --token a",
    2,
    "! --token is for a server that already runs: name it with --server, or leave --token out.",
  ],

  ["slides --nonsense", 2, `! ${unknown("run slides")}`],
  ["slides --audience nobody", 2, '! --audience expects engineer or clinician, not "nobody".'],
  ["slides --theme blue", 2, '! --theme expects light or dark, not "blue".'],
  ["slides --read --pdf", 2, "! --pdf is for decks, not for --read: leave one of the two out."],
  ["slides --trust-stored nonsense", 2, /^! nonsense is not a notebook of the course; there are 01-.*$/],
  ["slides --trust-stored FOLDER/not-json.ipynb", 2, /^! .*not-json\.ipynb is cut off: .*$/],
  [
    `slides --trust-stored --out FOLDER/file ${lecture}`,
    2,
    /^! FOLDER\/file cannot be made into a folder: .* Give another with --out\.$/,
  ],

  ["docs --nonsense", 1, unknown("run docs")],
  ["train --nonsense", 1, unknown("run train")],
  ["serve --nonsense", 1, unknown("run serve")],

  ["bench --nonsense", 1, unknown("run bench")],
  ["bench nonsense", 1, /^There is no benchmark "nonsense"\. There are .*, runner\.$/],
  ["bench --rounds none", 1, '--rounds expects a whole number above 0, not "none".'],
  ["bench --milliseconds 0", 1, '--milliseconds expects a number above 0, not "0".'],
  ["bench runner --nonsense", 1, unknown("run bench -- runner").replace("runner -- --help", "runner --help")],
  ["bench runner --rounds 0", 1, '--rounds expects a whole number above 0, not "0".'],
  ["bench runner nonsense", 1, /^nonsense is not a notebook of the course; there are 01-.*\.$/],
];

describe("what is wrong is said in one line, without a stack, by", () => {
  test.each(rows)("npm run %s", async (typed, code, sentence) => {
    const fill = (text: string) => text.replaceAll("FOLDER", folder).replaceAll("PORT", String(port));
    const ended = await command(fill(typed).split(" "));
    const lines = ended.err.split("\n").filter((line) => line !== "");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(typeof sentence === "string" ? exactly(sentence) : new RegExp(fill(sentence.source)));
    expect(ended.code).toBe(code);
  });

  test("npm run notebooks -- --junit where no report can be written", async () => {
    const report = join(folder, "file", "report.xml");
    const { code, err } = await command(["notebooks", join(folder, "not-json.ipynb"), "--junit", report]);
    expect(err).toBe(`! --junit ${report} cannot be written: a file stands where a folder is wanted.\n`);
    expect(code).toBe(2);
  });
});

const exactly = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}$`);
