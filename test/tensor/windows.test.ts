import { describe, expect, test } from "vitest";
import * as g from "../../src/index.js";
import { Generator, type Tensor } from "../../src/index.js";

/** Options of windows: what is refused, and that all that is let through is computed rightly. */
const any = (x: unknown): any => x;
const picture = () => g.ones([1, 2, 4, 4]);
const kernel = () => g.ones([2, 2, 2, 2]);
const refused: [what: string, run: () => unknown, sentence: string][] = [
  [
    "a stride of 0",
    () => g.conv2d(picture(), kernel(), undefined, { stride: 0 }),
    "conv2d: the stride must be a whole number from 1 up, or two of them, [vertical, horizontal], but is 0",
  ],
  [
    "half a step",
    () => g.convTranspose2d(picture(), kernel(), undefined, { stride: 1.5 }),
    "convTranspose2d: the stride must be",
  ],
  [
    "negative padding",
    () => g.convTranspose2d(picture(), kernel(), undefined, { padding: -1 }),
    "convTranspose2d: the padding must be a whole number from 0 up",
  ],
  [
    "a dilation of 0",
    () => g.conv2d(picture(), kernel(), undefined, { dilation: [1, 0] }),
    "conv2d: the dilation must be a whole number from 1 up, or two of them, [vertical, horizontal], but is [1, 0]",
  ],
  [
    "three numbers for two directions",
    () => g.conv2d(picture(), kernel(), undefined, { padding: any([1, 1, 1]) }),
    "conv2d: the padding must be a whole number from 0 up, or two of them, [vertical, horizontal], but is [1, 1, 1]",
  ],
  [
    "a word for a number",
    () => g.maxPool2d(picture(), any("2")),
    "maxPool2d: the size of the window must be a whole number from 1 up",
  ],
  [
    "one and a half groups",
    () => g.conv2d(picture(), kernel(), undefined, { groups: 1.5 }),
    "conv2d: groups must be a whole number that divides 2 input and 2 output channels, but is 1.5",
  ],
  [
    "groups that do not divide",
    () => g.convTranspose2d(picture(), kernel(), undefined, { groups: 3 }),
    "convTranspose2d: groups must be a whole number that divides 2 input and 6 output channels, but is 3",
  ],
  [
    "half a pixel of output padding",
    () => g.convTranspose2d(picture(), kernel(), undefined, { stride: 2, outputPadding: 0.5 }),
    "convTranspose2d: the outputPadding must be a whole number from 0 up",
  ],
  [
    "a bias of the wrong length",
    () => g.conv2d(picture(), kernel(), g.ones([1])),
    "conv2d: the bias must be [2], but is [1]",
  ],
  [
    "a bias that would stretch",
    () => g.convTranspose2d(picture(), kernel(), g.ones([1])),
    "convTranspose2d: the bias must be [2], but is [1]",
  ],
  [
    "windows in the padding alone",
    () => g.maxPool2d(picture(), 2, { padding: 2 }),
    "maxPool2d: the padding must be at most half of the window, but is [2, 2] for 2×2",
  ],
  [
    "averages of padding",
    () => g.avgPool2d(picture(), [3, 2], { padding: [1, 2] }),
    "avgPool2d: the padding must be at most half of the window, but is [1, 2] for 3×2",
  ],
  [
    "a picture without pixels",
    () => g.maxPool2d(g.zeros([1, 1, 0, 4]), 2, { padding: 1 }),
    "maxPool2d: there is no pixel in [1, 1, 0, 4]",
  ],
  [
    "steps of a sequence",
    () => g.conv1d(g.ones([1, 1, 4]), g.ones([1, 1, 2]), undefined, { stride: any("1") }),
    "conv",
  ],
];

test.each(refused)("%s is refused", (_what, run, sentence) => {
  expect(run).toThrow(sentence);
});

/** Every combination of a few values. */
function* product<T>(...lists: (readonly T[])[]): Iterable<T[]> {
  const [first, ...rest] = lists;
  if (!first) yield [];
  else for (const x of first) for (const tail of product(...rest)) yield [x, ...tail];
}

function expectClose(a: Tensor, b: Tensor, what: string): void {
  const [left, right] = [a.data(), b.data()];
  let worst = 0;
  left.forEach((x, i) => {
    worst = Math.max(worst, Math.abs(x - right[i]!));
  });
  expect(worst, what).toBeLessThan(1e-4);
}

describe("float32 agrees with float64, there and back", () => {
  const random = new Generator(5);
  const draw = (shape: readonly number[]) => g.randn(shape, { generator: random, dtype: "float64" }) as Tensor;
  /** The result and both gradients, in one kind of number. */
  const passes = (f: (x: Tensor, w: Tensor) => Tensor, x: Tensor, w: Tensor, dtype: g.DType): Tensor[] => {
    const [a, b] = [x.to(dtype).clone().detach(), w.to(dtype).clone().detach()];
    a.requiresGrad = b.requiresGrad = true;
    const y = f(a, b);
    y.mul(y).sum().backward();
    return [y, a.grad!, b.grad ?? b];
  };

  test.each([
    ["conv2d", g.conv2d],
    ["convTranspose2d", g.convTranspose2d],
  ] as const)("%s for all small strides, paddings, dilations", (name, op) => {
    let tried = 0;
    for (const [k, stride, padding, dilation, extra] of product(
      [1, 2, 3],
      [1, 2, 3],
      [0, 1, 2],
      [1, 2, 3],
      [0, 1, 2],
    )) {
      if (name === "conv2d" ? extra! > 0 : extra! >= Math.max(stride!, dilation!)) continue;
      const [x, w] = [draw([1, 2, 5, 6]), draw([2, 2, k!, k!])];
      const steps = { stride: stride!, padding: padding!, dilation: dilation! };
      const options = name === "conv2d" ? steps : { ...steps, outputPadding: extra! };
      const f = (a: Tensor, b: Tensor) => op(a, b, undefined, options);
      const free =
        name === "conv2d" ? 5 + 2 * padding! - dilation! * (k! - 1) : 4 * stride! - 2 * padding! + extra! + 1;
      if (free < 1) continue;
      const [quick, exact] = [passes(f, x, w, "float32"), passes(f, x, w, "float64")];
      for (const i of [0, 1, 2]) expectClose(quick[i]!, exact[i]!, `${JSON.stringify({ k, ...options })}, part ${i}`);
      tried++;
    }
    expect(tried).toBeGreaterThan(50);
  });

  test.each([
    ["maxPool2d", g.maxPool2d],
    ["avgPool2d", g.avgPool2d],
  ] as const)("%s for all small windows, strides, paddings, with and without a window over the edge", (_name, pool) => {
    for (const [size, stride, padding, ceil] of product([1, 2, 3], [1, 2, 3], [0, 1], [0, 1])) {
      if (2 * padding! > size!) continue;
      const options = { stride: stride!, padding: padding!, ceilMode: ceil === 1 };
      const x = draw([2, 1, 5, 4]);
      const f = (a: Tensor) => pool(a, size!, options);
      const [quick, exact] = [passes(f, x, x, "float32"), passes(f, x, x, "float64")];
      for (const i of [0, 1]) expectClose(quick[i]!, exact[i]!, `${JSON.stringify({ size, ...options })}, part ${i}`);
    }
  });
});
