import { describe, expect, test } from "vitest";
import { data, metrics, plot } from "../../src/index.js";

const six = [0, 100, -1000, 40, 80, 3071];
/** The numbers of a packed grid. */
const unpacked = (z: any): number[] => {
  const bytes = Uint8Array.from(Buffer.from(z.bdata, "base64"));
  return Array.from(z.dtype === "u1" ? bytes : new Int16Array(bytes.buffer));
};

describe("one picture", () => {
  test("row 0 is on top, the window's ends are black and white, and a pointer reads the value with its unit", () => {
    const { data: [trace], layout } = plot.image(six, { width: 3, window: [-160, 240], unit: "HU" }); // biome-ignore format: one line
    expect(trace).toMatchObject({ z: [[0, 100, -1000], [40, 80, 3071]], zmin: -160, zmax: 240, hovertemplate: "%{z} HU<extra></extra>" }); // biome-ignore format: one line
    expect(layout.yaxis.autorange).toBe("reversed");
  });

  test("many whole numbers are packed in one byte each, or two, and are the same numbers", () => {
    const slice = data.phantom({ seed: 1 });
    const ct = plot.image(slice.hounsfield, { width: 64 }).data[0]!.z;
    expect([ct.dtype, ct.shape, unpacked(ct)]).toEqual(["i2", "64, 64", Array.from(slice.hounsfield, (hu) => hu + 0)]);
    const grey = plot.image(
      Array.from({ length: 400 }, (_, i) => i % 256),
      { width: 20 },
    ).data[0]!.z;
    expect([grey.dtype, unpacked(grey)[300]]).toEqual(["u1", 44]);
    expect(Array.isArray(plot.image(Array(400).fill(0.5), { width: 20 }).data[0]!.z)).toBe(true);
  });

  test("its text alternative says where it is darkest and brightest, packed or not", () => {
    const slice = data.phantom({ seed: 1 });
    expect(plot.image(slice.hounsfield, { width: 64 }).alt).toMatch(
      /^A picture. 64 by 64 values, from −\d+ at \(\d+, \d+\) to/,
    );
  });
});

test("a structure has one colour in all pictures of a sheet, and a trace in every frame, also where it is missing", () => {
  const picture = (labels: number[]) => ({ values: six, width: 3, labels, names: ["air", "liver", "cyst"] });
  const outline = (figure: { data: any[] }, name: string) => figure.data.filter((trace) => trace.name === name);
  const side = plot.pictures([picture([0, 1, 1, 0, 2, 2]), picture([0, 0, 0, 0, 2, 2])]);
  expect(outline(side, "cyst").map((trace) => trace.line.color)).toEqual(
    Array.from({ length: 2 }, () => outline(side, "cyst")[0]!.line.color),
  );
  expect(outline(side, "liver").map((trace) => trace.x.length > 0)).toEqual([true, false]);
  const frames = plot.pictures([[picture([0, 1, 1, 0, 2, 2])], [picture([0, 0, 0, 0, 2, 2])]], { slider: "reader" });
  expect(frames.frames.length).toBe(2);
});

