import { describe, expect, test } from "vitest";
import { Generator, metrics, nn, softmax, type Tensor, tensor } from "../../src/index.js";

describe("reliability", () => {
  test("bins of equal width hold the mean probability and the part that came true, as in scikit-learn", () => {
    // calibration_curve([0, 0, 0, 0, 1, 1, 1, 1, 1], [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1.0], n_bins=3)
    //   → [0, 0.5, 1], [0.2, 0.525, 0.85]: the example of its documentation
    const bins = metrics.reliability([0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1], [0, 0, 0, 0, 1, 1, 1, 1, 1], 3);
    expect(bins.map(({ accuracy }) => accuracy)).toEqual([0, 0.5, 1]);
    [0.2, 0.525, 0.85].forEach((p, i) => void expect(bins[i]!.confidence).toBeCloseTo(p, 12));
    expect(bins.map(({ count }) => count)).toEqual([3, 2, 4]);
  });

  test("of several classes, the likeliest counts", () => {
    const p = tensor([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4], [0.05, 0.05, 0.9]]) as Tensor; // biome-ignore format: one line
    const bins = metrics.reliability(p, [0, 1, 0, 2], 2);
    expect(bins.map(({ count, accuracy }) => [count, accuracy])).toEqual([
      [1, 0],
      [3, 1],
    ]);
    // |0.4 − 0| · 1/4 + |0.8 − 1| · 3/4
    expect(metrics.calibrationError(p, [0, 1, 0, 2], 2)).toBeCloseTo(0.25, 6);
  });

  test("logits and lists of another length are refused", () => {
    expect(() => metrics.reliability(tensor([[3, 1]]) as Tensor, [0])).toThrow("pass logits through softmax first");
    expect(() => metrics.calibrationError(tensor([[0.5, 0.5]]) as Tensor, [0, 1])).toThrow(
      "reliability: 1 predictions but 2 targets",
    );
  });
});

describe("temperature scaling", () => {
  test("a hand-computed case: three of four right at logits of 4, so the probability should be 3/4", () => {
    // σ(4/T) = 3/4 ⇒ 4/T = ln 3
    const { temperature, before, after } = metrics.temperatureScale([4, 4, 4, -4], [1, 1, 0, 0]);
    expect(temperature).toBeCloseTo(4 / Math.log(3), 10);
    expect(before).toBeCloseTo((3 * Math.log(1 + Math.exp(-4)) + Math.log(1 + Math.exp(4))) / 4, 12);
    expect(after).toBeCloseTo(-(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)), 12);
  });

  test("two classes give what one output gives", () => {
    const [z, y] = [
      [2, -1, 0.5, 3, -2, 1],
      [1, 0, 0, 1, 1, 1],
    ];
    const one = metrics.temperatureScale(z, y);
    const two = metrics.temperatureScale(tensor(z.map((v) => [0, v])) as Tensor, y);
    expect(two.temperature).toBeCloseTo(one.temperature, 5);
    expect(two.after).toBeCloseTo(one.after, 6);
  });

  test("logits that were made three times too large get a temperature of three, and become honest", () => {
    const random = new Generator(1);
    const honest = Array.from({ length: 4000 }, () => 2 * random.normal());
    const y = honest.map((z) => Number(random.uniform() < 1 / (1 + Math.exp(-z))));
    const loud = honest.map((z) => 3 * z);
    const { temperature, before, after } = metrics.temperatureScale(loud, y);
    expect(Math.abs(temperature - 3)).toBeLessThan(0.15);
    expect(after).toBeLessThan(before);
    const error = (t: number) =>
      metrics.calibrationError(
        loud.map((z) => 1 / (1 + Math.exp(-z / t))),
        y,
      );
    expect(error(1)).toBeGreaterThan(0.08);
    expect(error(temperature)).toBeLessThan(0.03);
  });

  test("of several classes, the cross-entropy is least there and nowhere near it", () => {
    const random = new Generator(2);
    const logits = Array.from({ length: 60 }, () => [random.normal(), random.normal(), random.normal()]);
    const y = logits.map((row) => (random.uniform() < 0.7 ? row.indexOf(Math.max(...row)) : random.below(3)));
    const z = tensor(logits) as Tensor;
    const { temperature, after, before } = metrics.temperatureScale(z, y);
    const loss = (t: number) => nn.crossEntropy(z.div(t), y).item();
    expect(loss(1)).toBeCloseTo(before, 5);
    expect(loss(temperature)).toBeCloseTo(after, 5);
    for (const factor of [0.8, 0.95, 1.05, 1.25]) expect(loss(temperature * factor)).toBeGreaterThan(after);
    expect(softmax(z, 1).shape).toEqual([60, 3]);
  });

  test.each([
    [
      () => metrics.temperatureScale([3, -3], [1, 0]),
      "temperatureScale: the model is right about every one of these cases, so that no temperature is best; use more cases, and none that it was trained on",
    ],
    [
      () => metrics.temperatureScale([3, -3], [0, 1]),
      "temperatureScale: the logits do no better than a coin on these cases: no temperature helps; look for a mistake in the labels",
    ],
    [
      () => metrics.temperatureScale([Infinity, -3], [0, 1]),
      "temperatureScale: logits must be finite, but one is Infinity",
    ],
    [() => metrics.temperatureScale([1, 2], [0, 2]), "temperatureScale: targets must be 0 or 1, but one is 2"],
    [
      () => metrics.temperatureScale(tensor([[1, 2, 3]]) as Tensor, [3]),
      "temperatureScale: target 3 is not a class from 0 to 2",
    ],
    [
      () => metrics.temperatureScale(tensor([[1, 2, 3]]) as Tensor, [1, 2]),
      "temperatureScale: logits [1, 3] but 2 targets",
    ],
    [() => metrics.temperatureScale([], []), "temperatureScale: there is nothing to compare: both lists are empty"],
  ])("what cannot be gets a sentence: %#", (call, sentence) => {
    expect(call).toThrow(sentence);
  });
});
