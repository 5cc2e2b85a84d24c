import { beforeAll, describe, expect, test } from "vitest";
import { data, Generator, metrics, nn, noGrad, type Tensor } from "../../src/index.js";

let set: data.Mnist;
beforeAll(async () => {
  set = await data.mnist();
});

const counts = (labels: Uint8Array) => Array.from({ length: 10 }, (_, d) => labels.filter((l) => l === d).length);

describe("MNIST", () => {
  test("has 60,000 and 10,000 digits with the known counts, in the known order", () => {
    expect([set.train.length, set.test.length]).toEqual([60_000, 10_000]);
    expect(counts(set.train.labels)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect(counts(set.test.labels)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect(Array.from(set.train.labels.slice(0, 5))).toEqual([5, 0, 4, 1, 9]);
    expect(Array.from(set.test.labels.slice(0, 5))).toEqual([7, 2, 1, 0, 4]);
  });

  test("has the mean and spread that are in use everywhere, 0.1307 and 0.3081, but for the sixteen shades", () => {
    const { mean, spread } = set.train.statistics();
    expect(Math.abs(mean - 0.1307)).toBeLessThan(0.002);
    expect(Math.abs(spread - 0.3081)).toBeLessThan(0.002);
  });

  test("the first digit, a five, has its ink where it has it", () => {
    const image = set.train.image(0);
    // the sixth row of the source: … 3 18 18 18 126 136 175 26 166 255 247 127, in steps of 17
    expect(Array.from(image.slice(5 * 28 + 12, 5 * 28 + 24))).toEqual([
      0, 17, 17, 17, 119, 136, 170, 34, 170, 255, 255, 119,
    ]);
  });
});

describe("labelled images", () => {
  test("a batch is [n, 1, 28, 28] from 0 to 1 and class numbers, the same picture as its bytes", () => {
    const [x, y] = set.test.rows([3, 1]);
    expect([x.shape, x.dtype, y.dtype]).toEqual([[2, 1, 28, 28], "float32", "int32"]);
    expect(y.toArray()).toEqual([0, 2]);
    expect(Array.from((x as Tensor).data().slice(0, 784), (v) => Math.round(255 * v))).toEqual(
      Array.from(set.test.image(3)),
    );
  });

  test("every tenth picture is spread over the whole set; a sample of a sample counts in the sample", () => {
    const tenth = set.test.every(10);
    expect(tenth.length).toBe(1000);
    expect(tenth.image(999)).toEqual(set.test.image(9990));
    expect(tenth.every(10, 5).image(1)).toEqual(set.test.image(150));
    expect(set.train.some(7).image(6)).toEqual(set.train.image(51_428));
    expect(tenth.subset([2, 0]).image(0)).toEqual(set.test.image(20));
  });

  test("holding out leaves each picture in exactly one of two sets", () => {
    const { train, validation } = set.test.holdOut(5);
    expect([train.length, validation.length]).toEqual([8000, 2000]);
    expect(validation.image(1)).toEqual(set.test.image(5));
    expect(train.image(4)).toEqual(set.test.image(6));
  });

  test("a loader makes batches of them, and a softmax regression learns from 10,000", () => {
    const train = set.train.every(6);
    const model = nn.sequential(nn.flatten(), nn.linear(784, 10));
    const step = 0.1;
    for (const [x, y] of data.loader(train, { batchSize: 100, shuffle: true, generator: new Generator(1) })) {
      nn.crossEntropy(model(x), y).backward();
      noGrad(() => {
        for (const p of model.parameters()) {
          p.sub_(p.grad!.mul(step));
          p.grad = null;
        }
      });
    }
    const [x, y] = set.test.every(10).rows();
    expect(metrics.accuracy(noGrad(() => model(x)) as Tensor, y)).toBeGreaterThan(0.8);
  });

  test.each([
    [() => set.test.image(10_000), "image: the pictures are numbered from 0 to 9999, but 10000 was asked for"],
    [
      () => set.test.image("a" as never),
      'image: the pictures are numbered from 0 to 9999, but the text "a" was asked for',
    ],
    [() => set.test.some(20_000), "some: there are 10000 pictures, but 20000 were asked for"],
    [() => set.test.every(0), "every: step must be a whole number from 1 up, but is 0"],
    [() => set.test.holdOut(1), "holdOut: n must be a whole number from 2 up, but is 1"],
    [
      () => set.test.rows(5 as never),
      "rows: expects the numbers of the pictures as an array of numbers, as in train.rows([0, 7]), but was given the number 5",
    ],
    [
      () => new data.LabelledImages(new Uint8Array(3), new Uint8Array(2), 1, 1),
      "images: 2 pictures of 1 by 1 need 2 bytes, but there are 3",
    ],
  ])("refuses with a sentence: %#", (call, sentence) => {
    expect(call).toThrow(sentence);
  });
});
