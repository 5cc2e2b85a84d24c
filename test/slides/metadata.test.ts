import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { code, display, exported, figure, folder, text } from "./notebook.js";

const line = figure([{ type: "scatter", x: [1, 2], y: [1, 2] }]);
const slide = (fields: Record<string, unknown>) => ({ gradus: { slide: fields } });

describe("metadata.gradus.slide", () => {
  test("text stands on the slide in place of a markdown cell's own", async () => {
    const shown = await slides([
      text("## The loss\n\nA long explanation.", slide({ text: ["## It is a bowl", "", "One floor."] })),
    ]);
    expect(shown).toMatch(/<h2>It is a bowl<\/h2>\s*<div class="text"><p>One floor/);
    expect(shown).not.toContain("A long explanation");
  });

  test("text stands above what a code cell shows", async () => {
    const shown = await slides([code("draw()", { outputs: [line], ...slide({ text: "## It is a bowl" }) })]);
    expect(shown).toMatch(/<h2>It is a bowl<\/h2>\s*<figure/);
  });

  test("a figure stands alone unless its code is asked for, which comes on a slide below", async () => {
    const cell = (fields: object) => code("draw()", { outputs: [line], ...slide({ text: "## A bowl", ...fields }) });
    expect(await slides([cell({})])).not.toContain("<pre");
    expect(await slides([cell({ show: "both" })])).toMatch(/<figure[\s\S]*<section id="c\d+-2"[\s\S]*<pre/);
    const only = await slides([cell({ show: "code" })]);
    expect(only).toContain("<pre");
    expect(only).not.toContain("<figure");
  });

  test("a cell that shows only code is no slide for those who read none", async () => {
    const cells = [text("# Lines"), code("loop()", slide({ text: "## The loop", notes: "Read it.", show: "code" }))];
    expect(await slides(cells)).toContain("The loop");
    expect(await slides(cells, "clinician")).not.toMatch(/The loop|Read it/);
  });

  test("what was to follow such a cell at a key press is left out with it", async () => {
    const bug = code("loop()", slide({ text: "## The bug", notes: "Find it.", show: "code" }));
    const cells = [text("# Lines"), bug, text("It never steps.", { type: "fragment" })];
    expect(await slides(cells)).toContain("It never steps");
    expect(await slides(cells, "clinician")).not.toContain("It never steps");
  });

  test("a square figure has the words at its side", async () => {
    const square = (yaxis: object) =>
      figure([{ type: "scatter", x: [1, 2], y: [1, 2] }], { yaxis, meta: { alt: "a map" } });
    const shown = (yaxis: object) =>
      slides([code("draw()", { outputs: [square(yaxis)], ...slide({ text: "## A map\n\nLook." }) })]);
    expect(await shown({ scaleanchor: "x" })).toMatch(
      /<div class="beside"><div class="words">[\s\S]*Look[\s\S]*<figure/,
    );
    expect(await shown({})).not.toContain("beside");
  });

  test("a guess and what it was worth are the hall's own: neither stands on the slide", async () => {
    const told = (kind: string, html: string) => display({ "text/html": html }, { kind, id: "G1.1", truth: "7" });
    const outputs = [told("guess", "no guess yet"), told("reveal", "the answer"), line];
    const shown = await slides([text("## How many?"), code("lesson.reveal()", { outputs })]);
    expect(shown).not.toMatch(/no guess yet|the answer/);
    expect(shown).toContain("<figure");
  });

  /** The lines of a slide's code, those that are marked with a star. */
  const codeOf = (html: string) =>
    [...html.matchAll(/class="line( matters)?">(.*?)<\/span>\n?(?=<span class="line|<\/code)/g)].map(
      ([, matters, line = ""]) => `${matters ? "*" : ""}${line.replace(/<[^>]*>/g, "")}`,
    );

  test("in short code the lines that matter are marked", async () => {
    const source = "const one = 1;\nconst two = 2;";
    expect(codeOf(await slides([code(source, slide({ lines: "2" }))]))).toEqual(["const one = 1;", "*const two = 2;"]);
  });

  test("of long code only the lines that matter are shown", async () => {
    const source = [
      "function walk() {",
      "",
      ...Array.from({ length: 26 }, (_, i) => `  step(${i + 1});`),
      "  return end;",
      "}",
    ].join("\n");
    expect(codeOf(await slides([code(source, slide({ lines: "1, 4, 6-7, 30" }))]))).toEqual([
      "function walk() {",
      "  // …",
      "  step(2);",
      "  // …",
      "  step(4);",
      "  step(5);",
      "  // …",
      "}",
    ]);
  });

  test("notes say how long the slide takes and when it begins; those of the other audience take no time", async () => {
    const cells = [
      text("## One", slide({ minutes: 1.5, notes: ["Say one."] })),
      text("## Proof", { tags: ["engineer"], ...slide({ minutes: 3, notes: ["Prove it."] }) }),
      text("## Two", slide({ minutes: 2, notes: ["Say two."] })),
    ];
    const notes = (html: string) =>
      [...html.matchAll(/data-timing="(\d+)"[\s\S]*?notes">(.*?)<\/aside>/gs)].map(
        ([, seconds, said = ""]) =>
          `${seconds} ${said
            .replace(/<[^>]*>/g, " ")
            .replace(/\s+/g, " ")
            .trim()}`,
      );
    expect(notes(await slides(cells))).toEqual([
      "90 1.5 min , from 0:00 Say one.",
      "180 3 min , from 1:30 Prove it.",
      "120 2 min , from 4:30 Say two.",
    ]);
    expect(notes(await slides(cells, "clinician"))).toEqual([
      "90 1.5 min , from 0:00 Say one.",
      "120 2 min , from 1:30 Say two.",
    ]);
  });

  test("sections are listed on the title slide and marked at the foot of theirs", async () => {
    const shown = await slides([
      text("# Lines", slide({ section: "Loss" })),
      text("## A bowl"),
      text("## A step", slide({ section: "Descent" })),
    ]);
    expect(shown.match(/<ol class="overview">.*?<\/ol>/s)?.[0].replace(/<[^>]*>/g, " ")).toMatch(/Loss\s+Descent/);
    expect(shown.match(/<a href="#\/c\d+"/g)).toHaveLength(6);
    expect([...shown.matchAll(/aria-current="true">(\w+)/g)].map(([, name]) => name)).toEqual(["Loss", "Descent"]);
  });

  test("what it says wrongly is refused, cell by cell", async () => {
    const cells = [
      text("## One", slide({ txt: "x", minutes: 0 })),
      text("goes on", { type: "-", ...slide({ notes: "Say it." }) }),
      text("## No code", slide({ show: "code" })),
      code("one();\ntwo();", slide({ show: "all", lines: "2-3", section: "", text: [1] })),
      text("## Two", { gradus: { slide: "text" } }),
    ];
    const error = await exported(cells, "engineer", folder()).catch((thrown) => thrown);
    expect(error.problems.map(({ what, cell }: any) => `${cell.index}: ${what}`)).toEqual([
      "0: has metadata.gradus.slide.txt, which is unknown",
      "0: has metadata.gradus.slide.minutes = 0",
      "1: has metadata.gradus.slide.notes, but begins no slide",
      "2: has metadata.gradus.slide.show, but no code",
      '3: has metadata.gradus.slide.show = "all"',
      '3: has metadata.gradus.slide.lines = "2-3"',
      '3: has metadata.gradus.slide.section = ""',
      "3: has metadata.gradus.slide.text = [1]",
      '4: has metadata.gradus.slide = "text"',
    ]);
  });
});

async function slides(cells: unknown[], audience: "engineer" | "clinician" = "engineer"): Promise<string> {
  const html = readFileSync((await exported(cells, audience)).path, "utf8");
  return html.slice(html.indexOf('<div class="slides">'), html.indexOf("</main>"));
}
