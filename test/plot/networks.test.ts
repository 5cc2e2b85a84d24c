import { expect, test } from "vitest";
import { computationGraph, playground, sevenSegments } from "../../src/course/02/index.js";
import { sevenSegments as digits, playground as points } from "../../src/data/index.js";
import * as plot from "../../src/plot/index.js";

const circle = points("circle", { noise: 0 });
const inside = (places: number[][]) => places.map(([a, b]) => (Math.hypot(a!, b!) < 1.3 ? 1 : 0));
const nobody = (places: number[][]) => places.map(() => 0);

test("a boundary tells how many points are right, before and after", () => {
  const options = { points: circle.x, labels: circle.y, slider: "epoch" };
  expect(plot.boundary(inside, options).alt).toContain("It has 200 of 200 points right.");
  const frames = [
    { classify: nobody, label: 0 },
    { classify: inside, label: 50 },
  ];
  expect(plot.boundary(frames, options).alt).toContain("at 0 it has 100 of 200 right, at 50 200 of 200");
});

test("a boundary's regions stand under the points, in frames as at first, and are stored small", () => {
  const frames = [nobody, inside].map((classify, label) => ({ classify, label }));
  const figure = plot.boundary(frames, { points: circle.x, labels: circle.y });
  expect(figure.data.map((trace) => trace.type)).toEqual(["contour", "contour", "scatter", "scatter"]);
  for (const { data, traces } of figure.frames)
    traces.forEach((k, i) => {
      expect(Object.keys(data[i]!)).toEqual(["z"]);
      expect(figure.data[k]!.type).toBe("contour");
    });
  const z = figure.data[0]!.z;
  expect(z.shape).toBe("31, 31");
  const last = figure.frames[1]!.data[0]!.z;
  expect([percent(last)[0], percent(last)[480]]).toEqual([0, 100]);
});

/** What a packed grid holds. */
function percent({ bdata }: { bdata: string }): number[] {
  const bytes = Uint8Array.from(atob(bdata), (c) => c.charCodeAt(0));
  return Array.from(new Uint16Array(bytes.buffer), (whole) => whole / 100);
}

test("the border of a classifier that only says yes or no lies where it lies, not on the places of the grid", () => {
  const steep = (places: number[][]) => places.map(([x]) => (x! > 0.03 ? 1 : 0));
  const points = [
    [-1, -1],
    [1, 1],
  ];
  const { data } = plot.boundary(steep, { points, labels: [0, 1], xRange: [-1.5, 1.5], yRange: [-1.5, 1.5] });
  // Places a tenth apart: at 0 a third of what lies around is beyond the border, at 0.1 all of it.
  expect(percent(data[0]!.z).slice(14, 18)).toEqual([0, 33.33, 100, 100]);
});

test("a cut is drawn from edge to edge of the picture", () => {
  const options = {
    points: [
      [-1, -1],
      [1, 1],
    ],
    labels: [0, 1],
    xRange: [-2, 2],
    yRange: [-1, 1],
  } as const;
  const figure = plot.boundary([{ classify: nobody, label: 0, cuts: [[1, 0, -1]] }], { ...options, labels: [0, 1] });
  const cut = figure.data.find((trace) => trace.name === "cut of a hidden neuron")!;
  expect(cut.x.slice(0, 2)).toEqual([1, 1]);
  expect(cut.y.slice(0, 2)).toEqual([-1, 1]);
});

test("a classifier that answers for fewer places than it was asked is refused", () => {
  expect(() => plot.boundary(() => [1], { points: circle.x, labels: circle.y })).toThrow("it must give one for each");
  expect(() => plot.boundary(inside, { points: circle.x, labels: [1] })).toThrow("200 points and 1 labels");
});

test("a playground has a panel for each network, a slider for each data set, and tells who was right", () => {
  const set = (name: string) => ({
    name,
    points: circle.x,
    labels: circle.y,
    runs: [
      [nobody, nobody],
      [nobody, inside],
    ],
  });
  const figure = playground([set("circle"), set("again")], { networks: ["none", "four"], stops: [0, 10] });
  expect(figure.alt).toContain("circle: none 100 of 200, four 200 of 200");
  expect(figure.layout.sliders.map((s: any) => s.visible)).toEqual([true, false]);
  expect(figure.frames.map(({ name }) => name)).toEqual(["0-0", "0-1", "1-0", "1-1"]);
  const [menu, ...plays] = figure.layout.updatemenus;
  expect(menu.buttons[1].args[1]).toMatchObject({ "sliders[1].visible": true, "updatemenus[2].visible": true });
  expect(plays.map((one: any) => [one.visible, one.buttons[0].args[0]])).toEqual([
    [true, ["0-0", "0-1"]],
    [false, ["1-0", "1-1"]],
  ]);
  expect(() => playground([set("x")], { networks: ["one"], stops: [0, 1] })).toThrow("needs 1 runs of 2 stops");
});

