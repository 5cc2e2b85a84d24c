import { describe, expect, test } from "vitest";
import { gpt, languageModel } from "../../src/models/index.js";
import * as nn from "../../src/nn/index.js";
import { adamw } from "../../src/optim/index.js";
import { manualSeed } from "../../src/random/generator.js";
import { allclose, noGrad, type Tensor } from "../../src/tensor/index.js";
import { generate, ngrams, vocabulary, wittenBell } from "../../src/text/index.js";

const small = { vocabulary: 11, context: 12, features: 8, layers: 2, heads: 2 };

function made(options: object = {}) {
  manualSeed(3);
  return gpt({ ...small, ...options }).eval();
}

const tokens = [[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]];

describe.each(["learned", "rotary"] as const)("with %s positions", (positions) => {
  test("the cache gives the same bits as the whole text at once", () => {
    const model = made({ positions });
    noGrad(() => {
      const whole = model(tokens).toArray() as number[][][];
      const cache = nn.keyValueCache();
      const steps = tokens[0]!.map((token) => (model([[token]], { cache }).toArray() as number[][][])[0]![0]!);
      expect(steps).toEqual(whole[0]);
      const half = nn.keyValueCache();
      const parts = [tokens[0]!.slice(0, 5), tokens[0]!.slice(5)].flatMap(
        (part) => (model([part], { cache: half }).toArray() as number[][][])[0]!,
      );
      expect(parts).toEqual(whole[0]);
    });
  });

  test("what comes later changes nothing before", () => {
    const model = made({ positions });
    const other = [[...tokens[0]!.slice(0, 7), 0, 0, 0, 0, 0]];
    const [a, b] = [tokens, other].map((ids) => (noGrad(() => model(ids)).toArray() as number[][][])[0]!);
    expect(a!.slice(0, 7)).toEqual(b!.slice(0, 7));
    expect(a![7]).not.toEqual(b![7]);
  });

  test("it learns a text by heart, and every parameter has a part in it", () => {
    const model = made({ positions }).train();
    const optimiser = adamw(model.parameters(), { lr: 0.02 });
    const [inputs, targets] = [[tokens[0]!.slice(0, -1)], tokens[0]!.slice(1)];
    const loss = () => nn.crossEntropy(model(inputs).reshape([11, 11]) as Tensor, targets) as Tensor;
    loss().backward();
    for (const [name, parameter] of model.namedParameters())
      if (name !== "position.weight") expect((parameter.grad as Tensor).square().sum().item(), name).toBeGreaterThan(0);
    for (let step = 0; step < 60; step++) {
      optimiser.zeroGrad();
      loss().backward();
      optimiser.step();
    }
    expect(loss().item()).toBeLessThan(0.05);
  });
});

test("the size that the recipes name: 819,328 parameters, the head tied to the token table", () => {
  expect(gpt({ vocabulary: 75, context: 128, features: 128, layers: 4, heads: 4 }).parameterCount()).toBe(819_328);
});

test("attention weights of every layer, each row together 1, nothing on what is to come", () => {
  const { logits, weights } = made()(tokens, { needWeights: true });
  expect(allclose(logits, made()(tokens))).toBe(true);
  expect(weights.map(({ shape }) => shape)).toEqual([[1, 2, 12, 12], [1, 2, 12, 12]]); // biome-ignore format: one line
  const rows = (weights[0]!.toArray() as number[][][][])[0]![0]!;
  expect(rows[3]!.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 6);
  expect(Math.max(...rows[3]!.slice(4))).toBe(0);
});

test("it begins nearly uniform, with weights of the spread asked for", () => {
  const model = made({ features: 64, std: 0.06 });
  const weight = model.namedParameters().find(([name]) => name === "block0.mlp.0.weight")![1];
  expect(weight.std().item()).toBeCloseTo(0.06, 2);
});

