import { describe, expect, test } from "vitest";
import * as g from "../../src/index.js";
import { ArgumentError, type DType, Generator, nn, ops, ShapeError, type Tensor, tensor } from "../../src/index.js";
import { linearBlocks, weightBlocks } from "../../src/tensor/ops/weight-blocks.js";
import { cases, Draw, type Trial } from "./cases.js";

/**
 * Between tensors and kernels stands a gate: whatever kinds of number and whatever lengths an op is given, what comes out
 * is the value that float64 gives, or a sentence; never a number from somewhere else in memory.
 */

/** Ops without a gradient. */
const questions: Readonly<Record<string, (d: Draw) => Trial>> = {
  eq: (d) => [g.eq, pairOf(d)],
  ne: (d) => [g.ne, pairOf(d)],
  lt: (d) => [g.lt, pairOf(d)],
  le: (d) => [g.le, pairOf(d)],
  gt: (d) => [g.gt, pairOf(d)],
  ge: (d) => [g.ge, pairOf(d)],
  heaviside: (d) => [(x) => g.heaviside(x, 0.5), [d.numbers(d.shape(2))]],
  argmax: (d) => [(x) => x.argmax(1), [d.distinct(d.shape(2))]],
  argmin: (d) => [(x) => x.argmin(0, true), [d.distinct(d.shape(2))]],
  linearBlocks: (d) => {
    const bytes = Uint8Array.from({ length: 3 * 34 }, (_, i) => (i % 34 === 0 ? 0 : i % 34 === 1 ? 0x2c : 5 * i));
    return [(x) => linearBlocks(x, weightBlocks("Q8_0", [3, 32], bytes)), [d.numbers([2, 32])]];
  },
};

const pairOf = (d: Draw): Tensor[] => [d.numbers([d.sizes[0]!, d.sizes[1]!]), d.numbers([d.sizes[1]!])];
const picture = (d: Draw) => d.distinct([2, 4, 3, 4]);
const channels = (d: Draw) => d.numbers([4]);

/** Functions that are made of ops, and what only looks at numbers. */
const made: Readonly<Record<string, (d: Draw) => Trial>> = {
  mean: (d) => [(x) => x.mean(0), [d.numbers(d.shape(3))]],
  var: (d) => [(x) => x.var(0), [d.numbers([3, d.sizes[0]!])]],
  "norm of order 3": (d) => [(x) => x.norm(3, 0), [d.distinct(d.shape(2))]],
  rmsNorm: (d) => [(x, w) => g.rmsNorm(x, w), [d.distinct([2, 3, 4]), d.numbers([4])]],
  groupNorm: (d) => [(x, w, b) => g.groupNorm(x, 2, w, b), [picture(d), channels(d), channels(d)]],
  batchNorm: (d) => [
    (x, mean, variance, w, b) => g.batchNorm(x, { mean, variance: variance.abs().add(0.1) }, w, b),
    [picture(d), channels(d), channels(d), channels(d), channels(d)],
  ],
  conv1d: (d) => [
    (x, w, b) => g.conv1d(x, w, b, { padding: 1 }),
    [d.numbers([2, 2, 5]), d.numbers([3, 2, 3]), d.numbers([3])],
  ],
  "upsample nearest": (d) => [(x) => g.upsample(x, { scale: 2 }), [picture(d)]],
  "upsample bilinear": (d) => [(x) => g.upsample(x, { scale: 2, mode: "bilinear" }), [picture(d)]],
  adaptiveAvgPool2d: (d) => [(x) => g.adaptiveAvgPool2d(x, [2, 3]), [picture(d)]],
  adaptiveMaxPool2d: (d) => [(x) => g.adaptiveMaxPool2d(x, [2, 3]), [picture(d)]],
  dropout: (d) => [(x) => g.dropout(x, 0.1, new Generator(3)), [d.numbers([5, 6])]],
  dot: (d) => [(a, b) => g.dot(a, b), [d.numbers([3]), d.numbers([3])]],
  outer: (d) => [(a, b) => g.outer(a, b), [d.numbers([3]), d.numbers([2])]],
  einsum: (d) => [(a, b) => g.einsum("bij,bjk->bik", a, b), [d.numbers([2, 3, 4]), d.numbers([2, 4, 2])]],
  stack: (d) => [(a, b) => g.stack([a, b], 1), [d.numbers([2, 3]), d.numbers([2, 3])]],
  maskedFill: (d) => [(x) => x.maskedFill(tensor([true, false, true]), 0.5), [d.numbers([2, 3])]],
  logicalAnd: (d) => [(a, b) => g.logicalAnd(a, b), [d.numbers([2, 3]), d.numbers([2, 3])]],
  logicalNot: (d) => [(x) => g.logicalNot(x), [d.numbers([2, 3])]],
  isnan: (d) => [(x) => g.isnan(x), [d.numbers([2, 3])]],
  argsort: (d) => [(x) => x.argsort(0), [d.distinct([4, 2])]],
  topk: (d) => [(x) => x.topk(2, 0).values, [d.distinct([4, 2])]],
  "attention with a mask": (d) => [
    (q, k, v) => g.scaledDotProductAttention(q, k, v, { mask: g.lowerTriangle(3) }),
    [d.numbers([2, 3, 4]), d.numbers([2, 3, 4]), d.numbers([2, 3, 4])],
  ],
  mse: (d) => [(p, y) => nn.mse(p, y), [d.numbers([4]), d.numbers([4])]],
  mae: (d) => [(p, y) => nn.mae(p, y), [d.numbers([4]), d.numbers([4])]],
  huber: (d) => [(p, y) => nn.huber(p, y), [d.numbers([4]), d.numbers([4])]],
  bceWithLogits: (d) => [(z, y) => nn.bceWithLogits(z, y.div(10)), [d.numbers([2, 2]), d.numbers([2, 2], 0.1, 3)]],
  focal: (d) => [(z, y) => nn.focal(z, y.div(10)), [d.numbers([4]), d.numbers([4], 0.1, 3)]],
  dice: (d) => [(p, y) => nn.dice(p.div(10), y.div(10)), [d.numbers([1, 1, 4], 0.1, 3), d.numbers([1, 1, 4], 0.1, 3)]],
  "soft targets": (d) => [(z) => nn.crossEntropy(z, tensor([[0.2, 0.8]])), [d.numbers([1, 2])]],
};

