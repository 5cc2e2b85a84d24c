import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BadInput } from "../../scripts/slides/problems.js";
import { code, exported, figure, folder, text } from "./notebook.js";

const line = [{ type: "scatter", x: [1, 2], y: [1, 2] }];

describe("a deck", () => {
  const lesson = [
    text("# Lines\n\nPrices of $5 and $6 are no maths, $y = wx$ is."),
    text("*For the lecturer: Wait for $w$.*", { type: "notes" }),
    code("const slope = 2;", { outputs: [figure(line)] }),
    text("## A proof\n\nOnly for engineers.", { tags: ["engineer"] }),
    text("Prove it slowly.", { type: "notes" }),
    text("## For the clinic", { tags: ["clinician"] }),
    code("const shown = 1;", { tags: ["show-code"] }),
  ];

  test("holds everything it needs: the policy forbids every request", async () => {
    const html = readFileSync((await exported(lesson)).path, "utf8");
    expect(html).toContain("default-src 'none'");
    expect(html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")).not.toMatch(/(src|href)="(?!#|data:)/);
  });

  test("sets maths when it is built, and leaves prices alone", async () => {
    const html = readFileSync((await exported(lesson)).path, "utf8");
    expect(html).toContain("Prices of $5 and $6 are");
    expect(html).toContain('class="katex"');
  });

  test("shows engineers all but the clinicians' cells", async () => {
    const html = sections(await exported(lesson));
    expect(html).toContain("A proof");
    expect(html).toContain("Prove it slowly.");
    expect(html).not.toContain("For the clinic");
  });

  test("shows clinicians no code but what is tagged, and no notes of what they do not see", async () => {
    const html = sections(await exported(lesson, "clinician"));
    expect(html).toContain("For the clinic");
    expect(html).toContain("shown");
    expect(html).not.toMatch(/slope<|A proof|Prove it slowly/);
  });

  test("notes are said to the lecturer, not about the lecturer, and maths in them is MathML", async () => {
    const notes = /<aside class="notes">([\s\S]*?)<\/aside>/.exec(sections(await exported(lesson)))?.[1];
    expect(notes).toMatch(/^<p>Wait for <span class="katex"><math/);
  });

  test("code longer than a slide goes on below, none of it lost", async () => {
    const lines = Array.from({ length: 70 }, (_, i) => `const line${i} = ${i};`);
    const deck = await exported([code(lines.join("\n"))]);
    expect(deck.slides).toBeGreaterThanOrEqual(4);
    const shown = sections(deck).replace(/<[^>]*>/g, "");
    expect(lines.filter((one) => !shown.includes(one))).toEqual([]);
  });

  test("a table longer than a slide goes on below, with its head, none of it lost", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `<tr><td>row ${i}.</td></tr>`).join("");
    const html = `<table><thead><tr><th>the head</th></tr></thead><tbody>${rows}</tbody></table>`;
    const output = { output_type: "display_data", metadata: {}, data: { "text/html": html } };
    const deck = await exported([code("rows", { outputs: [output] })], "clinician");
    expect(deck.slides).toBeGreaterThanOrEqual(3);
    expect(sections(deck).match(/the head/g)).toHaveLength(deck.slides);
    expect(sections(deck).match(/row \d+\./g)).toHaveLength(40);
  });

  test("a table of ten rows in Markdown, and a root beside a figure, stand on one slide", async () => {
    const rows = Array.from({ length: 10 }, (_, i) => `| ${i} | what you see | what to do |`).join("\n");
    const beside = code("plot()", { type: "-", outputs: [figure(line)] });
    expect((await exported([text(`## Chart\n\n| a | b | c |\n|---|---|---|\n${rows}`)])).slides).toBe(1);
    expect((await exported([text("## Root\n\nOf size $1/\\sqrt{\\text{inputs}}$."), beside])).slides).toBe(1);
  });

  test("an exercise keeps its solution for the next key press", async () => {
    const deck = await exported([
      text("**E1.1 Half** (easy). Halve it."),
      code("half(3)", { type: "-", gradus: { exercise: "E1.1" } }),
      text("<details><summary>Solution</summary>\n\n```ts\n3 / 2\n```\n\nThat is all.\n\n</details>", {
        type: "fragment",
        gradus: { solution: "E1.1" },
      }),
    ]);
    expect(sections(deck)).toMatch(/<h2>E1.1 Half · easy<\/h2>/);
    expect(sections(deck)).toMatch(/<div class="fragment"><div class="text"><p>That is all/);
    expect(sections(deck)).not.toContain("<details");
  });
});

describe("bad input", () => {
  test("is told all in one go, with cell and remedy, and nothing is written", async () => {
    const cells = [
      text("# Lines"),
      text("no metadata", { type: "" }),
      text("a tag", { tags: ["clinican"] }),
      text("TeX: $\\frac{1$"),
      text("![a picture](https://example.org/a.png)"),
      code("plot()", { outputs: [figure(line, {})] }),
      code("plot()", { outputs: [figure([{ type: "scater" }])] }),
      code("plot()", { outputs: [figure(line, { title: { text: "$x^2$" }, meta: { alt: "a line" } })] }),
      text(`${"word ".repeat(900)}`),
    ];
    const out = folder();
    const error = await exported(cells, "engineer", out).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(BadInput);
    expect(error.problems.map((one: { what: string }) => one.what)).toEqual([
      "has no slide type",
      'has the tag "clinican", which is unknown',
      "has a figure without a text alternative",
      "has a figure with traces of a type that Plotly does not have: scater",
      "has TeX in a figure: $x^2$",
      "has TeX that does not parse: \\frac{1",
      "shows a picture from elsewhere: https://example.org/a.png",
      "has a piece that is higher than a slide",
    ]);
    expect(readdirSync(out)).toEqual(["lesson.ipynb"]);
    expect(error.message).toMatch(/^lesson.ipynb, cell 2 \(c\d+\): has no slide type\n {4}→ choose one/);
  });
});

/** The slides of a deck, without the libraries around them. */
function sections({ path }: { path: string }): string {
  const html = readFileSync(path, "utf8");
  return html.slice(html.indexOf('<div class="slides">'), html.indexOf("</main>"));
}