describe("labels over a picture", () => {
  const labels = [0, 1, 1, 0, 1, 2];

  test("each structure has its colour and an outline along the pixels' edges", () => {
    const { data: [, fill, one, two], alt } = plot.image(six, { width: 3, labels, names: ["air", "liver", "cyst"] }); // biome-ignore format: one line
    expect(fill).toMatchObject({ z: [[0, 1, 1], [0, 1, 2]], opacity: 0.35, zmin: -0.5, zmax: 2.5 }); // biome-ignore format: one line
    expect(fill!.colorscale[0]).toEqual([0, "rgba(0,0,0,0)"]);
    expect([one!.name, two!.name]).toEqual(["liver", "cyst"]);
    // the cyst is the lower right pixel: four edges, each from corner to corner, with a gap after it
    expect(two!.x).toEqual([1.5, 2.5, null, 1.5, 2.5, null, 1.5, 1.5, null, 2.5, 2.5, null]);
    expect(two!.y).toEqual([0.5, 0.5, null, 1.5, 1.5, null, 0.5, 1.5, null, 0.5, 1.5, null]);
    expect(alt).toContain("“liver” is outlined. “cyst” is outlined.");
  });

  test("straight edges are one line, however many pixels long", () => {
    const square = [1, 1, 1, 1];
    expect(plot.image([0, 0, 0, 0], { width: 2, labels: square }).data[2]!.x).toHaveLength(4 * 3);
  });

  test("only the structures that are asked for are drawn, in even steps of colour", () => {
    const drawn = plot.image(six, { width: 3, labels: [0, 7, 7, 0, 3, 9], only: [7, 9] });
    expect(drawn.data.map(({ name }) => name)).toEqual([undefined, undefined, "label 7", "label 9"]);
    expect(drawn.data[1]!.z).toEqual([[0, 1, 1], [0, 0, 2]]); // biome-ignore format: one line
  });

  test("a list of opacities is a slider that changes nothing but the opacity", () => {
    const figure = plot.image(six, { width: 3, labels, opacity: [0, 0.5, 1] });
    expect(figure.frames.map(({ data, traces }) => [data, traces])).toEqual(
      [0, 0.5, 1].map((opacity) => [[{ opacity }], [1]]),
    );
    expect(figure.layout.sliders[0].steps.map(({ label }: any) => label)).toEqual(["0", "0.5", "1"]);
  });

  test.each([
    [() => plot.image(six, { width: 3, labels: [0, 1] }), "2 values do not make whole rows of 3."],
    [
      () => plot.image(six, { width: 3, labels: [0, 1, 2] }),
      "The picture has 2 rows of 3 pixels and the labels have 1 of 3: every pixel needs one.",
    ],
    [
      () => plot.image(six, { width: 3, labels: [0, 1, 2, 0, 0.5, 1] }),
      "Labels are whole numbers from 0 to 255; one is 0.5.",
    ],
    [() => plot.image(six, { width: 3, labels, opacity: 2 }), "opacity goes from 0 to 1; got 2."],
    [
      () => plot.image(six, { width: 3, labels, opacity: [] }),
      "opacity is an empty list: give a number from 0 to 1, or several.",
    ],
    [
      () => plot.image(six, { width: 3, opacity: [0, 1] }),
      "A slider of opacity needs labels that it can show and hide.",
    ],
    [() => plot.image(six), "values is one long list of 6 numbers: give width, the pixels of a row."],
  ])("what cannot be drawn gets a sentence: %#", (call, sentence) => {
    expect(call).toThrow(sentence);
  });
});

describe("several pictures", () => {
  const picture = (value: number, title?: string): plot.PixelPicture => ({
    values: [value, 1, 2, 3],
    width: 2,
    ...(title ? { title } : {}),
  });

  test("stand side by side, each on axes of its own, with its title above", () => {
    const { data, layout, frames } = plot.pictures([picture(0, "left"), picture(9, "right")]);
    expect(data.map(({ type, xaxis, text }) => [type, xaxis, text])).toEqual([
      ["heatmap", "x", undefined],
      ["scatter", "x", ["left"]],
      ["heatmap", "x2", undefined],
      ["scatter", "x2", ["right"]],
    ]);
    expect([layout.yaxis2.scaleanchor, layout.xaxis2.domain[1], frames.length]).toEqual(["x2", 1, 0]);
  });

  test("with columns they stand in several lines, the first on top", () => {
    const { layout } = plot.pictures([picture(0), picture(1), picture(2)], { columns: 2 });
    expect([layout.xaxis2.domain[1], layout.xaxis3.domain[0]]).toEqual([1, 0]);
    expect(layout.yaxis3.domain[1]).toBeLessThan(layout.yaxis.domain[0] + 0.02);
  });

  test("several rows are frames: only what differs moves", () => {
    const { frames, layout } = plot.pictures(
      [1, 2].map((k) => [picture(0, "the same"), picture(k, `noise ${k}`)]),
      { slider: "noise (HU)", labels: [1, 2] },
    );
    expect(frames.map(({ data }) => data)).toEqual([
      [{ z: [[1, 1], [2, 3]] }, { text: ["noise 1"] }], // biome-ignore format: one line
      [{ z: [[2, 1], [2, 3]] }, { text: ["noise 2"] }], // biome-ignore format: one line
    ]);
    expect(layout.sliders[0].active).toBe(0);
  });

  test("only one of them tells the legend", () => {
    const labelled = { ...picture(0), labels: [0, 1, 1, 0], names: ["", "spot"] };
    expect(plot.pictures([labelled, labelled]).data.filter(({ showlegend }) => showlegend).length).toBe(1);
  });

  test.each([
    [() => plot.pictures([]), "There are no pictures to draw."],
    [
      () => plot.pictures([[picture(0)], [picture(0), picture(1)]], { slider: "k" }),
      "Row 1 has 2 pictures and row 0 has 1: every row needs the same, and at least one.",
    ],
    [
      () => plot.pictures([[picture(0)], [picture(1)]]),
      'Several rows of pictures need a slider: give its name, such as slider: "noise".',
    ],
  ])("what cannot be drawn gets a sentence: %#", (call, sentence) => {
    expect(call).toThrow(sentence);
  });
});

