import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { copiedEdition, edition, learnersCopy } from "../../scripts/start/learners-copy.js";

const result = { output_type: "execute_result", data: { "text/plain": "4" }, metadata: {}, execution_count: 1 };
const code = (source: string, metadata: object = {}) => ({
  cell_type: "code",
  source,
  metadata,
  outputs: [result],
  execution_count: 1,
});
const prose = (source: string, metadata: object = {}) => ({ cell_type: "markdown", source, metadata });

const cells = [
  prose("# Lines: see [the layer](../src/nn/linear.ts) and [one of ours](#here)"),
  code("picture"),
  code('const myDose: number | undefined = undefined; // your guess\nlesson.predict("G1.1", myDose, "dose");'),
  code("const dose = 4;"),
  code('lesson.reveal("G1.1", dose);', { tags: ["show-code"] }),
  prose("**Side room.** The layer, 3 minutes.", { tags: ["engineer"] }),
  code("layer", { tags: ["engineer"] }),
  code('lesson.check("E1.1", undefined);', { gradus: { exercise: "E1.1" } }),
];
const text = JSON.stringify({ cells, metadata: { gradus: { lecture: 1 } }, nbformat: 4, nbformat_minor: 5 });
const copyFor = (path: "builder" | "clinician") => JSON.parse(learnersCopy(text, path));

describe("a builder's copy", () => {
  const copy = copyFor("builder");

  test("has every cell with its text as it is", () => {
    expect(copy.cells.map((cell: any) => cell.source)).toEqual(cells.map(({ source }) => source));
    expect(copy.cells.some((cell: any) => cell.metadata.jupyter)).toBe(false);
  });

  test("shows outputs up to the first guess and none from there on", () => {
    const shown = copy.cells.filter((cell: any) => cell.outputs?.length > 0).map((cell: any) => cell.source);
    expect(shown).toEqual(["picture"]);
  });

  test("says of no cell that it has run", () => {
    const counts = copy.cells.flatMap((cell: any) => [cell, ...(cell.outputs ?? [])].map((it) => it.execution_count));
    expect(counts.filter(Number.isInteger)).toEqual([]);
  });

  test("keeps all outputs of a notebook without a guess", () => {
    const plain = JSON.stringify({ cells: [code("a"), code("b")], metadata: {} });
    expect(JSON.parse(learnersCopy(plain, "builder")).cells.map((cell: any) => cell.outputs.length)).toEqual([1, 1]);
  });
});

describe("a clinician's copy", () => {
  const copy = copyFor("clinician");

  test("has no side rooms", () => {
    expect(copy.cells.flatMap((cell: any) => cell.metadata.tags ?? [])).toEqual(["show-code"]);
    expect(copy.cells.length).toBe(6);
  });

  test("folds all code but guesses, exercises and what is to be read", () => {
    const folded = copy.cells.filter((cell: any) => cell.metadata.jupyter?.source_hidden);
    expect(folded.map((cell: any) => cell.source)).toEqual(["picture", "const dose = 4;"]);
  });

  test("lies one folder deeper, and so do its links", () => {
    expect(copy.cells[0].source.join("")).toBe(
      "# Lines: see [the layer](../../src/nn/linear.ts) and [one of ours](#here)",
    );
  });
});

describe("the edition", () => {
  test("is written into the copy, and changes with the text of a cell, not with its outputs", () => {
    expect(copiedEdition(learnersCopy(text, "clinician"))).toBe(edition(text));
    expect(edition(text.replaceAll('"text/plain":"4"', '"text/plain":"5"'))).toBe(edition(text));
    expect(edition(text.replace("picture", "another picture"))).not.toBe(edition(text));
  });

  test("of the first copies is not known", () => {
    expect(copiedEdition(text)).toBeUndefined();
  });
});

test.each(["", "no JSON", "{}", '{"cells": 3, "metadata": {}}', '{"cells": [{}], "metadata": {}}'])(
  "anything that is not a notebook is copied as it is: %s",
  (strange) => {
    expect(learnersCopy(strange, "clinician")).toBe(strange);
    expect(copiedEdition(strange)).toBeUndefined();
  },
);

describe.each(readdirSync(join(projectRoot(), "notebooks")).filter((name) => name.endsWith(".ipynb")))("%s", (name) => {
  const original = readFileSync(join(projectRoot(), "notebooks", name), "utf8");

  test.each(["builder", "clinician"] as const)(
    "a %s's copy shows no reveal, check or claim before it is run",
    (path) => {
      const copy = JSON.parse(learnersCopy(original, path));
      const kinds = copy.cells.flatMap((cell: any) => cell.outputs ?? []).map((out: any) => out.metadata?.gradus?.kind);
      expect(kinds.filter((kind: string) => ["guess", "reveal", "check", "claim", "closing"].includes(kind))).toEqual(
        [],
      );
    },
  );

  test("a clinician's copy has a figure before the first guess, and something to type", () => {
    const { cells } = JSON.parse(learnersCopy(original, "clinician"));
    const figures = cells.filter((cell: any) =>
      cell.outputs?.some((output: any) => output.data?.["application/vnd.plotly.v1+json"]),
    );
    expect(figures.length).toBeGreaterThan(0);
    const open = cells.filter((cell: any) => cell.cell_type === "code" && !cell.metadata.jupyter?.source_hidden);
    expect(open.length).toBeGreaterThanOrEqual(8);
  });
});
