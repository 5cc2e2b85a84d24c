import { describe, expect, test } from "vitest";
import { lineFit, secant, tangent } from "../../src/course/01/index.js";
import { computationGraph, playground, sevenSegments } from "../../src/course/02/index.js";
import { displaySymbol } from "../../src/display/index.js";
import * as plot from "../../src/plot/index.js";

const f = (x: number) => 5 * x * x - 3 * x + 2;
const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

/** Every function that makes a whole figure, called as in a lesson. */
const figures: Record<string, () => plot.Figure> = {
  figure: () =>
    plot.figure({ alt: "Two points.", x: "x" }, plot.points([1, 2], [3, 4], { name: "a" }), plot.curve(f, [0, 1])),
  line: () => plot.line([1, 2], [3, 4], { alt: "A line." }),
  scatter: () => plot.scatter([1, 2], [3, 4], { alt: "Two points.", labels: ["a", "b"] }),
  "bar, lying": () => plot.bar(["a", "b"], [3, 4], { alt: "Two bars.", horizontal: true }),
  bar: () => plot.bar(["a", "b"], [3, 4], { alt: "Two bars." }),
  histogram: () => plot.histogram([1, 1, 2, 5], { alt: "Four values.", bins: 2 }),
  heatmap: () =>
    plot.heatmap(
      [
        [1, 2],
        [3, 4],
      ],
      { alt: "Four cells." },
    ),
  image: () => plot.image([0, 1, 2, 3], { alt: "Four pixels.", width: 2, window: [0, 3] }),
  "image with labels": () =>
    plot.image([0, 1, 2, 3], { width: 2, labels: [0, 1, 1, 2], names: ["", "a", "b"], opacity: [0, 1] }),
  pictures: () => plot.pictures([{ values: [0, 1, 2, 3], width: 2, title: "one" }, { values: [[4]] }]),
  windowed: () => plot.windowed([0, 1, 2, 3], { width: 2, unit: "HU" }),
  roc: () => plot.roc({ scores: [0.9, 0.8, 0.3, 0.1], targets: [1, 0, 1, 0] }, { threshold: 0.5 }),
  precisionRecall: () => plot.precisionRecall({ a: { scores: [0.9, 0.3], targets: [1, 0] } }),
  reliability: () => plot.reliability({ scores: [0.9, 0.8, 0.3, 0.1], targets: [1, 0, 1, 0] }),
  contour: () =>
    plot.contour(
      [
        [1, 2],
        [3, 4],
      ],
      { alt: "A slope." },
    ),
  surface: () =>
    plot.surface(
      [
        [1, 2],
        [3, 4],
      ],
      { alt: "A slope." },
    ),
  animation: () =>
    plot.animation(
      { alt: "A walk.", slider: "step" },
      [],
      [0, 1].map((x) => [plot.points([x], [0])]),
    ),
  descent: () => plot.descent(f, { start: 4, lr: [1, 0.01, 0.1], steps: 20 }),
  landscape: () => plot.landscape((x, y) => x * x + y * y, { xRange: [-1, 1], yRange: [-1, 1] }),
  lossMap: () =>
    plot.lossSurface((w, b) => w * w + b * b, {
      w: [-1, 1],
      b: [-1, 1],
      path: [
        { w: 1, b: 1 },
        { w: 0, b: 0 },
      ],
    }),
  lossBowl: () => plot.lossSurface((w, b) => w * w + b * b, { w: [-1, 1], b: [-1, 1], kind: "surface" }),
  lineFit: () =>
    lineFit([1, 2, 3], [1, 2, 3], {
      lines: [
        { w: 0, b: 2 },
        { w: 1, b: 0 },
      ],
    }),
  tangent: () => tangent(f, { range: [-1, 2] }),
  secant: () => secant(f, { at: 1, h: [1, 0.1], range: [-1, 2] }),
  boundary: () => plot.boundary((places) => places.map(([x]) => x!), { points: corners, labels: [0, 1, 1, 0] }),
  cuts: () =>
    plot.boundary(
      [0, 1].map((k) => ({ classify: (places) => places.map(([x]) => k * x!), label: k, cuts: [[1, -1, 0.3]] })),
      { points: corners, labels: [0, 1, 1, 0] },
    ),
  playground: () =>
    playground(
      ["a", "b"].map((name) => ({
        name,
        points: corners,
        labels: [0, 1, 1, 0],
        runs: [[0, 1].map((k) => (places: number[][]) => places.map(([x]) => k * x!))],
      })),
      { networks: ["one"], stops: [0, 10] },
    ),
  network: () => plot.network({ names: [["x"], ["h", "k"], ["p"]], weights: [[[1], [-2]], [[0.5, 3]]] }),
  computationGraph: () =>
    computationGraph({
      name: "y",
      op: "²",
      value: 4,
      grad: 1,
      inputs: [{ name: "x", value: 2, grad: 4, inputs: [] }],
    }),
  panels: () => plot.panels({ alt: "A line." }, [{ title: "x", series: [plot.curve((x) => x, [0, 1])] }]),
  sevenSegments: () => sevenSegments([[1, 1, 1, 1, 1, 1, 0]]),
};