test("a playground opens on xor, or on the set that is asked for, at the end of the training", () => {
  const sets = ["circle", "xor", "spiral"].map((name) => ({
    name,
    points: circle.x,
    labels: circle.y,
    runs: [[nobody, inside]],
  }));
  const shown = (open?: string) => {
    const { layout, data } = playground(sets, { networks: ["one"], stops: [0, 10], ...(open ? { open } : {}) });
    return [
      layout.updatemenus[0].active,
      layout.sliders.map((s: any) => s.visible).indexOf(true),
      percent(data[0]!.z)[312],
    ];
  };
  expect(shown()).toEqual([1, 1, 100]);
  expect(shown("spiral")).toEqual([2, 2, 100]);
  expect(() => shown("ring")).toThrow('no data set "ring": open one of circle, xor, spiral');
});

test("a network's words name its weights, and a table of weights that does not fit is refused", () => {
  const names = [["x₁", "x₂"], ["p"]];
  const { alt, data, layout } = plot.network({ names, weights: [[[1, -1]]], biases: [[-0.5]] });
  expect(alt).toContain("p adds 1 times x₁ and −1 times x₂ and −0.5");
  expect(data.filter((trace) => trace.showlegend).map((trace) => trace.name)).toEqual([
    "positive weight",
    "negative weight",
  ]);
  expect(layout.annotations.map((a: any) => a.text)).toEqual(["<b>1</b>", "<b>−1</b>"]);
  expect(() => plot.network({ names, weights: [[[1]]] })).toThrow("1 neurons with 2 weights");
});

test("a neuron's name of two words stands on two lines, inside its circle", () => {
  const { data } = plot.network({ names: [["x"], ["not both"]], weights: [[[1]]] });
  expect(data.find(({ mode }) => mode === "markers+text")?.text).toEqual(["x", "not<br>both"]);
});

test("a computation graph goes forward, then backward, and tells the slopes", () => {
  const leaf = (name: string, value: number, grad: number) => ({ name, value, grad, inputs: [] });
  const [a, b] = [leaf("a", 2, 12), leaf("b", 3, 8)];
  const product = { name: "ab", op: "×", value: 6, grad: 4, inputs: [a, b] };
  const result = { name: "loss", op: "+", value: 8, grad: 1, inputs: [product, a] };
  const figure = computationGraph(result);
  expect(figure.alt).toContain("Given: a = 2, b = 3.");
  expect(figure.alt).toContain("worked out from right to left: a 12, b 8");
  const labels = figure.layout.sliders[0].steps.map((step: any) => step.label);
  expect(labels).toEqual([
    "0 of 5: what is given",
    "1 of 5: forward, ab = 6",
    "2 of 5: forward, loss = 8",
    "3 of 5: backward, the slope of loss with respect to itself is 1",
    "4 of 5: backward through loss",
    "5 of 5: backward through ab",
  ]);
  const lines = (frame: number, row: number) =>
    figure.frames[frame]!.data.find(({ text }) =>
      text?.some((t: string) => t.split("<br>")[row] !== "\u00a0"),
    )?.text.map((t: string) => t.split("<br>")[row]);
  expect(lines(1, 1), "numbers as they become known").toEqual(["<b>2</b>", "<b>3</b>", "<b>6</b>", "\u00a0"]);
  expect(
    figure.frames[5]!.data[2]!.text.map((t: string) => t.split("<br>")[2]),
    "slopes",
  ).toEqual(["12", "8", "4", "1"]);
  expect(() => computationGraph(a)).toThrow("computed from something");
});

test("panels share their range, and only the first tells the legend", () => {
  const part = (title: string) => ({ title, series: [plot.curve((x) => x, [0, 1], { name: "f" })] });
  const { data, layout } = plot.panels({ alt: "Four lines.", columns: 2 }, ["a", "b", "c", "d"].map(part));
  expect(data.map((trace) => trace.xaxis)).toEqual(["x", "x2", "x3", "x4"]);
  expect(data.map((trace) => trace.showlegend)).toEqual([true, false, false, false]);
  expect(layout.yaxis.domain[0]).toBeGreaterThan(layout.yaxis3.domain[1]);
});

test("seven lamps spell the digits, and weights are told with their sign", () => {
  expect(sevenSegments(digits()).alt).toContain("1: bc; 2: abdeg;");
  expect(digits().map((row) => row.reduce((a, b) => a + b))).toEqual([6, 2, 5, 5, 4, 5, 6, 3, 7, 6]);
  const weighted = sevenSegments([[1, 1, 1, 1, 1, 1, -2]], { weights: true, titles: ["zero"] });
  expect(weighted.alt).toContain("zero: a 1, b 1, c 1, d 1, e 1, f 1, g −2");
  expect(weighted.data.filter((t) => t.showlegend).map((t) => t.name)).toEqual(["positive weight", "negative weight"]);
  expect(() => sevenSegments([[1, 2]])).toThrow("seven lamps");
});
