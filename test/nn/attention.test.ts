import { describe, expect, test } from "vitest";
import * as g from "../../src/index.js";
import { nn, noGrad, type Tensor, tensor } from "../../src/index.js";

g.manualSeed(1);
const numbers = (...shape: number[]) => g.randn(shape, { generator: new g.Generator(7) }) as Tensor;

describe("which keys a query may look at", () => {
  const [q, k, v] = [numbers(2, 3, 4), numbers(2, 5, 4), numbers(2, 5, 4)];

  test("causal begins at the first key; an offset moves it on", () => {
    const row = (t: number, offset: number) =>
      g.attentionWeights(q, k, { causal: true, offset }).select(0, 0).select(0, t).toArray() as number[];
    expect(row(0, 0).map((w) => w > 0)).toEqual([true, false, false, false, false]);
    expect(row(1, 2).map((w) => w > 0)).toEqual([true, true, true, true, false]);
    expect(row(2, 9).every((w) => w > 0)).toBe(true);
  });

  test("the kernel and the path with a mask agree", () => {
    for (const offset of [0, 1, 4]) {
      const fused = g.scaledDotProductAttention(q, k, v, { causal: true, offset });
      const masked = g.scaledDotProductAttention(q, k, v, {
        causal: true,
        offset,
        mask: g.ones([5], { dtype: "bool" }),
      });
      expect(g.allclose(fused, masked, { atol: 1e-6 })).toBe(true);
    }
  });

  test("a query without any key gets 0, and gives no gradient", () => {
    const free = q.detach().clone();
    free.requiresGrad = true;
    const mask = tensor([
      [true, true, false, false, false],
      [false, false, false, false, false],
      [true, true, true, true, true],
    ]);
    const y = g.scaledDotProductAttention(free, k, v, { mask });
    expect(y.select(1, 1).abs().sum().item()).toBe(0);
    y.sum().backward();
    expect(free.grad!.select(1, 1).abs().sum().item()).toBe(0);
    expect(free.grad!.isfinite().all().item()).toBe(1);
  });

  test.each<[string, () => unknown, RegExp]>([
    [
      "a mask of each sequence's keys",
      () =>
        g.scaledDotProductAttention(numbers(2, 4, 3, 8), numbers(2, 4, 5, 8), numbers(2, 4, 5, 8), {
          mask: g.ones([2, 5], { dtype: "bool" }),
        }),
      /does not broadcast to the scores \[2, 4, 3, 5\] \(a mask of the keys of each sequence goes in as mask.reshape\(\[2, 1, 1, 5\]\)\)/,
    ],
    [
      "a mask of whole numbers",
      () => g.scaledDotProductAttention(q, k, v, { mask: g.ones([5], { dtype: "int32" }) }),
      /write mask.to\("bool"\)/,
    ],
    [
      "a negative offset",
      () => g.scaledDotProductAttention(q, k, v, { causal: true, offset: -1 }),
      /from 0 up, but is -1/,
    ],
    [
      "other widths",
      () => g.scaledDotProductAttention(q, numbers(2, 5, 3), v),
      /queries \[2, 3, 4\], keys \[2, 5, 3\]/,
    ],
    ["fewer values than keys", () => g.scaledDotProductAttention(q, k, numbers(2, 4, 4)), /do not fit/],
    [
      "inputs without a batch",
      () => nn.multiHeadAttention(8, 2)(numbers(3, 8)),
      /the query must be \[N, T, 8\], but is \[3, 8\] \(for one sequence, unsqueeze\(0\)\)/,
    ],
    [
      "a plain array",
      () => nn.multiHeadAttention(8, 2)([1, 2] as never),
      /query: expects a tensor, but got a plain array/,
    ],
    [
      "a padding mask of another size",
      () => nn.multiHeadAttention(8, 2)(numbers(2, 3, 8), { keyPaddingMask: g.ones([2, 4], { dtype: "bool" }) }),
      /keyPaddingMask must be bools \[2, 3\], true where a key is padding/,
    ],
    [
      "a cache for other keys",
      () => nn.multiHeadAttention(8, 2)(numbers(2, 3, 8), { key: numbers(2, 4, 8), cache: nn.keyValueCache() }),
      /a cache is for self-attention/,
    ],
    ["rotary with an odd width", () => nn.rotary(numbers(3, 5)), /an even number of features/],
  ])("%s gets a sentence", (_what, call, sentence) => expect(call).toThrow(sentence));
});

