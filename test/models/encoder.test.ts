import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { wordings } from "../../src/course/07/pairs.js";
import { bert, encoder } from "../../src/models/index.js";
import * as nn from "../../src/nn/index.js";
import { decode } from "../../src/persistence/safetensors.js";
import { manualSeed } from "../../src/random/generator.js";
import { cosineSimilarity, noGrad, rand, type Tensor, tensor } from "../../src/tensor/index.js";

const fixtures = join(import.meta.dirname, "../fixtures");
const texts: { text: string; tokens: number[] }[] = JSON.parse(readFileSync(join(fixtures, "minilm.json"), "utf8"));
const original = decode(readFileSync(join(fixtures, "minilm.safetensors"))).tensors.vectors!;
const minilm = await encoder();

describe("all-MiniLM-L6-v2, compared with the original float32 weights (scripts/reference/sentence_vectors.py)", () => {
  test("200 texts have the same tokens, whatever they are written in", () => {
    for (const { text, tokens } of texts) expect(minilm.tokens(text), text).toEqual(tokens);
  });

  test("their vectors point the same way: cosine 0.999 at least", { timeout: 60_000 }, () => {
    const vectors = minilm.encode(texts.map(({ text }) => text));
    expect(vectors.shape).toEqual([200, 384]);
    const cosines = cosineSimilarity(vectors, original).toArray() as number[];
    for (const [i, { text }] of texts.entries()) expect(cosines[i], text).toBeGreaterThan(0.999);
    expect(cosines.reduce((sum, one) => sum + one, 0) / 200).toBeGreaterThan(0.9997);
  });
});

test("a vector has length 1 and does not depend on the texts beside it", () => {
  const [a, b] = ["blood in the urine", "The rectum lies behind the prostate and is close to the target volume."];
  const both = minilm.encode([a!, b!]).toArray() as number[][];
  expect(minilm.encode(a!).shape).toEqual([384]);
  expect(minilm.encode(a!).toArray()).toEqual(both[0]);
  expect(both[1]!.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 6);
});

test("lay and clinical words for the same: the partner comes first in 16 of 20 pairs", { timeout: 30_000 }, () => {
  const rank = (from: number[][], to: number[][]) =>
    from.map((x, i) => {
      const near = to.map((y) => y.reduce((sum, v, k) => sum + v * x[k]!, 0));
      return 1 + near.filter((one) => one > near[i]!).length;
    });
  const lay = minilm.encode(wordings.map(([one]) => one)).toArray() as number[][];
  const clinical = minilm.encode(wordings.map(([, other]) => other)).toArray() as number[][];
  const ranks = rank(lay, clinical);
  expect(ranks.filter((one) => one === 1).length, ranks.join()).toBeGreaterThanOrEqual(16);
});

test("loading draws no random number, and happens once", async () => {
  manualSeed(1);
  const before = rand([1]).item();
  manualSeed(1);
  nn.init.skip(() => bert({ vocabulary: 5, context: 4, features: 4, layers: 1, heads: 2 }));
  expect(await encoder()).toBe(minilm);
  expect(rand([1]).item()).toBe(before);
});

test("says what it cannot read", () => {
  expect(() => minilm.encode([])).toThrow("expects at least one text, but the list is empty");
  expect(() => minilm.encode(5 as never)).toThrow("expects a text or a list of texts, but was given the number 5");
  expect(() => minilm.encode(["a", undefined as never])).toThrow("expects a text or a list of texts");
  expect(minilm.encode("").shape).toEqual([384]); // [CLS] and [SEP] alone
});

describe("bert", () => {
  const made = () => {
    manualSeed(2);
    return bert({ vocabulary: 11, context: 12, features: 8, layers: 2, heads: 2 }).eval();
  };
  const short = [3, 1, 4, 1];

  test("what is padded does not count: the real tokens come out as if they were alone", () => {
    const model = made();
    const padded = [...short, 0, 0, 0, 0];
    const padding = tensor([padded.map((_, t) => t >= short.length)]) as Tensor;
    noGrad(() => {
      const alone = model([short]);
      const among = model([padded], { padding }).narrow(1, 0, 4);
      expect(among.sub(alone).abs().max().item()).toBeLessThan(2e-6);
      expect(model([padded]).narrow(1, 0, 4).sub(alone).abs().max().item()).toBeGreaterThan(1e-3);
    });
  });

  test("every token looks at all others, also at those after it, and the weights say how much", () => {
    const model = made();
    const { hidden, weights } = model([short], { needWeights: true });
    expect(
      hidden
        .sub(model([short]))
        .abs()
        .max()
        .item(),
    ).toBeLessThan(1e-6);
    expect(weights.map(({ shape }) => shape)).toEqual([[1, 2, 4, 4], [1, 2, 4, 4]]); // biome-ignore format: one line
    expect(weights[0]!.sum(-1).sub(1).abs().max().item()).toBeLessThan(1e-6);
    expect(weights[0]!.select(2, 0).min().item()).toBeGreaterThan(0);
  });

  test("every parameter learns", () => {
    const model = made().train();
    model([short]).square().sum().backward();
    for (const [name, parameter] of model.namedParameters()) expect(parameter.grad, name).not.toBeNull();
  });

  test("says what does not fit", () => {
    expect(() => made()([1, 2] as never)).toThrow(
      "expects tokens [N, T] with T from 1 to 12, but they are [2] (for one sequence, write [ids])",
    );
    expect(() => made()([Array.from({ length: 13 }, () => 1)])).toThrow("T from 1 to 12, but they are [1, 13]");
    expect(() => made()([short], { padding: [true] as never })).toThrow("padding must be a tensor of bools [1, 4]");
    expect(() => bert({ vocabulary: 11, context: 12, features: 8, layers: 2, heads: 3 })).toThrow(/heads/);
  });
});
