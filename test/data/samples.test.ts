import { expect, test } from "vitest";
import { data, Generator, nn, tensor, zeros } from "../../src/index.js";

const words = [[1, 2, 3], [4], [5, 6]];
const source: data.SampleSource<number[]> = { length: 3, get: (i) => words[i]! };

test("sequences of unequal length are padded by a collate of one's own", () => {
  const loader = data.loader(source, {
    batchSize: 2,
    collate: (rows) =>
      data.padSequences(
        rows.map((row) => tensor(row)),
        { value: -1 },
      ),
  });
  const [first, last] = [...loader];
  expect(loader.length).toBe(2);
  expect(first!.padded.toArray()).toEqual([
    [1, 2, 3],
    [4, -1, -1],
  ]);
  expect(first!.lengths.toArray()).toEqual([3, 1]);
  expect(last!.padded.toArray()).toEqual([[5, 6]]);
});

test("a pass in random order gives every sample once", () => {
  const numbers = { length: 10, get: (i: number) => [tensor([i]), i] };
  const seen = [...data.loader(numbers, { batchSize: 4, shuffle: true, generator: new Generator(2) })].flatMap((b) =>
    Array.from(b[1]!.data()),
  );
  expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(seen).not.toEqual([...seen].sort((a, b) => a - b));
});

test.each<[string, () => unknown, string]>([
  ["samples of unequal shape", () => data.collate([tensor([1]), tensor([1, 2])]), "write data.padSequences"],
  ["text in a sample", () => data.collate(["a"]), "part 1 of a sample is neither a tensor nor a number"],
  [
    "sequences of unequal width",
    () => data.padSequences([zeros([2, 3]), zeros([2, 4])]),
    "sequences may differ in length only",
  ],
  [
    "no data set",
    () => data.loader(3 as never, { batchSize: 1 }),
    "loader: expects a data set, a list of tensors, or an object with length and get(i)",
  ],
  ["batch_size", () => data.loader([zeros([2])], { batch_size: 1 } as never), "did you mean batchSize?"],
])("%s gets a sentence", (_what, f, sentence) => expect(f).toThrow(sentence));

test("flatten joins the axes that are named", () => {
  expect(nn.flatten(2)(zeros([2, 3, 4, 5])).shape).toEqual([2, 3, 20]);
  expect(nn.flatten(0, 1)(zeros([2, 3, 4])).shape).toEqual([6, 4]);
  expect(nn.flatten().toString()).toBe("flatten()");
});