const trials = Object.entries({ ...cases, ...questions, ...made });

test("every op of the table is tried, and its trial runs it", () => {
  const table = ops as unknown as Map<string, { run: (...given: unknown[]) => unknown }>;
  const escaped: string[] = [];
  for (const [name, op] of table) {
    const trial = cases[name] ?? questions[name];
    const { run } = op;
    let ran = false;
    op.run = (...given) => {
      ran = true;
      return run(...given);
    };
    if (trial) {
      const [f, inputs] = trial(new Draw(new Generator(1), [2, 3, 2, 3]));
      f(...inputs);
    }
    op.run = run;
    if (!ran) escaped.push(name);
  }
  expect(escaped).toEqual([]);
});

/** What a call gives: numbers, forward and backward, or a sentence. */
type Outcome = { numbers: number[][]; kinds: DType[] } | { sentence: string };

function outcome(f: (...inputs: Tensor[]) => Tensor, inputs: readonly Tensor[]): Outcome {
  try {
    for (const x of inputs) x.requiresGrad = x.dtype === "float32" || x.dtype === "float64";
    const y = f(...inputs);
    const parts = [y];
    if (y.requiresGrad) {
      y.backward(g.arange(y.numel()).add(1).to(y.dtype).reshape(y.shape) as Tensor);
      for (const x of inputs) {
        if (!x.grad) continue;
        expect([x.grad.dtype, x.grad.shape]).toEqual([x.dtype, x.shape]);
        parts.push(x.grad);
      }
    }
    return { numbers: parts.map((part) => Array.from(part.data())), kinds: parts.map((part) => part.dtype) };
  } catch (error) {
    if (error instanceof ShapeError || error instanceof ArgumentError) return { sentence: error.message };
    throw error;
  }
}

const kinds: readonly DType[] = ["float32", "float64", "int32", "int8", "bool"];

