import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as lecture1 from "../../src/course/01/index.js";
import * as lecture2 from "../../src/course/02/index.js";
import * as lecture3 from "../../src/course/03/index.js";
import * as lecture4 from "../../src/course/04/index.js";
import * as lecture5 from "../../src/course/05/index.js";
import * as lecture6 from "../../src/course/06/index.js";
import * as lecture7 from "../../src/course/07/index.js";
import * as lecture8 from "../../src/course/08/index.js";
import * as lecture10 from "../../src/course/10/index.js";
import * as library from "../../src/index.js";
import * as models from "../../src/models/index.js";
import * as text from "../../src/text/index.js";

const lectures: Record<string, object> = {
  "01": lecture1,
  "02": lecture2,
  "03": lecture3,
  "04": lecture4,
  "05": lecture5,
  "06": lecture6,
  "07": lecture7,
  "08": lecture8,
  "10": lecture10,
};

/** What a notebook imports that shows the examples of a file: the library, and of the lectures that to which the file belongs. */
const namesFor = (where: string): Record<string, unknown> => ({
  ...library,
  ...models,
  ...text,
  ...lectures[/^course\/(\d\d)/.exec(where)?.[1] ?? ""],
});

const src = join(import.meta.dirname, "../../src");
/** Rooms whose examples are whole: they run as they stand. */
const rooms = [
  "plot",
  "lesson",
  "course",
  "data",
  "tensor",
  "nn",
  "optim",
  "metrics",
  "scalar",
  "random",
  "linalg",
  "display",
  "models",
  "text",
];

interface Example {
  where: string;
  code: string;
}

const examples = rooms.flatMap((room) =>
  (readdirSync(join(src, room), { recursive: true }) as string[])
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => examplesIn(`${room}/${name}`, readFileSync(join(src, room, name), "utf8"))),
);

function examplesIn(file: string, text: string): Example[] {
  return [...text.matchAll(/@example\n([\s\S]*?)\*\//g)].map((match, i) => ({
    where: `${file} ${i + 1}`,
    code: match[1]!.replace(/^\s*\* ?/gm, "").trim(),
  }));
}

/** A line "expression   // value" says what comes out: the values are collected and compared. */
function withResults(code: string): { body: string; results: unknown[] } {
  const results: unknown[] = [];
  const lines = code.split("\n").map((line) => {
    const [, expression, said] = line.match(/^((?!const |let |await |\/\/)\S.*?);?\s+\/\/ (.+)$/) ?? [];
    const value = said === undefined ? undefined : parsed(said);
    if (expression === undefined || value === undefined) return line;
    results.push(value);
    return `found.push(${expression});`;
  });
  return { body: `const found = [];\n${lines.join("\n")}\nreturn found;`, results };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test("there are examples to run", () => expect(examples.length).toBeGreaterThan(20));

test.each(examples.map(({ where, code }) => [where, code]))("the example of %s runs", async (where, code) => {
  const { body, results } = withResults(code);
  const gradus = namesFor(where);
  const log = console.log;
  console.log = () => {};
  try {
    const run = new Function(
      ...Object.keys(gradus),
      `return (async () => { const slope = (b) => 10 * b - 3;\n${body}\n })()`,
    );
    const found = await run(...Object.values(gradus));
    expect(JSON.parse(JSON.stringify(found))).toEqual(results);
  } finally {
    console.log = log;
  }
});
