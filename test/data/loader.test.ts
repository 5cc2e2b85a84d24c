import { expect, test } from "vitest";
import { arange, data, Generator, type Tensor, tensor } from "../../src/index.js";

const numbers = (n: number) => arange(n).reshape([n, 1]) as Tensor;

test("a pass gives every sample once, the last batch smaller", () => {
  const loader = data.loader([numbers(10), arange(10)], { batchSize: 4, shuffle: true, generator: new Generator(1) });
  const seen: number[] = [];
  const sizes: number[] = [];
  for (const [x, y] of loader) {
    expect((x as Tensor).reshape([-1]).toArray()).toEqual((y as Tensor).toArray());
    seen.push(...Array.from((y as Tensor).data()));
    sizes.push((y as Tensor).shape[0]!);
  }
  expect(sizes).toEqual([4, 4, 2]);
  expect(seen).not.toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("two passes come in two orders, the same two for the same seed", () => {
  const run = () => {
    const loader = data.loader([arange(8)], { batchSize: 8, shuffle: true, generator: new Generator(5) });
    return [[...loader], [...loader]].map(([batch]) => (batch![0] as Tensor).toArray());
  };
  expect(run()).toEqual(run());
  expect(run()[0]).not.toEqual(run()[1]);
});

test("dropLast leaves the rest out", () => {
  expect(data.loader([arange(10)], { batchSize: 4, dropLast: true }).length).toBe(2);
});

test("split puts each sample in exactly one part", () => {
  const parts = data.split(data.dataset(arange(10)), [0.6, 0.2, 0.2]);
  expect(parts.map((p) => p.length)).toEqual([6, 2, 2]);
  const all = parts.flatMap((p) => Array.from((p.columns[0] as Tensor).data()));
  expect(all.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("folds validate on each sample exactly once", () => {
  const validated = data
    .folds(data.dataset(arange(7)), 3)
    .flatMap((f) => Array.from((f.validation.columns[0] as Tensor).data()));
  expect(validated.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("standardise takes out mean and spread, and only those it was fitted on", () => {
  const change = data.standardise(
    tensor([
      [1, 5],
      [3, 5],
    ]),
  );
  expect(
    change(
      tensor([
        [1, 5],
        [3, 5],
        [5, 6],
      ]),
    ).toArray(),
  ).toEqual([
    [-1, 0],
    [1, 0],
    [3, 1],
  ]);
  expect(change.inverse(tensor([[1, 2]])).toArray()).toEqual([[3, 7]]);
});

test("tensors with different numbers of rows are refused", () => {
  expect(() => data.dataset(arange(3), arange(4))).toThrow("dataset: the tensors have different numbers of rows: 3, 4");
});

test("a shift by nothing and a double flip change nothing", () => {
  const x = arange(16).reshape([1, 1, 4, 4]) as Tensor;
  expect(data.randomShift(x, 0).toArray()).toEqual(x.toArray());
  const always = new Generator(0);
  always.uniform = () => 0;
  expect(data.randomFlip(data.randomFlip(x, { generator: always }), { generator: always }).toArray()).toEqual(
    x.toArray(),
  );
});
