import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { pictures } from "../../src/plot/pictures.js";
import { axis, baseLayout, dashes, ink, palette, plate, print } from "../../src/plot/style.js";

const page: Record<string, any> = {};
page.window = page;
runInNewContext(
  readFileSync(fileURLToPath(new URL("../../scripts/slides/page/dark.js", import.meta.url)), "utf8"),
  page,
);
const dark = (figure: object) => structuredClone(page.figureInDark({ data: [], layout: {}, frames: [], ...figure }));

/** Relative luminance, as WCAG defines it. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

test("the house's figures read on a dark page: type, axes and every colour of the palette", () => {
  const figure = {
    data: palette.map((color, i) => ({ line: { color, dash: dashes[i] } })),
    layout: { ...baseLayout(), xaxis: axis("x") },
  };
  const { data, layout } = dark(figure);
  const paper = "#14181e"; // deck.css
  expect(layout.paper_bgcolor, "a figure lies on its page's paper").toBe("rgba(0,0,0,0)");
  expect(contrast(layout.font.color, paper)).toBeGreaterThan(7);
  expect(contrast(layout.xaxis.linecolor, paper)).toBeGreaterThan(3);
  for (const { line } of data) expect(contrast(line.color, paper)).toBeGreaterThan(4.5);
});

test("a field keeps its colours, what is written on it and a light ground for its legend; what stands around it changes", () => {
  const path = { type: "scatter", line: { color: print } };
  const onMap = { text: "start", font: { color: print } };
  const above = { text: "panel", xref: "paper", font: { color: ink } };
  const layout = { ...baseLayout(), legend: { x: 0 }, annotations: [onMap, above] };
  const shown = dark({ data: [{ type: "contour" }, path], layout });
  expect(shown.data[1]).toEqual(path);
  expect(contrast(shown.layout.legend.bgcolor, print)).toBeGreaterThan(7);
  expect(shown.layout.annotations[0]).toEqual(onMap);
  expect(shown.layout.annotations[1].font.color).not.toBe(ink);
});

test("the titles above pictures and the legend of their outlines read on a dark page, with no light plate behind them", () => {
  const outlined = (k: number) => {
    const labels = { labels: [[0, 1]], names: ["fat", "organ"] };
    return [{ values: [[k, 2]], ...labels, title: `truth ${k}` }];
  };
  const { data, layout, frames } = pictures([outlined(0), outlined(1)], { slider: "slice" });
  const shown = dark({ data, layout, frames });
  const title = shown.data.find(({ mode }: any) => mode === "text");
  expect(contrast(title.textfont.color, "#14181e")).toBeGreaterThan(7);
  expect(JSON.stringify(shown.frames)).not.toContain("textfont"); // the frames change the words and not their colour
  expect(layout.legend).toBeDefined();
  expect(shown.layout.legend.bgcolor).toBeUndefined();
});

test("letters and axes read on white and on JupyterLab's dark page as they are stored, and are black where the page is known", () => {
  expect(contrast(ink, "#ffffff")).toBeGreaterThan(4.5);
  expect(contrast(ink, "#111111")).toBeGreaterThan(4);
  const shown = page.figureInLight({ data: [{ textfont: { color: ink } }], layout: baseLayout(), frames: [] });
  expect([shown.layout.font.color, shown.data[0].textfont.color]).toEqual([print, print]);
});

test("what is printed on a plate or in a node reads in the dark as well", () => {
  const node = { type: "scatter", marker: { color: [plate, "#e6f0f8"] }, textfont: { color: print } };
  const { marker, textfont } = dark({ data: [node] }).data[0];
  for (const ground of marker.color) expect(contrast(ground, textfont.color)).toBeGreaterThan(7);
});
