import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { chart } from "../../scripts/bench/chart.js";
import { median, Runner, spread } from "../../scripts/bench/contest.js";
import { main, type Row } from "../../scripts/bench/index.js";
import { contenders } from "../../scripts/bench/peers.js";
import { withLanguageModel, works } from "../../scripts/bench/specification.mjs";
import { buildLibrary, isLanguageModelHere, projectRoot } from "../../scripts/setup/index.mjs";

beforeAll(() => buildLibrary(), 120_000);

test("our results of every work are the stored ones of PyTorch", async () => {
  const expected = JSON.parse(readFileSync(new URL("../../scripts/bench/expected.json", import.meta.url), "utf8"));
  for (const work of Object.keys(works)) {
    if (withLanguageModel.includes(work) && !isLanguageModelHere(projectRoot())) continue;
    const runner = new Runner(contenders()[0]!, work);
    const { first } = await runner.open();
    runner.close();
    for (const [i, want] of expected[work].entries()) expect(first![i]! / want, work).toBeCloseTo(1, 5);
  }
}, 120_000);

test("--json writes one row a work, in its unit", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const file = join(folder, "rows.json");
    expect(await main(["smallMlp", "--rounds", "1", "--milliseconds", "20", "--json", file])).toBe(0);
    const rows = JSON.parse(readFileSync(file, "utf8")) as Row[];
    expect(rows).toMatchObject([{ work: "smallMlp", unit: "steps/s", ours: expect.any(Number) }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);

test("an unknown work is refused by name", async () => {
  await expect(main(["matmul9000"])).rejects.toThrow(/no benchmark "matmul9000"/);
});

test("medians and spreads do not mind one bad turn", () => {
  expect(median([1, 2, 3, 100])).toBe(2.5);
  expect(spread([10, 10, 10, 10, 10])).toBe(0);
});

test("the chart names every contender and its value", () => {
  const picture = chart([{ work: "mlp", unit: "steps/s", ours: 500, peers: { other: 250 } }]);
  expect(picture).toMatch(/mlp.*gradus.*500 steps\/s.*other.*250 steps\/s/s);
});
