import { describe, expect, test } from "vitest";
import { buildersClaims, claimsIn, readableClaims } from "../../../scripts/notebooks/check/rules/claims.js";
import { noAlternativesInCode } from "../../../scripts/notebooks/check/rules/code.js";
import { moreExercises } from "../../../scripts/notebooks/check/rules/counts.js";
import { foldedHints } from "../../../scripts/notebooks/check/rules/exercises.js";
import { pytorchFolds } from "../../../scripts/notebooks/check/rules/pytorch.js";
import { broken, type Given, html, lectureWith } from "./rules.js";

const side = (source: string) => ({ source, metadata: { tags: ["engineer"] } });

describe("claims", () => {
  test("of side rooms say so, those of the core do not", () => {
    const found = (cell: Given) => broken(buildersClaims, lectureWith([cell]));
    expect(found(side('lesson.claim("a", f(")"), { is: 1, builders: true });'))).toEqual([]);
    expect(found(['lesson.claim("a", true);', ""])).toEqual([]);
    expect(found(side('lesson.claim("builders: true", true);\nlesson.claim("b", true, { builders: true });'))).toEqual([
      "cell c0: a claim of a side room does not say so",
    ]);
    expect(found(['lesson.claim("a", true, { builders: true });', ""])).toEqual([
      "cell c0: a claim of the core says builders: true",
    ]);
  });

  test("are found with their arguments", () => {
    expect(claimsIn('lesson.claim("a)", [1, f(2)], { is: "(" });\nlesson.claim(\n  "b",\n  true,\n);')).toEqual([
      '"a)", [1, f(2)], { is: "(" }',
      '\n  "b",\n  true,\n',
    ]);
  });

  test("show no list of raw values", () => {
    const shown = (text: string) => ({ ...html("<p>x</p>", text), metadata: { gradus: { kind: "claim" } } });
    const found = (text: string) => broken(readableClaims, lectureWith([{ source: "f()", outputs: [shown(text)] }]));
    expect(found("✓ all agree (6 of 6 agree)")).toEqual([]);
    expect(found("✓ all agree ([yes, no])")).toEqual(["cell c0: a claim shows the list [yes, no]"]);
  });
});

test("a text alternative in code is found, one in a sentence is not", () => {
  const found = (source: string) => broken(noAlternativesInCode, lectureWith([[source, ""]]));
  expect(found('plot.figure({ x: "a", alt: "A line." }, line)')).toHaveLength(1);
  expect(found("plot.figure({ alt, x }, line)")).toHaveLength(1);
  expect(found("const salt = malt; alter({ salt: 1 })")).toEqual([]);
});

describe("exercises", () => {
  const starter = { source: 'lesson.check("E1.1", 0)', metadata: { gradus: { exercise: "E1.1" } } };

  test("have their first hint folded into the task", () => {
    const found = (task: string) => broken(foldedHints, lectureWith([task, starter]));
    expect(
      found("**E1.1 A** (easy, 1 minute). Do.\n\n<details><summary>Hint</summary>\n\nLook.\n\n</details>"),
    ).toEqual([]);
    expect(found("**E1.1 A** (easy, 1 minute). Do.")).toEqual(["cell c0: exercise E1.1 has no hint in its task"]);
  });

  test("are a judgement on the core path, and writing on that of builders", () => {
    const of = (id: string, tags: string[]) => ({ source: "f()", metadata: { tags, gradus: { exercise: id } } });
    const cells = [of("E1.1", []), ...["E1.2", "E1.3", "E1.4", "E1.5"].map((id) => of(id, ["engineer"]))];
    const found = (exercises: [string, object][]) =>
      broken(moreExercises, lectureWith([...cells, ["lesson.card({})", ""]], { exercises: new Map(exercises) }));
    const writing: [string, object][] = ["E1.2", "E1.3"].map((id) => [id, { writes: true }]);
    expect(found([["E1.1", { judgement: true }], ...writing])).toEqual([]);
    expect(
      found([
        ["E1.2", { judgement: true }],
        ["E1.1", { writes: true }],
      ]),
    ).toEqual([
      "notebook: exercises in which builders write the lecture's central thing: 0, needs at least 2",
      "notebook: judgements on the core path: 0, needs at least 1",
    ]);
  });
});

describe("PyTorch", () => {
  const fold = (of: string | undefined, python = "print(1)") => ({
    cell_type: "markdown",
    source: `<details><summary>The same in PyTorch</summary>\n\n\`\`\`python\n${python}\n\`\`\`\n\n</details>`,
    metadata: of === undefined ? {} : { gradus: { pytorch: of } },
  });
  const found = (...cells: Given[]) => broken(pytorchFolds, lectureWith([["f()", "1"], ...cells]));

  test("folds name the cell they stand for and print its numbers", () => {
    expect(found(fold("c0"))).toEqual([]);
    expect(found(fold("far"))).toEqual(["cell c1: stands for the cell far, and no code cell has that id"]);
    expect(found(fold("c0", "x = 1"))).toEqual(["cell c1: prints nothing to compare"]);
    expect(found(fold(undefined))).toEqual(["cell c1: does not say which cell it stands for"]);
    expect(found({ cell_type: "markdown", source: "As PyTorch.", metadata: { gradus: { pytorch: "c0" } } })).toEqual([
      "cell c1: shows no Python in a fold",
    ]);
  });

  test("a finished lecture has two", () => {
    const card: Given = ["lesson.card({})", ""];
    expect(found(card, fold("c0"), fold("c0"))).toEqual([]);
    expect(found(card)).toEqual(['notebook: folds "The same in PyTorch": 0, needs at least 2']);
  });
});