describe.each(Object.entries(figures))("plot.%s", (_name, make) => {
  const bundle = make()[displaySymbol]() as Record<string, any>;
  const { data, layout, frames, config } = bundle["application/vnd.plotly.v1+json"];

  test("has a text alternative, in the layout and as text", () => {
    expect(layout.meta.alt.length).toBeGreaterThan(5);
    expect(bundle["text/plain"]).toBe(layout.meta.alt);
  });

  test("takes the width of its page, keeps a height of its own and shows no mode bar", () => {
    expect(layout.autosize).toBe(true);
    expect(layout.width).toBeUndefined();
    expect(layout.height).toBeGreaterThanOrEqual(200);
    expect(config).toEqual({ displayModeBar: false });
  });

  test("is plain JSON, the same each time, with at most six significant digits", () => {
    const parsed = JSON.parse(JSON.stringify({ data, layout, frames }));
    expect(parsed).toEqual({ data, layout, frames });
    expect(make().layout).toEqual(layout);
    expect(make().data).toEqual(data);
    expect(numbersIn(parsed).filter((v) => Number(v.toPrecision(6)) !== v)).toEqual([]);
  });

  test("every frame moves traces that exist, and every slider step names a frame or changes a trace", () => {
    for (const frame of frames ?? []) {
      expect(frame.traces.length).toBe(frame.data.length);
      expect(frame.traces.every((i: number) => i < data.length)).toBe(true);
    }
    const all = (layout.sliders ?? []).flatMap((slider: any) => slider.steps);
    const [changes, steps] = [true, false].map((yes) => all.filter((step: any) => (step.method === "restyle") === yes));
    expect(changes.every((step: any) => step.args[1].every((i: number) => i < data.length))).toBe(true);
    expect(steps.map((step: any) => step.args[0][0])).toEqual((frames ?? []).map((frame: any) => frame.name));
  });
});

test("an animation opens at its first frame unless told otherwise", () => {
  const walk = (show?: "last" | number) =>
    plot.animation(
      { slider: "step", ...(show === undefined ? {} : { show }) },
      [],
      [[plot.points([0], [0])], [plot.points([7], [0])]],
    );
  expect([walk().data[0]!.x, walk().layout.sliders[0].active]).toEqual([[0], 0]);
  expect([walk("last").data[0]!.x, walk("last").layout.sliders[0].active]).toEqual([[7], 1]);
  expect(() => walk(2)).toThrow('show is "first", "last" or a frame from 0 to 1; got 2.');
});

test("an animation's axes hold every frame, in powers of ten where they are counted so; a range that is asked for stays", () => {
  const grown = (options: object) =>
    plot.animation(
      { slider: "step", ...options },
      [],
      [1, 10, 100].map((y) => [plot.points([y], [y])]),
    ).layout;
  expect(grown({}).yaxis.range).toEqual([-3.95, 104.95]);
  expect(grown({ logY: true }).yaxis.range).toEqual([-0.1, 2.1]);
  expect(grown({ yRange: [0, 5] }).yaxis.range).toEqual([0, 5]);
});

test("a slider says what it counts: a symbol has its value after a sign, many steps their last, and no ticks", () => {
  const slider = (name: string, labels: (string | number)[]) =>
    plot.animation(
      { slider: name, labels },
      [],
      labels.map((_, i) => [plot.points([i], [0])]),
    ).layout.sliders[0];
  expect(slider("λ", [0, 10]).currentvalue.prefix).toBe("λ = ");
  expect(slider("degree", [1, 2]).currentvalue).toMatchObject({ prefix: "degree " });
  const long = slider(
    "step",
    Array.from({ length: 21 }, (_, i) => 3 * i),
  );
  expect([long.currentvalue.suffix, long.ticklen]).toEqual([" of 60", 0]);
});

test("values of several descents stand beside their names, in the legend", () => {
  const { frames, layout } = plot.descent(f, { start: 4, lr: [1, 0.1], steps: 2 });
  expect(frames[1]!.data.map(({ name }) => name)).toEqual(["step length 1: β = −33", "step length 0.1: β = 0.3"]);
  expect(layout.sliders[0].steps[1].label).toBe("1");
  const alone = plot.descent(f, { start: 4, lr: 0.1, steps: 2 });
  expect(alone.layout.sliders[0].steps[1].label).toBe("1:  β = 0.3");
});

test("a map is widened for a way that leaves it a little, and not for one that runs away", () => {
  const region = (path: number[][]) => {
    const { data } = plot.landscape((x, y) => x * x + y * y, {
      xRange: [-1, 1],
      yRange: [-1, 1],
      paths: { way: path },
    });
    return [data[0]!.x[0], data[0]!.x.at(-1)];
  };
  expect(
    region([
      [0, 0],
      [-1.5, 0],
    ]),
  ).toEqual([-1.58, 1]);
  expect(
    region([
      [0, 0],
      [40, 0],
    ]),
  ).toEqual([-1, 1]);
});

