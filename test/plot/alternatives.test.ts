import { expect, test } from "vitest";
import { lineFit, secant, tangent } from "../../src/course/01/index.js";
import * as plot from "../../src/plot/index.js";

const f = (b: number) => 5 * b * b - 3 * b + 2;

test("the alternative of a descent tells the first steps, the end, and where it leaves the picture", () => {
  const { alt } = plot.descent(f, { start: 4, lr: [1, 0.01, 0.1], steps: 20 });
  expect(alt).toContain("3 descents on the same curve, from β = 4.");
  expect(alt).toContain(
    "With step length 1: −33, 300, −2697, and after 20 steps 4.5·10¹⁹; it leaves the picture at step 1.",
  );
  expect(alt).toContain("With step length 0.01: 3.63, 3.297, 2.9973, and after 20 steps 0.74983.");
  expect(alt).toContain("With step length 0.1: 0.3, 0.3, 0.3");
});

test("the alternative of a loss surface tells the lowest place and both ends of the path", () => {
  const { alt } = plot.lossSurface((w, b) => (w - 1) * (w - 1) + b * b, {
    w: [-1, 3],
    b: [-2, 2],
    path: [
      [3, 2],
      [1.5, 0],
    ],
  });
  expect(alt).toContain("lowest near w = 1, b = 0");
  expect(alt).toContain("from (3, 2) where loss = 8 to (1.5, 0) where loss = 0.25, in 1 steps");
});

test("the alternative of lines through points tells each line's loss", () => {
  const { alt } = lineFit([1, 2, 3], [1, 2, 3], {
    lines: [
      { w: 0, b: 2 },
      { w: 1, b: 0 },
    ],
  });
  expect(alt).toContain("w = 0, b = 2, loss = 2");
  expect(alt).toContain("w = 1, b = 0, loss = 0");
});

test("the slope in a tangent's and a secant's words is the function's", () => {
  expect(tangent((x) => x * x, { range: [-2, 2], at: [-1, 0, 1.5] }).alt).toContain("at x = 1.5 the slope is 3");
  expect(secant((x) => x * x, { at: 1, h: [1, 0.5], range: [0, 3] }).alt).toContain(
    "h = 1 gives slope 3, h = 0.5 gives slope 2.5",
  );
});
