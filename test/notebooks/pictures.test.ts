import { afterAll, describe, expect, test } from "vitest";
import { PlotlyRenderer } from "../../scripts/notebooks/pictures/draw.js";
import { stillFigure } from "../../scripts/notebooks/pictures/still.js";
import * as plot from "../../src/plot/index.js";

const renderer = new PlotlyRenderer();
afterAll(() => renderer.close());

const bowl = plot.sample((x, y) => x * x + 3 * y * y, [-2, 2], [-2, 2], 9);
const axes = { xs: bowl.xs, ys: bowl.ys, x: "slope", y: "intercept", z: "loss" };
const figures: Record<string, plot.Figure> = {
  points: plot.scatter([1, 2, 3], [10, 20, 30], { alt: "Three <points> & a line.", x: "dose", y: "response" }),
  heatmap: plot.heatmap(
    [
      [5, 1],
      [0, 4],
    ],
    { alt: "Four cells." },
  ),
  contour: plot.contour(bowl.values, { alt: "A bowl from above.", ...axes }),
  surface: plot.surface(bowl.values, { alt: "A bowl.", ...axes }),
  animation: plot.animation(
    { alt: "A walk.", slider: "step" },
    [],
    [0, 1].map((x) => [plot.points([x], [0])]),
  ),
};
const draw = (name: string) => renderer.draw(figures[name]!);

describe("a figure's static picture", () => {
  test.each(Object.keys(figures))("of %s is the same bytes every time, whatever was drawn before", async (name) => {
    const first = await draw(name);
    await draw("points");
    expect(await draw(name)).toBe(first);
  });

  test("has the text alternative as its title", async () => {
    expect(await draw("points")).toContain('role="img"><title>Three &#60;points&#62; &#38; a line.</title>');
  });

  test("shows axis titles and the labels of ticks", async () => {
    const svg = await draw("points");
    for (const text of ["dose", "response", ">10<", ">30<"]) expect(svg).toContain(text);
  });

  test("shares no id with another figure's", async () => {
    const ids = (svg: string) => new Set(svg.match(/ id="[^"]+"/g));
    const [a, b] = [ids(await draw("points")), ids(await draw("contour"))];
    expect([...a].filter((id) => b.has(id))).toEqual([]);
  });

  test("of a heatmap holds its colours as a PNG", async () => {
    expect(await draw("heatmap")).toContain("data:image/png;base64,");
  });

  test("of a surface is a map of its heights under the same axis titles", async () => {
    const svg = await draw("surface");
    for (const text of ["contour", "slope", "intercept", "loss"]) expect(svg).toContain(text);
  });

  test("of an animation leaves out the controls and says where the slider stands", async () => {
    const svg = await draw("animation");
    expect(svg).toContain("step 1 (a slider in JupyterLab)");
    expect(svg).not.toContain("▶");
  });

  test("of an animation shows how it ends, or the frame that was asked for, whatever it opens with", async () => {
    const walk = (show?: "first" | number) =>
      plot.animation(
        { slider: "step", ...(show === undefined ? {} : { show }) },
        [],
        [0, 1, 2].map((x) => [plot.points([x], [x])]),
      );
    const places = [walk(), walk("first"), walk(1)].map((figure) => stillFigure(figure).data[0]!.x);
    expect(places).toEqual([[2], [0], [1]]);
  });

  test("of arrows between nodes is drawn", async () => {
    const arrow = {
      x: 1,
      y: 1,
      ax: 0,
      ay: 0,
      xref: "x",
      yref: "y",
      axref: "x",
      ayref: "y",
      standoff: 9,
      startstandoff: 9,
    };
    const layout = { annotations: [{ ...arrow, text: "", showarrow: true }] };
    const svg = await renderer.draw({ data: [{ type: "scatter", x: [0, 1], y: [0, 1] }], layout });
    expect(svg).toContain("annotation-arrow");
  });

  test("lies on any page: it has no paper of its own, and its letters are of a grey that reads on white and on black", async () => {
    const svg = await draw("points");
    expect(svg).not.toMatch(/class="(?:main-svg|bg)"[^>]*background: rgb\(255, 255, 255\)/);
    expect(svg).toContain("rgb(118, 118, 118)");
  });
});