test("the same loss has the same colours in space and on the map", () => {
  const loss = (w: number, b: number) => 4 * w * w + b * b + 0.1;
  const [map, bowl] = (["contour", "surface"] as const).map((kind) =>
    plot.lossSurface(loss, { w: [-1, 1], b: [-1, 1], kind }),
  );
  expect(bowl!.data[0]!.colorscale).toEqual(map!.data[0]!.colorscale);
  expect(bowl!.data[0]!.surfacecolor[0][0]).toBe(map!.data[0]!.z[0][0]);
});

test("labels of points that lie together stand on different sides, inside the axes", () => {
  const { data, layout } = plot.figure({}, plot.points([1, 1.02, 5], [1, 1, 5], { labels: ["1.2", "1.9", "far"] }));
  expect(new Set(data[0]!.textposition.slice(0, 2)).size).toBe(2);
  expect(layout.yaxis.range[1]).toBeGreaterThan(5.3);
});

test("a legend of many names stands in columns, and the drawing below it", () => {
  const names = Array.from({ length: 9 }, (_, i) => `optimiser number ${i}`);
  const many = plot.figure({}, ...names.map((name) => plot.points([0], [0], { name })));
  const one = plot.figure({}, plot.points([0], [0], { name: "a" }));
  expect(many.layout.legend.entrywidth).toBeGreaterThan(100);
  expect(many.layout.margin.t - one.layout.margin.t).toBe(50);
});

test("frames carry only what changes", () => {
  const { frames } = plot.animation(
    { alt: "A walk.", slider: "step" },
    [],
    [[plot.points([0], [1])], [plot.points([7], [1])]],
  );
  expect(frames.map((frame) => frame.data)).toEqual([[{ x: [0] }], [{ x: [7] }]]);
});

test("a frame redraws where the ground is a contour, which Plotly otherwise loses, or a name in the legend changes", () => {
  const redraws = (figure: plot.Figure) => figure.layout.sliders[0].steps[0].args[1].frame.redraw;
  expect([redraws(figures.lossMap!()), redraws(figures.descent!()), redraws(figures.tangent!())]).toEqual([
    true,
    true,
    false,
  ]);
});

test("series differ in marker, dash and colour", () => {
  const lines = [0, 1, 2].map((k) => plot.path([0, 1], [k, k], { marked: true }));
  const { data } = plot.figure({ alt: "Three lines." }, ...lines);
  for (const look of [(t: any) => t.line.dash, (t: any) => t.line.color, (t: any) => t.marker.symbol]) {
    expect(new Set(data.map(look)).size).toBe(3);
  }
});

test.each<[string, () => unknown, RegExp]>([
  ["an alternative that is no text", () => plot.line([1], [1], { alt: 3 } as any), /alt is a sentence .*; got number/],
  ["no series", () => plot.figure({ alt: "Nothing." }), /no series/],
  ["TeX in a label", () => plot.line([1], [1], { alt: "x", x: "$x^2$" }), /cannot show TeX: write \$x\^2\$ in Unicode/],
  [
    "TeX in a name",
    () => plot.figure({ alt: "x" }, plot.points([1], [1], { name: "\\frac{1}{2}" })),
    /cannot show TeX/,
  ],
  ["empty data", () => plot.points([], []), /x is empty/],
  ["NaN", () => plot.points([1, 2], [1, Number.NaN]), /y\[1\] is NaN/],
  ["different lengths", () => plot.points([1, 2], [1]), /x has 2 values and y has 1/],
  ["text for a number", () => plot.points(["a"] as any, [1]), /x\[0\] must be a number; got string/],
  ["ragged rows", () => plot.heatmap([[1, 2], [3]], { alt: "x" }), /values\[1\] has 1 values and values\[0\] has 2/],
  [
    "rows that do not come out even",
    () => plot.image([1, 2, 3], { alt: "x", width: 2 }),
    /3 values do not make whole rows of 2/,
  ],
  ["a turned interval", () => plot.curve(f, [2, 1]), /from below to; got \[2, 1\]/],
  ["a curve that is nowhere finite", () => plot.curve(() => Number.NaN, [0, 1]), /no finite value between 0 and 1/],
  [
    "one frame",
    () => plot.animation({ alt: "x", slider: "step" }, [], [[plot.points([1], [1])]]),
    /at least two frames; got 1/,
  ],
  [
    "a figure among the series",
    () => plot.figure({ alt: "x" }, plot.line([1], [1], { alt: "y" }) as any),
    /Part 1 of this figure is not a series/,
  ],
  ["h = 0", () => secant(f, { at: 1, h: [0], range: [0, 1] }), /h must not be 0/],
  [
    "a path of one place",
    () => plot.lossSurface((w) => w, { w: [0, 1], b: [0, 1], path: [[0, 0]] }),
    /at least two places/,
  ],
])("%s is refused in a sentence", (_name, make, message) => {
  expect(make).toThrow(plot.PlotError);
  expect(make).toThrow(message);
});