/** Every pair of kinds, given to the first and the others, to the last and the others, to every other one. */
function mixtures(count: number): DType[][] {
  const all = kinds.flatMap((a) =>
    kinds.flatMap((b) =>
      [(i: number) => i === 0, (i: number) => i < count - 1, (i: number) => i % 2 === 0].map((isFirst) =>
        Array.from({ length: count }, (_, i) => (isFirst(i) ? a : b)),
      ),
    ),
  );
  return [...new Map(all.map((mixture) => [mixture.join(), mixture])).values()];
}

function expectNear(found: number[], wanted: number[], where: string): void {
  const scale = wanted.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 1);
  expect(found.length, where).toBe(wanted.length);
  found.forEach((x, i) => {
    const near = Object.is(x, wanted[i]) || Math.abs(x - wanted[i]!) <= 1e-4 * scale || x === wanted[i];
    if (!near) throw new Error(`${where}: element ${i} is ${x}, in float64 ${wanted[i]}`);
  });
}

describe("every pair of kinds of number gives what float64 gives, or a sentence", () => {
  test.each(trials)("%s", (_name, trial) => {
    let values = 0;
    for (const drawn of [
      [2, 3, 2, 3],
      [3, 1, 4, 1],
    ]) {
      const [f, inputs] = trial(new Draw(new Generator(7), drawn));
      for (const mixture of mixtures(inputs.length)) {
        const given = inputs.map((x, i) => g.noGrad(() => x.mul(2.9).to(mixture[i]!)).detach());
        const found = outcome(f, given as Tensor[]);
        const where = `${mixture.join(", ")}`;
        if ("sentence" in found) {
          expect(found.sentence, where).toMatch(/^\w+.*: /);
          continue;
        }
        const exact = outcome(f, given.map((x) => x.to("float64").detach().clone()) as Tensor[]);
        if ("sentence" in exact) throw new Error(`${where}: float64 refuses: ${exact.sentence}`);
        expectNear(found.numbers[0]!, exact.numbers[0]!, where);
        // gradients of the inputs that have one: in the float64 run all have
        const wanted = exact.numbers.slice(1).filter((_, i) => mixture[i] === "float32" || mixture[i] === "float64");
        found.numbers.slice(1).forEach((gradient, i) => {
          expectNear(gradient, wanted[i]!, `${where}, gradient ${i}`);
        });
        values++;
      }
    }
    expect(values).toBeGreaterThan(1);
  });
});

/** x as a look into a larger block, whose other numbers are all the same: what reads beyond x shows them. */
function amid(x: Tensor, neighbours: number, dtype: DType): Tensor {
  const margin = 64;
  const block = new Float64Array(x.numel() + 2 * margin).fill(neighbours);
  block.set(x.data(), margin);
  const whole = tensor(block).to(dtype).clone().detach() as Tensor;
  return whole
    .slice(0, margin, margin + x.numel())
    .reshape(x.shape)
    .detach() as Tensor;
}

/** Shapes that are wrong, or broadcast, by one axis: longer, shorter, of size 1, missing, one too many. */
function wrongShapes(shape: readonly number[]): number[][] {
  const along = shape.flatMap((size, axis) =>
    [size + 1, size - 1, 1].filter((n) => n >= 0 && n !== size).map((n) => shape.with(axis, n)),
  );
  return [...along, [...shape, 1], [2, ...shape], ...(shape.length > 0 ? [shape.slice(1)] : [])];
}

describe("a wrong length in any place gives a sentence, or what broadcasting gives: no number from elsewhere", () => {
  test.each(trials)("%s", (_name, trial) => {
    const draw = new Draw(new Generator(11), [2, 3, 2, 3]);
    const [f, inputs] = trial(draw);
    inputs.forEach((_, place) => {
      for (const shape of wrongShapes(inputs[place]!.shape)) {
        const given = inputs.map((x, i) => (i === place ? draw.distinct(shape) : x.detach()));
        for (const dtype of ["float32", "float64", "int32"] as const) {
          const where = `input ${place} of ${inputs.map((x) => `[${x.shape}]`).join(" ")} as [${shape}], ${dtype}`;
          const among = (neighbours: number) =>
            outcome(f, given.map((x) => amid(x.mul(2.9) as Tensor, neighbours, dtype)) as Tensor[]);
          expect(among(1000), where).toEqual(among(-77));
        }
      }
    });
  });
});
