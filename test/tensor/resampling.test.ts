import { describe, expect, test } from "vitest";
import * as g from "../../src/index.js";
import { gradcheck, nn, type Tensor, tensor } from "../../src/index.js";

const picture = tensor([
  [1, 2, 3],
  [4, 5, 6],
]).reshape([1, 1, 2, 3]) as Tensor;

describe("rotate", () => {
  test("turns counter-clockwise, and four right angles are none", () => {
    const square = tensor([
      [1, 2],
      [3, 4],
    ]).reshape([1, 1, 2, 2]) as Tensor;
    const turned = (degrees: number, x = square) => g.rotate(x, degrees, { mode: "nearest" });
    expect(turned(90).data()).toEqual(Float32Array.of(2, 4, 1, 3));
    expect(turned(180).data()).toEqual(Float32Array.of(4, 3, 2, 1));
    expect(turned(90, turned(90, turned(90, turned(90)))).data()).toEqual(square.data());
  });

  test("keeps distances in pictures that are not square", () => {
    const dot = g.zeros([1, 1, 21, 41]);
    dot.setAt([0, 0, 10, 26], 1);
    const at = g.rotate(dot, 90).argmax().item();
    expect([Math.floor(at / 41), at % 41]).toEqual([4, 20]); // six to the right are now six up
  });

  test("has gradients, and shows zeros or the edge beyond the picture", () => {
    gradcheck((x) => g.rotate(x, 30), [picture]);
    expect(
      g
        .rotate(g.ones([1, 1, 4, 4]), 45)
        .amin()
        .item(),
    ).toBeLessThan(1);
    expect(
      g
        .rotate(g.ones([1, 1, 4, 4]), 45, { paddingMode: "border" })
        .amin()
        .item(),
    ).toBeCloseTo(1, 5);
  });
});

test("the map that changes nothing reads each pixel as it is", () => {
  const grid = g.affineGrid(
    tensor([
      [
        [1, 0, 0],
        [0, 1, 0],
      ],
    ]),
    picture.shape,
  );
  expect(g.gridSample(picture, grid).data()).toEqual(picture.data());
});

test("a layer that keeps the size says so to the next layer", () => {
  const model = nn.sequential(nn.conv2d(1, 4, [3, 4], { padding: "same" }), nn.relu(), nn.flatten(), nn.linear(24, 2));
  expect(model(picture).shape).toEqual([1, 2]);
  expect(nn.conv1d(2, 3, 4, { padding: "same" })(g.zeros([1, 2, 7])).shape).toEqual([1, 3, 7]);
});

test("frames by the picture itself have gradients", () => {
  for (const mode of ["reflect", "replicate", "circular"] as const)
    gradcheck((x) => x.pad([2, 1], mode).square(), [tensor([[1, 2, 4]])]);
});

test.each<[string, () => unknown, RegExp]>([
  [
    "same with a stride",
    () => g.conv2d(picture, g.ones([1, 1, 3, 3]), undefined, { padding: "same", stride: 2 }),
    /the stride must be 1, but is \[2, 2\]/,
  ],
  [
    "an unknown padding",
    () => g.conv2d(picture, g.ones([1, 1, 1, 1]), undefined, { padding: "full" as never }),
    /padding must be a whole number/,
  ],
  [
    "too large a mirror",
    () => tensor([1, 2]).pad([2, 0], "reflect"),
    /"reflect" can fill at most 1 cells on each side of axis 0 of \[2\]/,
  ],
  [
    "an unknown frame",
    () => tensor([1, 2]).pad([1, 0], "mirror" as never),
    /expects a number, "reflect", "replicate" or "circular"/,
  ],
  ["neither size nor scale", () => g.interpolate(picture, {}), /expects either a size or a scale/],
  [
    "a size of zero",
    () => g.interpolate(picture, { size: [0, 3] }),
    /the new size must be a whole number from 1 up, .*but is \[0, 3\]/,
  ],
  [
    "an unknown mode",
    () => g.interpolate(picture, { size: 3, mode: "cubic" as never }),
    /"nearest" or "bilinear", but is "cubic"/,
  ],
  ["upsampling by a half", () => g.upsample(picture, { scale: 1.5 }), /for any other size use interpolate/],
  ["a grid of triples", () => g.gridSample(picture, g.zeros([1, 2, 2, 3])), /a grid \[N, H′, W′, 2\]/],
  ["a picture without channels", () => g.rotate(g.zeros([2, 3]), 5), /one picture \[H, W\] goes in as reshape/],
  ["no angle", () => g.rotate(picture, NaN), /expects an angle in degrees, but was given NaN/],
  ["maps of another batch", () => g.affineGrid(g.zeros([1, 2, 3]), [2, 1, 3, 3]), /theta must be \[2, 2, 3\]/],
])("%s gets a sentence", (_what, call, sentence) => expect(call).toThrow(sentence));
