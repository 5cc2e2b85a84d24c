import { describe, expect, test } from "vitest";
import { isBoilerplate, lessonOutput } from "../../scripts/ipynb/lesson.js";
import { parseNotebook } from "../../scripts/ipynb/notebook.js";
import type { Output } from "../../scripts/ipynb/outputs.js";
import { judgeSolutions } from "../../scripts/notebooks/solutions.js";

const shown = (gradus?: object): Output => ({
  output_type: "display_data",
  data: { "text/plain": "1.1 right: 3.1 not yet: guess 1.1, how far: 3. Written down." },
  metadata: gradus ? { gradus } : {},
});
const printed: Output = { output_type: "stream", name: "stdout", text: "1.1 right: yes" };

/** A notebook of one exercise: its starter's cell and its solution. */
const notebook = (outputs: Output[], tags: string[] = []) =>
  parseNotebook(
    "/x.ipynb",
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: "tslab" } },
      cells: [
        { cell_type: "code", id: "a", source: "f()", metadata: { tags, gradus: { exercise: "1.1" } }, outputs },
        {
          cell_type: "markdown",
          id: "b",
          source: "```ts\ng()\n```",
          metadata: { gradus: { solution: "1.1" } },
        },
      ],
    }),
  );

test("an output says what it is in its metadata, whatever its words are", () => {
  expect(lessonOutput(shown({ kind: "quiz", id: "1.1" }))).toMatchObject({ kind: "quiz", id: "1.1" });
  expect([shown(), shown({ compare: false }), shown({ kind: 3 }), printed].map(lessonOutput)).toEqual(
    Array(4).fill(undefined),
  );
});

describe("a cell is boilerplate", () => {
  const cell = (outputs: Output[], tags?: string[]) => isBoilerplate(notebook(outputs, tags).cells[0]!);
  const quiz = shown({ kind: "quiz", id: "1.1" });
  test.each<[string, Output[], boolean, string[]?]>([
    ["when all it shows is a quiz question, a guess or a card", [quiz, shown({ kind: "guess", id: "1" })], true],
    ["not when its code is to be shown", [quiz], false, ["show-code"]],
    ["not when it shows something else as well", [quiz, printed], false],
    [
      "not when it checks an answer or claims something",
      [shown({ kind: "check", id: "1.1", verdict: "right" })],
      false,
    ],
    ["not when it shows nothing", [], false],
  ])("%s", (_when, outputs, is, tags) => expect(cell(outputs, tags)).toBe(is));
});

describe("a solution is judged by the verdict in the metadata", () => {
  const check = (verdict: string, id = "1.1") => shown({ kind: "check", id, verdict });
  const run = (...outputs: Output[]) => ({
    cells: [{ index: 0, outputs, duration: 0, work: 0, state: "ran" as const }],
    duration: 0,
  });
  test.each<[string, Output[], Output[], string[]]>([
    ["right, and the starter refused", [check("not yet")], [check("right")], []],
    ["the last check counts", [check("not yet")], [check("not yet"), check("right")], []],
    ["a wrong solution", [check("not yet")], [check("not yet")], ["exercise 1.1, solution"]],
    ["a starter that passes", [check("right")], [check("right")], ["exercise 1.1, starter"]],
    [
      "words without a mark are no verdict",
      [printed],
      [shown(), check("right", "1.2")],
      ["exercise 1.1, solution", "exercise 1.1, starter"],
    ],
  ])("%s", (_what, starters, solutions, found) => {
    const [verdict] = judgeSolutions(notebook([]), run(...starters), run(...solutions));
    expect(verdict!.differences.map(({ where }) => where)).toEqual(found);
  });
});
