import { describe, expect, test } from "vitest";
import { manualSeed, nn, randn, type Tensor, tensor, zeros } from "../../src/index.js";
import { gradCam, lenet, occlusion, saliency } from "../../src/models/index.js";

/** Says "1" the more light there is in the left upper quarter: what it looks at is known. */
function corner() {
  const look = nn.conv2d(1, 1, 1, { bias: false });
  const head = nn.linear(4, 2, { bias: false });
  look.loadStateDict({ weight: tensor([[[[1]]]]) as Tensor });
  head.loadStateDict({ weight: tensor([[0, 0, 0, 0], [1, 0, 0, 0]]) as Tensor }); // biome-ignore format: one line
  return nn.sequential(look, nn.avgPool2d(4), nn.flatten(), head);
}

const picture = () => {
  const rows = Array.from({ length: 8 }, (_, r) => Array.from({ length: 8 }, (_, c) => (r < 4 && c < 4 ? 1 : 0.5)));
  return tensor([[rows]]) as Tensor;
};

test("saliency is the slope of the score: a sixteenth for each pixel that counts, and 0 elsewhere", () => {
  const map = saliency(corner() as never, picture(), { target: 1 }).toArray() as number[][][];
  map[0]!.forEach((row, r) => { row.forEach((v, c) => { expect(v).toBe(r < 4 && c < 4 ? 1 / 16 : 0); }); }); // biome-ignore format: one line
});

test("occlusion says how far the score falls: covered whole, the corner loses all of it", () => {
  const map = occlusion(corner() as never, picture(), { size: 4, stride: 4, target: 1 }).toArray() as number[][];
  expect(map[0]![0]).toBe(1);
  expect(map[0]![4]).toBe(0);
  expect(map[7]![0]).toBe(0);
});

test("Grad-CAM weighs each channel by its mean slope, as its formula says", () => {
  manualSeed(4);
  const model = nn.sequential(nn.conv2d(1, 3, 3, { padding: 1 }), nn.relu(), nn.flatten(), nn.linear(48, 2));
  const x = randn([1, 1, 4, 4]) as Tensor;
  const map = (gradCam(model, x, { layer: 1, target: 1 }).toArray() as number[][][])[0]!;
  const head = (model.steps[3] as unknown as nn.ModuleMethods).parts.weight as Tensor;
  const slopes = (head.toArray() as number[][])[1]!; // the score is linear in the activation: its slopes are the weights
  const active = ((nn.relu()(model.steps[0]!(x)) as Tensor).toArray() as number[][][][])[0]!;
  const alpha = [0, 1, 2].map((k) => slopes.slice(16 * k, 16 * k + 16).reduce((a, b) => a + b) / 16);
  active[0]!.forEach((row, r) => {
    row.forEach((_, c) => {
      const sum = alpha.reduce((total, a, k) => total + a * active[k]![r]![c]!, 0);
      expect(map[r]![c]).toBeCloseTo(Math.max(0, sum), 5);
    });
  });
});

describe("a model is left as it was", () => {
  test.each([
    ["gradCam", (model: nn.Module, x: Tensor) => gradCam(model as never, x, { layer: 4 })],
    ["saliency", (model: nn.Module, x: Tensor) => saliency(model, x)],
    ["occlusion", (model: nn.Module, x: Tensor) => occlusion(model, x, { size: 14, stride: 14 })],
  ])("%s", (_, look) => {
    const model = lenet() as unknown as nn.Module;
    model.parameters()[0]!.requiresGrad = false;
    const x = zeros([1, 1, 28, 28]) as Tensor;
    expect(look(model, x).shape.slice(-2)).toEqual([28, 28]);
    expect(model.parameters().map((p) => [p.requiresGrad, p.grad])).toEqual(
      model.parameters().map((_, i) => [i > 0, null]),
    );
    expect(model.training && model.modules().every((part) => part.training)).toBe(true);
    expect(x.grad).toBeNull();
  });
});

test.each([
  [() => gradCam(lenet(), zeros([1, 1, 28, 28]) as Tensor, { layer: 7 }), "has no places"],
  [() => gradCam(lenet(), zeros([1, 1, 28, 28]) as Tensor, { layer: 40 }), "before the last"],
  [() => gradCam(((x: Tensor) => x) as never, zeros([1, 1, 28, 28]) as Tensor, { layer: 0 }), "made of steps"],
  [() => saliency(lenet() as never, zeros([1, 1, 28, 28]) as Tensor, { target: 10 }), "from 0 to 9"],
  [() => saliency(lenet() as never, zeros([2, 1, 28, 28]) as Tensor, { target: [1] }), "for each of the 2"],
  [() => occlusion(lenet() as never, zeros([2, 1, 28, 28]) as Tensor), "one picture"],
])("%s is refused in a sentence", (call, says) => {
  expect(call).toThrow(says);
});
