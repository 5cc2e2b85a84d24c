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

test("a figure without an alternative has one made from its data: the kind, the axes, each series with its turns", () => {
  const { alt } = plot.figure(
    { x: "slope w", y: "loss" },
    plot.curve((w) => (w - 1) * (w - 1), [-1, 4], { name: "loss" }),
    plot.points([0, 1], [1, 0], { name: "tried" }),
  );
  expect(alt).toBe(
    "A line chart: loss from 0 to 9 against slope w from −1 to 4. “loss” falls from 4 at −1 to 0 at 1, then rises to 9 at 4. “tried”: (0, 1), (1, 0).",
  );
});

test("so has one that is given nothing but its series", () => {
  expect(plot.figure(plot.points([1, 2], [3, 4])).alt).toBe(
    "A scatter plot: y from 3 to 4 against x from 1 to 2. Points: (1, 3), (2, 4).",
  );
});

test("many points are counted, with where they lie and whether they rise", () => {
  const xs = Array.from({ length: 20 }, (_, i) => i);
  const { alt } = plot.scatter(
    xs,
    xs.map((x) => -2 * x),
  );
  expect(alt).toContain("20 points, 0 to 19 across, −38 to 0 high, falling from left to right.");
});

test("small wiggles are no turns, and on a logarithmic axis a fall by nine tenths is one", () => {
  const [x, y] = [
    [0, 1, 2, 3, 4],
    [1000, 999, 1000.5, 0.1, 10],
  ];
  expect(plot.line(x, y).alt).toContain("falls from 1000 at x = 0 to 10 at x = 4.");
  expect(plot.line(x, y, { logY: true }).alt).toContain(
    "on a logarithmic scale against x from 0 to 4. A line falls from 1000 at x = 0 to 0.1 at x = 3, then rises to 10 at x = 4.",
  );
});

test("an animation tells what the slider moves, its places and the one that is shown", () => {
  const { alt } = plot.animation(
    { slider: "width" },
    [],
    [2, 4, 8].map((h) => [plot.bars(["a", "b"], [h, 1])]),
  );
  expect(alt).toBe(
    "A bar chart: y from 0 to 8.35. a 2; b 1. A slider (width) goes through 3 pictures: 0; 1; 2. Shown: 0.",
  );
});

test("a map tells where it is lowest and highest, a table of numbers is read out, panels have their titles", () => {
  const { xs, ys, values } = plot.sample((x, y) => x * x + y, [-1, 1], [0, 2], 3);
  expect(plot.contour(values, { xs, ys, z: "height" }).alt).toContain(
    "3 by 3 values of height, from 0 at (0, 0) to 3 at (−1, 2).",
  );
  expect(
    plot.heatmap(
      [
        [5, 1],
        [0, 4],
      ],
      { xs: ["cat", "dog"], ys: ["cat", "dog"], numbers: true },
    ).alt,
  ).toContain("cat: 5, 1; dog: 0, 4.");
  const { alt } = plot.panels({}, [
    { title: "x", series: [plot.curve((x) => x, [0, 1])] },
    { title: "x²", series: [plot.curve((x) => x * x, [0, 1])] },
  ]);
  expect(alt).toMatch(/^2 pictures side by side\. x: A line chart: .* x²: A line chart: /);
});

test("twenty lines without a name are one broom", () => {
  const lines = Array.from({ length: 20 }, (_, k) => plot.path([0, 1], [0, k]));
  expect(plot.figure({}, ...lines).alt).toContain("20 lines without a name, between 0 and 19.");
});
