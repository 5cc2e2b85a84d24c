import { describe, expect, test } from "vitest";
import { languageModel, mlpLm, recurrentLm, textBatches, windowNats } from "../../src/models/index.js";
import * as nn from "../../src/nn/index.js";
import { adamw } from "../../src/optim/index.js";
import { manualSeed } from "../../src/random/generator.js";
import { noGrad, type Tensor } from "../../src/tensor/index.js";
import { generate, vocabulary } from "../../src/text/index.js";

const text = "the quick brown fox jumps over the lazy dog. ";
const letters = vocabulary(text);
const ids = letters.encode(text.repeat(20));

const cells = ["rnn", "gru", "lstm"] as const;
const models = {
  mlp: () => mlpLm({ vocabulary: letters.size, context: 9, hidden: 64 }),
  ...Object.fromEntries(
    cells.map((cell) => [cell, () => recurrentLm({ vocabulary: letters.size, cell, features: 16, hidden: 48 })]),
  ),
} as Record<string, () => ReturnType<typeof mlpLm>>;

describe.each(Object.keys(models))("%s", (name) => {
  const made = () => {
    manualSeed(5);
    return models[name]!();
  };

  test("learns a sentence by heart, and goes on with it", () => {
    const model = made();
    const optimiser = adamw(model.parameters(), { lr: 0.02 });
    const batches = textBatches(ids, { window: 24, batch: 8, seed: 1 });
    for (let step = 0; step < 120; step++) {
      optimiser.zeroGrad();
      const { inputs, targets } = batches.at(step);
      (nn.crossEntropy(model(inputs).reshape([-1, letters.size]) as Tensor, targets) as Tensor).backward();
      optimiser.step();
    }
    model.eval();
    expect(windowNats(model, ids, { window: 24 })).toBeLessThan(0.3);
    const written = languageModel(model, { vocabulary: letters.size, context: 9 });
    expect(generate(written, letters, "the quick br", { temperature: 0, maxTokens: 30 })).toBe(
      "own fox jumps over the lazy do",
    );
  });

  test("what comes later changes nothing before", () => {
    const model = made();
    const row = (tokens: number[]) => (noGrad(() => model([tokens])).toArray() as number[][][])[0]!;
    expect(row([1, 2, 3, 4, 5]).slice(0, 3)).toEqual(row([1, 2, 3, 9, 9]).slice(0, 3));
  });

  test("its distribution is that of its logits, whatever was asked before", () => {
    const model = made();
    const written = languageModel(model, { vocabulary: letters.size, context: 9 });
    const tokens = ids.slice(0, 20);
    for (let at = 1; at <= 20; at++) written.distribution(tokens, at);
    written.distribution(ids.slice(3, 9));
    const expected = (noGrad(() => model([tokens]).softmax(2)).toArray() as number[][][])[0]!;
    for (const at of [3, 20]) {
      const p = written.distribution(tokens, at);
      for (const [i, one] of expected[at - 1]!.entries()) expect(p[i]).toBeCloseTo(one, 5);
    }
  });

  test("says what does not fit", () => {
    expect(() => made()([1, 2] as never)).toThrow(/expects tokens \[N, T\].*for one sequence, write \[ids\]/);
    expect(() => made()([[letters.size]])).toThrow(`expects tokens from 0 to ${letters.size - 1}`);
  });
});

describe("windows", () => {
  test("every token is judged once: windows of any length give a counting model's mean", () => {
    // a model whose logits depend on the last token alone, so that windows cannot matter
    manualSeed(2);
    const model = mlpLm({ vocabulary: letters.size, context: 1 });
    const whole = windowNats(model, ids.slice(0, 101), { window: 100 });
    for (const [window, stride] of [[7, 7], [16, 8], [16, 1]] as const) // biome-ignore format: one line
      expect(windowNats(model, ids.slice(0, 101), { window, stride })).toBeCloseTo(whole, 5);
  });

  test("a window that sees more before a token is less surprised", () => {
    manualSeed(3);
    const model = recurrentLm({ vocabulary: letters.size, cell: "gru", hidden: 32 });
    const optimiser = adamw(model.parameters(), { lr: 0.02 });
    const batches = textBatches(ids, { window: 16, batch: 8 });
    for (let step = 0; step < 60; step++) {
      optimiser.zeroGrad();
      const { inputs, targets } = batches.at(step);
      (nn.crossEntropy(model(inputs).reshape([-1, letters.size]) as Tensor, targets) as Tensor).backward();
      optimiser.step();
    }
    expect(windowNats(model, ids, { window: 8, stride: 1 })).toBeLessThan(windowNats(model, ids, { window: 8 }));
    expect(model.training).toBe(true);
  });

  test("batch t follows from the seed and t, and targets are what comes next", () => {
    const { inputs, targets } = textBatches(ids, { window: 3, batch: 2, seed: 4 }).at(7);
    expect(textBatches(ids, { window: 3, batch: 2, seed: 4 }).at(7)).toEqual({ inputs, targets });
    expect(textBatches(ids, { window: 3, batch: 2, seed: 5 }).at(7).inputs).not.toEqual(inputs);
    expect(targets.slice(0, 2)).toEqual(inputs[0]!.slice(1));
    expect(() => textBatches([1, 2], { window: 3, batch: 1 })).toThrow("expects a text of more than 3 tokens");
  });
});
