import { describe, expect, test } from "vitest";
import {
  digitReader,
  digitsOf,
  filtered,
  firstKernels,
  inWinter,
  kernels,
  lesionsOn,
  mnistLook,
  numbersOn,
  peakOf,
  peaks,
  seedSummary,
  seenBy,
  slide,
  slidingKernel,
  templateOf,
  tenSeeds,
} from "../../src/course/05/index.js";
import { data, nn } from "../../src/index.js";

test("digits are moved to the right by whole columns, and white paper comes in from the left", () => {
  const one = Uint8Array.from({ length: 784 }, (_, i) => i % 251);
  const set = new data.LabelledImages(one, Uint8Array.of(7), 28, 28);
  const rows = (shift: number) => (digitsOf(set, { shift }).rows([0])[0].toArray() as number[][][][])[0]![0]!;
  const [still, moved] = [rows(0), rows(3)];
  expect(moved.map((row) => row.slice(3))).toEqual(still.map((row) => row.slice(0, 25)));
  for (const v of moved.map((row) => row[0]!)) expect(v).toBeCloseTo(-mnistLook.mean / mnistLook.spread, 5);
});

test("the mean and the spread that networks are given are those of MNIST's training digits", async () => {
  const { mean, spread } = (await data.mnist()).train.statistics();
  expect(Math.abs(mean - mnistLook.mean)).toBeLessThan(0.002);
  expect(Math.abs(spread - mnistLook.spread)).toBeLessThan(0.002);
});

test("what one number sees is a square of the receptive field's size", () => {
  const [field] = nn.receptiveField([{ kernel: 5 }]);
  const seen = seenBy(field!, 9, 1, 2);
  expect(seen.flat().filter((v) => v === 1)).toHaveLength(25);
  expect([seen[1]![2], seen[5]![6], seen[0]![2], seen[1]![7]]).toEqual([1, 1, 0, 0]);
});

test("a template finds the places it was cut from, and no other", () => {
  const beat = [0, 1, 5, -2, 0];
  const signal = Array.from({ length: 100 }, (_, i) => beat[(i % 25) - 10] ?? 0);
  const fits = slide(signal, templateOf(signal, 10, 5));
  expect(peaks(fits, 0.9 * Math.max(...fits), 5)).toEqual([12, 37, 62, 87]);
});

test("kernels that answer to edges say nothing where all pixels are alike; the blur keeps what is even", () => {
  const even = Array.from({ length: 5 }, () => [7, 7, 7, 7, 7]);
  expect(
    filtered(even, kernels["edges from left to right"])
      .flat()
      .every((v) => v === 0),
  ).toBe(true);
  for (const v of filtered(even, kernels.blur).flat()) expect(v).toBeCloseTo(7, 5);
});

test("the sliding kernel has a frame for each place, and writes the result as it comes", () => {
  const figure = slidingKernel([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, -1]]); // biome-ignore format: pictures
  expect(figure.frames).toHaveLength(4);
  expect(JSON.stringify(figure.frames!.at(-1))).toContain("−4");
});

test("a peak is where the map is largest", () => {
  expect(peakOf([[0, 1], [5, 2]])).toEqual({ row: 1, column: 0 }); // biome-ignore format: a map
});

test("first kernels are those of the first layer, in thousandths", () => {
  const reader = digitReader();
  const first = reader.parameters()[0]!.toArray() as number[][][][];
  const pictures = firstKernels(reader);
  expect(pictures).toHaveLength(8);
  expect(pictures[3]!.values[2]![4]).toBe(Math.round(1000 * first[3]![0]![2]![4]!));
});

test("a winter takes away what it says: with sigmoids or hardly any digits 150 steps reach less", async () => {
  const { train, test: unseen } = await data.mnist();
  const judges = digitsOf(unseen.every(50));
  const today = inWinter(train, judges, { batch: 16 });
  expect(today).toBeGreaterThan(0.85);
  expect(inWinter(train, judges, { batch: 16, sigmoid: true })).toBeLessThan(today - 0.1);
  expect(inWinter(train.some(20), judges, { batch: 16 })).toBeLessThan(today - 0.1);
});

describe("ten seeds", () => {
  const stored = (seed: number) => Object.fromEntries(Object.entries(tenSeeds).map(([k, list]) => [k, list[seed - 1]]));

  test("there are ten of every number, and every statement holds with at least eight", () => {
    for (const list of Object.values(tenSeeds)) expect(list).toHaveLength(10);
    for (const [says, holds] of seedSummary()) expect([says, holds >= 8]).toEqual([says, true]);
  });

  test("readers of lesions trained again give the stored numbers to the last digit", { timeout: 120_000 }, () => {
    expect(stored(7)).toMatchObject(lesionsOn(7));
  });

  test.runIf(process.env.GRADUS_ALL)(
    "so does everything else, with every seed",
    async () => {
      const digits = await data.mnist();
      for (let seed = 1; seed <= 10; seed++) expect(numbersOn(seed, digits)).toEqual(stored(seed));
    },
    30 * 60_000,
  );
});
