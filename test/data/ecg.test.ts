import { describe, expect, test } from "vitest";
import { data, manualSeed, metrics, nn, noGrad, optim, type Tensor } from "../../src/index.js";

const spread = (list: readonly number[]) => {
  const mean = list.reduce((a, b) => a + b, 0) / list.length;
  return Math.sqrt(list.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / list.length) / mean;
};
const intervals = ({ beats }: data.Ecg) => beats.slice(1).map((t, i) => t - beats[i]!);

test("the same seed is the same patient, another seed another", () => {
  expect(data.ecg({ seed: 3 })).toEqual(data.ecg({ seed: 3 }));
  expect(data.ecg({ seed: 3 }).millivolts).not.toEqual(data.ecg({ seed: 4 }).millivolts);
});

test("a heart beats 50 to 130 times a minute, and in fibrillation less evenly", () => {
  const many = (rhythm: data.Rhythm) => Array.from({ length: 60 }, (_, seed) => data.ecg({ seed, rhythm }));
  for (const record of [...many("sinus"), ...many("fibrillation")]) {
    const rate = 60 / (intervals(record).reduce((a, b) => a + b) / intervals(record).length);
    expect(rate).toBeGreaterThan(45);
    expect(rate).toBeLessThan(140);
  }
  const [even, uneven] = (["sinus", "fibrillation"] as const).map((rhythm) => {
    const all = many(rhythm).map((record) => spread(intervals(record)));
    return all.reduce((a, b) => a + b) / all.length;
  });
  expect(uneven! / even!).toBeGreaterThan(1.5);
});

test("the R wave stands where the beat is said to be", () => {
  const { millivolts, beats, rate } = data.ecg({ seed: 5, noise: 0 });
  for (const beat of beats.filter((t) => t > 0.2 && t < 7.8)) {
    const around = Array.from({ length: 13 }, (_, i) => Math.round(beat * rate) - 6 + i);
    const highest = around.reduce((a, b) => (millivolts[b]! > millivolts[a]! ? b : a));
    expect(Math.abs(highest / rate - beat)).toBeLessThan(0.03);
  }
});

describe("what is asked wrongly", () => {
  test.each([
    [() => data.ecg({ seed: 1, rhythm: "flutter" as never }), "rhythm"],
    [() => data.ecg({ seed: 1.5 }), "seed"],
    [() => data.ecgs({ count: 0, seed: 1 }), "count"],
  ])("%s", (call, says) => {
    expect(call).toThrow(says);
  });
});

test.each([1, 2, 3])(
  "a small network reads it about as well as the lecture says: AUC 0.92 to 0.985 (seed %i)",
  (seed) => {
    manualSeed(seed);
    const step = (i: number, o: number, k: number) =>
      [nn.conv1d(i, o, k, { stride: 2, padding: (k - 1) / 2 }), nn.batchNorm1d(o), nn.relu()] as nn.Step[];
    const net = nn.sequential(
      ...([...step(1, 8, 9), ...step(8, 16, 7), ...step(16, 16, 5), ...step(16, 16, 5)] as never[]),
      (x: Tensor) => x.mean(2),
      nn.linear(16, 2),
    ) as unknown as nn.Module;
    expect(net.parameterCount()).toBe(3_730);
    const [train, test] = [data.ecgs({ count: 800, seed: 10 + seed }), data.ecgs({ count: 400, seed: 100 + seed })];
    const optimizer = optim.adam(net.parameters(), { lr: 0.01 });
    const schedule = optim.oneCycle(optimizer, { max: 0.01, steps: 150 });
    const batches = data.loader(data.dataset(train.signals, train.labels), { batchSize: 32, shuffle: true });
    for (let t = 0; t < 150; )
      for (const [x, y] of batches) {
        if (t++ >= 150) break;
        optimizer.zeroGrad();
        nn.crossEntropy(net(x as Tensor), y as Tensor).backward();
        optimizer.step();
        schedule.step();
      }
    net.eval();
    const scores = noGrad(() => net(test.signals as Tensor)) as Tensor;
    const logits = scores.select(1, 1).sub(scores.select(1, 0)) as Tensor;
    const auc = metrics.auc(logits, test.labels as Tensor);
    expect(auc).toBeGreaterThan(0.92);
    expect(auc).toBeLessThan(0.985);
  },
);