describe("a window with two sliders", () => {
  const figure = plot.windowed(six, {
    width: 3,
    unit: "HU",
    levels: [-600, 40],
    widths: [400, 1500],
    start: [50, 350],
  });

  test("starts where it is told, at the nearest step of each", () => {
    expect(figure.layout.sliders.map(({ active }: any) => active)).toEqual([1, 0]);
    expect(figure.data[0]).toMatchObject({ zmin: 40 - 1500, zmax: 40 + 1500 });
  });

  test("black begins half a width below the level and white half a width above, whichever slider moved last", () => {
    const [level, width] = figure.layout.sliders;
    for (const [i, middle] of [-600, 40].entries())
      for (const [k, wide] of [400, 1500].entries()) {
        const trace = { ...figure.data[0], ...level.steps[i].args[0] };
        const ramp = width.steps[k].args[0].colorscale[0];
        const at = (part: number) => trace.zmin + part * (trace.zmax - trace.zmin);
        expect([at(ramp[1][0]), at(ramp[2][0])].map((v) => Math.round(v))).toEqual([
          middle - wide / 2,
          middle + wide / 2,
        ]);
        expect([ramp[1][1], ramp[2][1]]).toEqual(["#000000", "#ffffff"]);
      }
  });

  test("lists that do not grow are refused", () => {
    expect(() => plot.windowed(six, { width: 3, levels: [1] })).toThrow(
      "levels must be at least two numbers that grow; got [1].",
    );
    expect(() => plot.windowed(six, { width: 3, widths: [0, 10] })).toThrow(
      "A window is wider than 0; the first of widths is 0.",
    );
  });
});

describe("figures of decisions", () => {
  const judged = { scores: [0.9, 0.8, 0.3, 0.1], targets: [1, 0, 1, 0] };

  test("the ROC curve goes through the points of metrics.roc; the legend says the area, the mark the threshold", () => {
    const { data } = plot.roc({ CNN: judged, twin: judged }, { threshold: 0.5 });
    expect(data[0]).toMatchObject({ name: "CNN: AUC 0.75", x: [0, 0, 0.5, 0.5, 1], y: [0, 0.5, 0.5, 1, 1] });
    expect([data[1]!.x, data[1]!.y]).toEqual([[0.5], [0.5]]);
    expect(data.at(-1)).toMatchObject({ name: "a coin", x: [0, 1], y: [0, 1] });
  });

  test("precision and recall, with a coin at the share of the ill", () => {
    const { data } = plot.precisionRecall(judged);
    const curve = metrics.precisionRecallCurve(judged.scores, judged.targets);
    expect(data[0]).toMatchObject({ name: "AP 0.833", x: curve.map((p) => p.recall) });
    expect(data.at(-1)!.y).toEqual([0.5, 0.5]);
  });

  test("the reliability diagram has a point a bin, larger where there are more cases", () => {
    const { data } = plot.reliability({ scores: [0.1, 0.1, 0.1, 0.1, 0.9], targets: [0, 0, 0, 1, 1] });
    expect(data[1]).toMatchObject({ x: [0.1, 0.9], y: [0.25, 1], customdata: [4, 1], marker: { size: [24, 16] } });
    expect(data[0]!.name).toBe("calibration error 0.14");
  });

  test("a long curve is thinned, its ends stay", () => {
    const scores = Array.from({ length: 1000 }, (_, i) => i);
    const { data } = plot.roc({ scores, targets: scores.map((i) => (i * 7) % 2) });
    expect(data[0]!.x.length).toBeLessThanOrEqual(202);
    expect([data[0]!.x[0], data[0]!.x.at(-1)]).toEqual([0, 1]);
  });

  test.each([
    [
      () => plot.roc(undefined as never),
      "plot.roc expects { scores, targets }, or several of them by name: { CNN: { scores, targets } }.",
    ],
    [
      () => plot.roc({ CNN: [1, 2] } as never),
      'plot.roc expects { scores, targets }, or several of them by name: { CNN: { scores, targets } }; "CNN" is neither.',
    ],
    [() => plot.reliability({}), "plot.reliability expects { scores, targets }"],
    [() => plot.reliability({ scores: [3], targets: [1] }), "expects probabilities from 0 to 1"],
  ])("what cannot be drawn gets a sentence: %#", (call, sentence) => {
    expect(call).toThrow(sentence);
  });
});

test("what is written into pixels stands in them, row by row", () => {
  const figure = plot.image([[1, 2], [3, 4]], { texts: [["a", "b"], ["c", ""]] }); // biome-ignore format: a picture
  expect(figure.data[0]).toMatchObject({ text: [["a", "b"], ["c", ""]], texttemplate: "%{text}" }); // biome-ignore format: a picture
});
