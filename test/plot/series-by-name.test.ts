import { describe, expect, test } from "vitest";
import * as plot from "../../src/plot/index.js";

const seen = (figure: plot.Figure) => figure.data.map(({ name, x, y }) => ({ name, x, y }));

describe("lines by name", () => {
  test("lie against 0, 1, 2, … or against given places, each with its own colour and dash", () => {
    const losses = { training: [3, 2, 1], validation: [3, 3, 4] };
    expect(seen(plot.lines(losses))[1]).toEqual({ name: "validation", x: [0, 1, 2], y: [3, 3, 4] });
    const { data } = plot.lines(losses, { at: [10, 100, 455], marked: true, logX: true });
    expect(data[0]).toMatchObject({ x: [10, 100, 455], mode: "lines+markers" });
    expect(data[0]!.line.dash).not.toBe(data[1]!.line.dash);
  });

  test("take further series on top, in the next colour", () => {
    const { data } = plot.lines({ loss: [3, 2] }, {}, plot.points([1], [2], { name: "best" }));
    expect(data.map((trace) => trace.name)).toEqual(["loss", "best"]);
    expect(data[1]!.marker.color).toBe(plot.palette[1]);
  });

  test("curves share an interval", () => {
    const [square, double] = seen(plot.curves({ square: (x) => x * x, double: (x) => 2 * x }, [0, 2], { samples: 3 }));
    expect([square!.y, double!.y]).toEqual([
      [0, 1, 4],
      [0, 2, 4],
    ]);
  });
});

test("segments are one series, with a gap after each, and need as many ends as starts", () => {
  const { data } = plot.figure({}, plot.segments([[0, 1], [0, 0]], [[0, 1], [2, 3]])); // biome-ignore format: one line
  expect(seen({ data } as plot.Figure)).toEqual([
    { name: "", x: [0, 0, null, 1, 1, null], y: [0, 2, null, 0, 3, null] },
  ]);
  expect(() => plot.segments([[0], [0]], [[0, 1], [2, 3]])).toThrow(/1 starts and 2 ends/); // biome-ignore format: one line
});

describe("classes", () => {
  const places = [
    [0, 1],
    [2, 3],
    [4, 5],
  ];

  test("are points in the colour and marker of their class, whichever come first and whatever is drawn beside them", () => {
    const { data } = plot.figure(
      {},
      plot.points([9], [9]),
      ...plot.classes(places, [1, 0, 1], ["benign", "malignant"]),
    );
    expect(data.slice(1).map(({ name, x, marker }) => [name, x, marker.color])).toEqual([
      ["benign", [2], plot.palette[0]],
      ["malignant", [0, 4], plot.palette[1]],
    ]);
  });

  test("may come as two columns; a class without points is left out", () => {
    const parts = plot.classes({ x: [0, 2], y: [1, 3] }, [2, 2], ["a", "b", "c"]);
    expect(plot.figure({}, ...parts).data.map(({ name, y }) => [name, y])).toEqual([["c", [1, 3]]]);
  });
});

describe("a border", () => {
  const box = { xRange: [0, 2], yRange: [0, 2] } as const;
  const ends = (weights: number[]) => {
    const { x, y } = plot.figure({}, plot.border(weights, box)).data[0]!;
    return [x, y];
  };

  test("runs from edge to edge, also when it stands upright or passes through a corner", () => {
    expect(ends([1, 1, -1])).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(ends([1, 0, -0.5])).toEqual([
      [0.5, 0.5],
      [0, 2],
    ]);
    expect(ends([1, -1, 0])).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });

  test("outside the rectangle is not drawn", () => {
    expect(ends([1, 1, 5])).toEqual([[null], [null]]);
  });
});

describe("a sheet of images", () => {
  const pictures = [
    [0, 1, 1, 0],
    [1, 0, 0, 1],
    [1, 1, 0, 0],
  ];
  const sheet = plot.images(pictures, { labels: ["7", "3", "1"], marked: [1], columns: 2 });

  test("is one tile a picture, ink on white, in rows", () => {
    const tiles = sheet.data.filter(({ type }) => type === "heatmap");
    expect(tiles.map(({ z }) => z.flat())).toEqual(pictures);
    expect(tiles[0]!.colorscale[0][1]).toBe("#ffffff");
    expect(tiles[2]!.x0).toBe(tiles[0]!.x0);
    expect(tiles[2]!.y0).toBeGreaterThan(tiles[0]!.y0);
  });

  test("has a label below each picture, and a frame and a cross where the label is wrong", () => {
    expect(sheet.data.at(-1)!.text).toEqual(["7", "<b>✗ 3</b>", "1"]);
    const widths = sheet.layout.shapes.map((shape: any) => shape.line.width);
    expect(widths[1]).toBeGreaterThan(widths[0]);
    expect(sheet.alt).toBe("3 pictures of 2 by 2 pixels. Below them stands: 7, 3, 1. Marked: number 2 (3).");
  });
});

test.each<[string, () => unknown, RegExp]>([
  ["no lines", () => plot.lines({}), /no lines: give them by name/],
  ["too few places", () => plot.lines({ loss: [1, 2] }, { at: [1] }), /"loss" has 2 values and at has 1/],
  ["a label without a name", () => plot.classes([[0, 0]], [2], ["a", "b"]), /labels\[0\] is 2 and there are 2 names/],
  ["places in space", () => plot.classes([[0, 0, 0]], [0], ["a"]), /A place has two numbers \[x, y\]; got 3/],
  [
    "a border of two numbers",
    () => plot.border([1, 2], { xRange: [0, 1], yRange: [0, 1] }),
    /three numbers \[w₁, w₂, b\]; got 2/,
  ],
  ["pixels that make no rows", () => plot.images([[1, 2, 3]], { width: 2 }), /3 pixels does not make whole rows of 2/],
  ["too few labels", () => plot.images([[1]], { labels: [] }), /1 pictures and 0 labels/],
])("%s is refused in a sentence", (_name, make, message) => {
  expect(make).toThrow(plot.PlotError);
  expect(make).toThrow(message);
});
