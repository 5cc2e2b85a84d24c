import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isFigure } from "../../scripts/ipynb/alternatives.js";
import { lessonOutput } from "../../scripts/ipynb/lesson.js";
import { readNotebook } from "../../scripts/ipynb/notebook.js";
import { textOf } from "../../scripts/notebooks/check/lecture.js";
import { printedApart } from "../../scripts/notebooks/check/printed.js";
import { foldsOf } from "../../scripts/notebooks/check/rules/pytorch.js";
import { projectRoot } from "../../scripts/setup/root.mjs";

const folder = join(projectRoot(), "notebooks");
const python = process.env.BENCH_PYTHON ?? "python3";
const run = (source: string) =>
  spawnSync(python, ["-c", source], {
    encoding: "utf8",
    timeout: 120_000,
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
const hasTorch = Boolean(process.env.GRADUS_ALL) && run("import torch").status === 0;

const folds = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .flatMap((name) => {
    const { cells } = readNotebook(join(folder, name));
    return foldsOf({ cells }).map(({ cell, of, python }) => {
      const outputs = cells.find(({ id }) => id === of)?.outputs ?? [];
      const printed = outputs.filter((output) => lessonOutput(output) === undefined && !isFigure(output)).map(textOf);
      return { name: `${name}, cell ${cell.id}`, python: python ?? "", printed: printed.join("\n") };
    });
  });

// Long, and only where PyTorch is: `npm test -- --all` with it in python3, or in the Python that BENCH_PYTHON names.
describe.skipIf(!hasTorch || folds.length === 0)("the same in PyTorch prints the numbers of its cell", () => {
  test.each(folds.map((fold) => [fold.name, fold] as const))("%s", (_name, { python: source, printed }) => {
    const { status, stdout, stderr } = run(source);
    expect(status, stderr.slice(-2000)).toBe(0);
    expect(printedApart(printed, stdout)).toBeUndefined();
  });
});

test.each([
  ["w 0.522  b 0.826", "tensor([0.5218, 0.8260])"],
  ["loss 3.02×10¹⁸", "3.0223e+18"],
  ["[−0.9, 12, 1,234]", "-0.90000 12 1234"],
  ["x1 = 0.3, h₂ 4", "0.30000001 4"],
  ["step   loss after 12\n────   ─────────────\n   1             0.5", "1 0.5"],
])("%s and %s are the same numbers", (ours, theirs) => expect(printedApart(ours, theirs)).toBeUndefined());

test.each([
  ["0.522", "0.524"],
  ["0.52183", "0.52193"],
  ["12", "13"],
  ["1 2", "1"],
])("%s and %s are not", (ours, theirs) => expect(printedApart(ours, theirs)).toMatch(/the cell prints the numbers/));
