import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nn, optim, rand, type Tensor } from "gradus";
import { expect, onTestFinished, test } from "vitest";
import { batchesInOrder } from "../../scripts/train/order.js";
import { publish } from "../../scripts/train/publish.js";
import type { Recipe } from "../../scripts/train/recipe.js";
import { train } from "../../scripts/train/train.js";
import { decode } from "../../src/persistence/safetensors.js";

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), "gradus-train-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

/** A line through noise, with dropout: everything that a training can have, in a thousandth of a second a step. */
const small: Recipe = {
  name: "small",
  what: "a small model",
  data: "random numbers",
  recipe: { optimiser: "Adam" },
  seed: 5,
  steps: 40,
  every: 4,
  async prepare() {
    const model = nn.sequential(nn.linear(3, 8), nn.batchNorm1d(8), nn.dropout(0.5), nn.linear(8, 1));
    const optimizer = optim.adam(model.parameters(), { lr: 0.01 });
    const schedule = optim.cosine(optimizer, { steps: 40 });
    const x = rand([20, 3]) as Tensor;
    const order = batchesInOrder(20, 8, 5);
    return {
      ...{ model, optimizer, schedule, inputs: { mean: 0.5 } },
      loss: (t) => (model(x.indexSelect(0, order.at(t))) as Tensor).sub(1).square().mean() as Tensor,
      measure: () => ({ distance: 1 }),
    };
  },
};

test("a training that was stopped and goes on ends with the same bits as one that was not", async () => {
  const checkpoint = join(folder(), "small.safetensors");
  const whole = await train(small);
  await train(small, { checkpoint, until: 12 });
  const stopped = await train(small, { checkpoint, onPoint: ({ step }) => step < 28 });
  expect(stopped.progress.step).toBe(28);
  const resumed = await train(small, { checkpoint });
  expect(resumed.progress.curve).toEqual(whole.progress.curve);
  const numbers = ({ training }: typeof whole) =>
    Object.entries(training.model.stateDict()).map(([name, x]) => [name, x.toArray()]);
  expect(numbers(resumed)).toEqual(numbers(whole));
});

test("what was begun with another recipe is not gone on with", async () => {
  const checkpoint = join(folder(), "small.safetensors");
  await train(small, { checkpoint, until: 12 });
  const other = { ...small, seed: 6 };
  expect((await train(other, { checkpoint })).progress.curve).toEqual((await train(other)).progress.curve);
});

test("the best state of a training is what is left, also after a stop; gradients are shortened", async () => {
  const losses = [5, 3, 1, 4, 2];
  let asked = 0;
  const judged: Recipe = {
    ...small,
    validateEvery: 8,
    async prepare() {
      const training = await small.prepare();
      return { ...training, clip: 1e-3, validate: () => losses[asked++]! };
    },
  };
  const checkpoint = join(folder(), "judged.safetensors");
  const third = await train(judged, { until: 24 });
  expect(third.progress.validation).toEqual([5, 3, 1]);
  const best = third.training.model.stateDict();
  asked = 0;
  await train(judged, { checkpoint, until: 32 });
  const whole = await train(judged, { checkpoint });
  expect(whole.progress.validation).toEqual(losses);
  for (const [name, x] of Object.entries(whole.training.model.stateDict()))
    expect(x.toArray(), name).toEqual(best[name]!.toArray());
});

test("every epoch looks at every sample once, in an order of its own", () => {
  const order = batchesInOrder(20, 8, 1);
  const epoch = (n: number) => [0, 1, 2].flatMap((k) => order.at(3 * n + k));
  expect([...epoch(0)].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(epoch(0)).not.toEqual(epoch(1));
  expect(batchesInOrder(20, 8, 1).at(4)).toEqual(order.at(4));
});

test("what is written: weights, and a card that knows their hash", async () => {
  const into = folder();
  const rows = publish(small, await train(small), into);
  expect(readdirSync(into).sort()).toEqual(["small.json", "small.safetensors"]);
  const card = JSON.parse(readFileSync(join(into, "small.json"), "utf8"));
  const bytes = readFileSync(join(into, "small.safetensors"));
  expect(card.file.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  expect(card).toMatchObject({ seed: 5, steps: 40, inputs: { mean: 0.5 }, measured: { distance: 1 } });
  expect(card.curve.loss).toHaveLength(10);
  expect(Object.keys(decode(bytes).tensors)).toContain("1.runningMean");
  expect(rows).toContain(`| small.safetensors | a small model | this course (MIT)`);
});

test("the command says in a sentence what it cannot do", () => {
  const command = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, "../../scripts/train/main.mjs"), ...args], {
      encoding: "utf8",
    });
  expect(command("--help").stdout).toContain("npm run train -- NAME");
  expect(command("lenett")).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/There is no model "lenett" to train\. There is .*lenet/),
  });
  expect(command().stderr).toMatch(/Name one model to train: .*lenet/);
  expect(command("lenet", "--steps", "x").stderr).toContain('--steps expects a whole number above 0, not "x"');
});