/** A small GPT without its head: what a lecture writes. */
function blocks(rotary: boolean) {
  const list = [0, 1].map(() => nn.transformerBlock(32, 4, { rotary }));
  const run = (x: Tensor, cache?: nn.KeyValueCache) => list.reduce((h, block) => block(h, cache ? { cache } : {}), x);
  return { list, run };
}

describe("a cache of keys and values", () => {
  test.each([false, true])("gives the full pass bit for bit, token by token (rotary: %s)", (rotary) => {
    const { run } = blocks(rotary);
    const x = numbers(2, 70, 32);
    noGrad(() => {
      const whole = run(x);
      const cache = nn.keyValueCache();
      const parts = [run(x.narrow(1, 0, 5) as Tensor, cache)];
      for (let t = 5; t < 70; t++) parts.push(run(x.narrow(1, t, 1) as Tensor, cache));
      expect(cache.length).toBe(70);
      expect(g.cat(parts, 1).data()).toEqual(whole.data());
    });
  });

  test("can be cut back to a beginning that several continuations share", () => {
    const { run } = blocks(true);
    const [start, next] = [numbers(1, 4, 32), numbers(1, 2, 32)];
    noGrad(() => {
      const cache = nn.keyValueCache();
      run(start, cache);
      const first = run(next, cache).data();
      expect(cache.length).toBe(6);
      expect(run(next, cache.truncate(4)).data()).toEqual(first);
    });
    expect(() => nn.keyValueCache().truncate(1)).toThrow(/from 0 to 0, but was given 1/);
  });

  test("belongs to one batch", () => {
    const { run } = blocks(false);
    const cache = nn.keyValueCache();
    run(numbers(2, 1, 32), cache);
    expect(() => run(numbers(3, 1, 32), cache)).toThrow(/holds 2 sequences, but was given 3/);
  });
});

test("padding is not looked at: what stands there changes nothing", () => {
  const attention = nn.multiHeadAttention(8, 2);
  const keyPaddingMask = tensor([[false, false, true]]);
  const x = numbers(1, 3, 8);
  const other = g.cat([x.narrow(1, 0, 2), g.full([1, 1, 8], 9)], 1);
  const seen = (y: Tensor, causal: boolean) => attention(y, { keyPaddingMask, causal }).narrow(1, 0, 2).toArray();
  expect(seen(x, false)).toEqual(seen(other, false));
  expect(seen(x, true)).toEqual(seen(other, true));
  const { weights } = attention(x, { keyPaddingMask, needWeights: true });
  expect(weights.shape).toEqual([1, 2, 3, 3]);
  expect(weights.select(3, 2).sum().item()).toBe(0);
});

test("dropout of weights is for training only", () => {
  const attention = nn.multiHeadAttention(8, 2, { dropout: 0.5 });
  const x = numbers(1, 6, 8);
  expect(attention(x).toArray()).not.toEqual(attention(x).toArray());
  attention.eval();
  expect(attention(x).toArray()).toEqual(attention(x).toArray());
  const { output } = attention(x, { needWeights: true });
  expect(g.allclose(output, attention(x), { atol: 1e-6 })).toBe(true);
});

test("a block gives the weights of its heads, and stands in sequential as before", () => {
  const block = nn.transformerBlock(8, 2);
  const x = numbers(1, 3, 8);
  const { output, weights } = block(x, { needWeights: true });
  expect(weights.shape).toEqual([1, 2, 3, 3]);
  expect(weights.select(2, 0).narrow(2, 1, 2).sum().item()).toBe(0);
  expect(g.allclose(output, nn.sequential(block)(x), { atol: 1e-6 })).toBe(true);
});

test("with rotary positions a score depends on the distance only", () => {
  const [a, b] = [numbers(1, 8), g.ones([1, 8])];
  const score = (i: number, j: number) =>
    nn
      .rotary(a, { offset: i })
      .mul(nn.rotary(b, { offset: j }))
      .sum()
      .item();
  expect(score(5, 2)).toBeCloseTo(score(13, 10), 5);
});
