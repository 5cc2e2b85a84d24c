import { expect, test } from "vitest";
import {
  data,
  manualSeed,
  nn,
  noGrad,
  oneHot,
  optim,
  randn,
  softmax,
  type Tensor,
  tensor,
  zeros,
} from "../../src/index.js";
import { unet, unetBlock } from "../../src/models/index.js";

test("the small one has 29,695 parameters, and fewer without skips; the output has the input's size", () => {
  expect(unet({ classes: 7 }).parameterCount()).toBe(29695);
  expect(unet({ classes: 7, skips: false }).parameterCount()).toBe(29695 - 9 * (16 * 16 + 8 * 8));
  expect(unet({ classes: 3, inputs: 2, channels: [4, 8] })(zeros([2, 2, 10, 6]) as Tensor).shape).toEqual([
    2, 3, 10, 6,
  ]);
});

test("a skip goes round the bottom: with the way up cut, only a network with skips still sees its picture", () => {
  manualSeed(1);
  const differs = [true, false].map((skips) => {
    const model = unet({ classes: 2, channels: [4, 8], skips });
    noGrad(() => {
      for (const [name, parameter] of model.namedParameters()) if (name.startsWith("up.")) parameter.mul_(0);
    });
    const [a, b] = [randn([1, 1, 8, 8]), randn([1, 1, 8, 8])] as [Tensor, Tensor];
    return (model(a).sub(model(b)) as Tensor).abs().max().item() > 0;
  });
  expect(differs).toEqual([true, false]);
});

test("learns to find the organs of one slice", () => {
  manualSeed(3);
  const { images, labels } = data.pelvises({ patients: 1, slices: 1, seed: 5 });
  const model = unet({ classes: 7 });
  const optimizer = optim.adam(model.parameters(), { lr: 0.02 });
  const organs = (oneHot(labels, 7) as Tensor).permute([0, 3, 1, 2]).narrow(1, 2, 5) as Tensor;
  let loss = Number.NaN;
  for (let step = 0; step < 80; step++) {
    const logits = model(images as Tensor);
    const soft = softmax(logits, 1).narrow(1, 2, 5) as Tensor;
    const both = nn
      .crossEntropy(logits, labels as Tensor, { weight: [0.3, 0.3, 1.5, 1.5, 3, 3, 1] })
      .add(nn.dice(soft, organs, { batch: true }) as Tensor);
    optimizer.zeroGrad();
    (both as Tensor).backward();
    optimizer.step();
    loss = (both as Tensor).item();
  }
  expect(loss).toBeLessThan(0.6);
  const found = noGrad(() =>
    model(images as Tensor)
      .argmax(1)
      .data(),
  );
  const right = Array.from((labels as Tensor).data()).filter((label, i) => label === found[i]).length;
  expect(right / found.length).toBeGreaterThan(0.95);
});

test("dropout works at the bottom while training only", () => {
  manualSeed(1);
  const model = unet({ classes: 2, channels: [4, 8], dropout: 0.5 });
  const x = randn([1, 1, 8, 8]) as Tensor;
  const same = () => model(x).sub(model(x)).abs().max().item();
  expect(same()).toBeGreaterThan(0);
  model.eval();
  expect(same()).toBe(0);
});

test("pooled Dice sums over the batch before it divides", () => {
  const p = tensor([[[0.5, 0.5]], [[0, 1]]]) as Tensor; // [2, 1, 2]
  const y = tensor([[[1, 0]], [[0, 1]]]) as Tensor;
  expect(nn.dice(p, y, { batch: true, smooth: 0 }).item()).toBeCloseTo(1 - (2 * 1.5) / (2 + 2), 6);
  expect(nn.dice(p, y, { smooth: 0 }).item()).toBeCloseTo(1 - (0.5 + 1) / 2, 6);
  // an organ that is missing in one slice costs nothing of its own
  const absent = tensor([[[1, 1]], [[0, 0]]]) as Tensor;
  expect(nn.dice(absent, absent, { batch: true, smooth: 0 }).item()).toBe(0);
});

test.each([
  [() => unet({ classes: 0 }), "unet: classes must be a whole number from 1 up, but is 0"],
  [() => unet({ classes: 2, channels: [] }), "unet: the number of levels must be a whole number from 1 up, but is 0"],
  [() => unet({ classes: 2, dropout: 2 }), "unet: dropout must be a number from 0 to 1, but is 2"],
  [
    () => unet({ classes: 7 })(zeros([1, 1, 62, 64]) as Tensor),
    "expects [N, 1, H, W] with H and W divisible by 4, but got [1, 1, 62, 64]",
  ],
  [() => unetBlock(0, 2), "unetBlock: the number of input channels must be a whole number from 1 up, but is 0"],
  [() => nn.dice(tensor([1, 0]), tensor([1, 0]), { batch: true }), "batch: true expects [N, C, …], but got [2]"],
])("bad input gets a sentence: %#", (call, sentence) => {
  expect(call).toThrow(sentence);
});
