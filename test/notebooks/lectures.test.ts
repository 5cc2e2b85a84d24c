import { describe, expect, test } from "vitest";
import { readNotebook } from "../../scripts/ipynb/notebook.js";
import { exemption } from "../../scripts/ipynb/tags.js";
import { verify } from "../../scripts/notebooks/index.js";
import { selectNotebooks } from "../../scripts/notebooks/select.js";
import { root } from "./project-folder.js";

const lectures = selectNotebooks(root, [], root).flatMap(({ name, path }) => (path ? [{ name, path }] : []));

describe.each(lectures)("$name", ({ path }) => {
  const exemptions = readNotebook(path).cells.flatMap((cell) => exemption(cell) ?? []);

  test("says why wherever it is not compared exactly, at most three times", () => {
    expect(exemptions.filter(({ why }) => !why)).toEqual([]);
    expect(exemptions.length).toBeLessThanOrEqual(3);
  });
});

test.runIf(process.env.GRADUS_ALL)(
  "every exercise's solution passes its check, and no starter does",
  async () => {
    const { notebooks } = await verify({ solutions: true });
    const wrong = notebooks.flatMap(({ name, problem, cells }) => {
      return [problem ?? [], ...cells.map(({ failure, differences }) => failure ?? differences)]
        .flat()
        .map((one) => ({ name, one }));
    });
    expect(wrong).toEqual([]);
  },
  900_000,
);
