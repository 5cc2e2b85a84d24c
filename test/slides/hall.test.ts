import { describe, expect, test } from "vitest";
import { figureBlock } from "../../scripts/slides/render/figure.js";
import { forTheHall, least } from "../../scripts/slides/render/hall.js";
import { computationGraph, playground } from "../../src/course/02/index.js";
import * as plot from "../../src/plot/index.js";

const drawn = (figure: plot.Figure) => forTheHall(structuredClone({ ...figure }));

/** Every size of type that a part of a figure sets. */
function typeIn(part: unknown): number[] {
  if (!part || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([key, value]) =>
    /font$/.test(key) && value && typeof value === "object" && "size" in value
      ? [value.size as number].flat()
      : typeIn(value),
  );
}

const figures: Record<string, plot.Figure> = {
  lines: plot.lines({ a: [1, 2], b: [2, 1] }, { marked: true, title: "Two lines", x: "step" }),
  points: plot.scatter([1, 2], [3, 4], { labels: ["a", "b"] }),
  descent: plot.descent((x) => x * x, { start: 2, lr: [0.1, 0.4], steps: 5 }),
  panels: plot.panels({ xRange: [0, 1] }, [{ title: "x", series: [plot.curve((x) => x, [0, 1])] }]),
  network: plot.network({ names: [["x"], ["y"]], weights: [[[1]]], biases: [[-0.5]] }),
  graph: computationGraph({
    name: "y",
    op: "²",
    value: 4,
    grad: 1,
    inputs: [{ name: "x", value: 2, grad: 4, inputs: [] }],
  }),
  bowl: plot.landscape((x, y) => x * x + y * y, { xRange: [-1, 1], yRange: [-1, 1], kind: "surface" }),
};

describe.each(Object.entries(figures))("on a slide the figure %s", (_name, figure) => {
  const { data, layout, frames } = drawn(figure);

  test("has type that the last row reads", () => {
    expect(layout.font.size).toBeGreaterThanOrEqual(least.type);
    for (const size of [...typeIn(data), ...typeIn({ ...layout, scene: undefined }), ...typeIn(frames)])
      expect(size).toBeGreaterThanOrEqual(least.type);
  });

  test("has lines and points that can be followed, in every frame", () => {
    const widths = data.filter(({ mode = "", line }) => mode.includes("lines") && line).map(({ line }) => line.width);
    for (const width of widths) expect(width).toBeGreaterThanOrEqual(least.line);
    const single = data.map(({ marker }) => marker?.size).filter((size) => typeof size === "number");
    for (const size of single) expect(size).toBeGreaterThanOrEqual(least.point);
    for (const frame of frames)
      frame.traces.forEach((k: number, i: number) => {
        if (typeof frame.data[i].marker?.size === "number") expect(frame.data[i].marker.size).toBe(data[k].marker.size);
      });
  });
});

test("a broom of thin lines stays thin, and a node grows with the type in it", () => {
  const broom = plot.figure(plot.path([0, 1], [0, 1], { size: 1 }));
  expect(drawn(broom).data[0].line.width).toBe(1.5);
  const graph = figures.graph!;
  const box = (data: readonly any[]) => data.find(({ mode }) => mode === "markers").marker.size;
  expect(box(drawn(graph).data) / box(graph.data)).toBe(1.5);
});

describe("an animation's controls", () => {
  const blockOf = ({ layout, data, frames }: plot.Figure) => figureBlock({ layout, data, frames, types: ["scatter"] });
  const handling = (control = "") => JSON.parse(/<script[^>]*>(.*)<\/script>/.exec(control)![1]!);

  test("are a row of the page and no longer the figure's", () => {
    const { control, html } = blockOf(figures.descent!);
    expect(control).toContain('<input type="range" min="0" max="5" value="0"');
    expect(handling(control).sets[0].says).toEqual(["step 0", "step 1", "step 2", "step 3", "step 4", "step 5"]);
    expect(html).not.toContain('"sliders"');
  });

  test("have a menu where the figure has one, with a slider for each choice", () => {
    const set = (name: string) => ({
      name,
      points: [
        [0, 0],
        [1, 1],
      ],
      labels: [0, 1],
      runs: [[0, 1].map((k) => (places: number[][]) => places.map(([x]) => k * x!))],
    });
    const { control } = blockOf(playground([set("circle"), set("xor")], { networks: ["one"], stops: [0, 10] }));
    expect(control).toContain('<option value="1" selected>xor</option>');
    const { sets, opened } = handling(control);
    expect([opened, sets[1].frames, sets[1].active]).toEqual([1, ["1-0", "1-1"], 1]);
    expect(sets[0].data.z).toHaveLength(3);
  });

  test("stay Plotly's where they are of another kind", () => {
    const { layout, data, frames } = figures.descent!;
    const odd = { layout: { ...layout, sliders: [layout.sliders[0], layout.sliders[0]] }, data, frames } as any;
    expect(blockOf(odd)).not.toHaveProperty("control");
    expect(blockOf(odd).html).toContain('"sliders"');
  });
});
