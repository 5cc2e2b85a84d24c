import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readNotebook } from "../../scripts/ipynb/notebook.js";
import { lectureOf } from "../../scripts/notebooks/check/lecture.js";
import { rules } from "../../scripts/notebooks/check/rules.js";
import { broken } from "../notebooks/check/rules.js";
import { terms as glossary, lectures } from "./course.js";

/** What the library declares for a lecture. */
function declared(number: number) {
  const lecture = lectures.find((one) => one.number === number);
  return {
    exercises: new Map(lecture?.exercises.map((one) => [one.id, one])),
    facts: (lecture?.facts ?? []).map(({ says }) => says),
    words: [...glossary.values()],
  };
}

const folder = join(import.meta.dirname, "..", "..", "notebooks");
const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));

describe.each(names)("%s", (name) => {
  const notebook = readNotebook(join(folder, name));
  const { number } = lectureOf(notebook);
  const lecture = lectureOf(notebook, declared(number));
  test("has the keys of a cell in the order in which JupyterLab writes them", () => {
    const { cells } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { cells: object[] };
    for (const cell of cells) expect(Object.keys(cell)).toEqual(Object.keys(cell).sort());
  });

  test.each(rules.map((rule) => [rule.name, rule] as const))("%s", (_rule, { check }) =>
    expect(broken(check, lecture)).toEqual([]),
  );
});