describe("as a language model", () => {
  const model = languageModel(made(), small);

  test("its probabilities are together 1, and those of the model", () => {
    const ids = tokens[0]!.slice(0, 5);
    const p = model.distribution(ids);
    expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    const row = (noGrad(() => made()([ids]).softmax(2)).toArray() as number[][][])[0]![4]!;
    for (const [i, one] of row.entries()) expect(p[i]).toBeCloseTo(one, 6);
    expect(model.probability([...ids, 7], 5)).toBe(p[7]);
  });

  test("goes on past its context, and gives the same whatever was asked before", () => {
    const long = Array.from({ length: 40 }, (_, i) => (i * 7) % 11);
    const fresh = languageModel(made(), small).distribution(long);
    for (let at = 1; at <= 40; at++) model.distribution(long, at);
    expect(model.distribution(long)).toEqual(fresh);
  });

  test("needs something to go on from", () => {
    expect(() => model.distribution([])).toThrow("expects at least one token to go on from");
  });
});

test("says what does not fit", () => {
  expect(() => made()([[11]])).toThrow(/11/);
  expect(() => made()([1, 2] as never)).toThrow(
    "expects tokens [N, T] with T from 1 to 12, but they are [2] (for one sequence, write [ids])",
  );
  expect(() => made()([Array.from({ length: 13 }, () => 1)])).toThrow("T from 1 to 12, but they are [1, 13]");
  expect(() => gpt({ ...small, heads: 3 })).toThrow("8 features do not split into 3 heads");
  expect(() => gpt({ ...small, layers: 0 })).toThrow(/layers/);
  expect(() => gpt({ ...small, layer: 2 } as never)).toThrow(/layer/);
  expect(() => gpt({ ...small, positions: "none" as never })).toThrow(
    'positions must be "learned" or "rotary", but is "none"',
  );
});

describe("generate", () => {
  const text = "the quick brown fox jumps over the lazy dog. ";
  const letters = vocabulary(text);
  const counting = wittenBell(ngrams(letters.encode(text.repeat(3)), { order: 5, size: letters.size }));

  test("writes the same text from the same seed, and another from another", () => {
    const write = (seed: number) => generate(counting, letters, "the ", { seed, temperature: 2, maxTokens: 40 });
    expect(write(1)).toBe(write(1));
    expect(write(1)).not.toBe(write(2));
    expect(write(1)).toHaveLength(40);
  });

  test("without temperature it takes the most probable symbol each time", () => {
    expect(generate(counting, letters, "qui", { temperature: 0, maxTokens: 12 })).toBe("ck brown fox");
  });

  test("ends before what it is to stop at, and tells every token as it comes", () => {
    const told: string[] = [];
    const onToken = (token: string) => told.push(token);
    expect(generate(counting, letters, "qui", { temperature: 0, stop: [" jumps", "z"], onToken })).toBe("ck brown fox");
    expect(told.join("")).toContain("ck brown fox");
  });

  test("works with a transformer just as with counts", () => {
    const model = languageModel(made({ vocabulary: letters.size }), { ...small, vocabulary: letters.size });
    expect(generate(model, letters, "the", { maxTokens: 30, seed: 4 })).toHaveLength(30);
  });

  test("says what it wants", () => {
    expect(() => generate(counting, letters, 5 as never)).toThrow(
      "the prompt must be a text or a list of tokens, but is the number 5",
    );
    expect(() => generate(counting, letters, "the", { maxTokens: 1.5 })).toThrow(
      "maxTokens must be a whole number from 0 up",
    );
    expect(() => generate(counting, letters, "the", { temperature: -1 })).toThrow(
      "temperature must be 0 or more, but is -1",
    );
    expect(() => generate(counting, letters, "the", { topK: 0 })).toThrow(
      "topK must be a whole number from 1 up, but is 0",
    );
    expect(() => generate(counting, letters, "the", { topP: 1.5 })).toThrow(
      "topP must be above 0 and at most 1, but is 1.5",
    );
  });
});
