import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exportCopies } from "../../scripts/slides/export.js";
import { BadInput } from "../../scripts/slides/problems.js";
import { code, display, figure, folder, notebookOf, text } from "./notebook.js";

const line = [{ type: "scatter", x: [1, 2], y: [1, 2] }];
const html = '<a href="lesson.ipynb#cell-id=there">here</a> <a href="other.ipynb#cell-id=far">far</a>';

/** The text of a reading copy of these cells, without styles and scripts. */
async function copyOf(cells: unknown[], audience: "engineer" | "clinician" = "engineer", out = folder()) {
  const selected = notebookOf(cells, out);
  const [copy] = await exportCopies([selected], { audience, out: join(out, "read") });
  const page = readFileSync(copy!.path, "utf8");
  return page.slice(page.indexOf("<header"), page.indexOf("</main>"));
}

describe("a reading copy", () => {
  test("holds every cell, those no deck shows, too, but not what is said to the lecturer", async () => {
    const cells = [text("# Lines"), text("Aside.", { type: "skip" }), text("Say it slowly.", { type: "notes" })];
    const page = await copyOf([...cells, text("Both.", { tags: ["clinician"] }), code("const w = 1;")]);
    expect(page).toMatch(/Aside[\s\S]*Both[\s\S]*w<\/span>/);
    expect(page).not.toContain("Say it slowly");
  });

  test("for clinicians has no engineer's cells and no code but what is tagged", async () => {
    const cells = [text("# Lines\n\n```ts\nfenced\n```"), text("A proof.", { tags: ["engineer"] }), code("hidden")];
    const page = await copyOf([...cells, code("shown", { tags: ["show-code"] })], "clinician");
    expect(page).toContain("shown");
    expect(page).not.toMatch(/A proof|fenced|hidden/);
  });

  test("for clinicians says nothing of code that is not there", async () => {
    const bare = { output_type: "execute_result", metadata: {}, data: { "text/plain": "0.25" }, execution_count: null };
    const check = display({ "text/html": "not yet" });
    const starter = code("half(3)", { gradus: { exercise: "E1.1" }, outputs: [check] });
    const page = await copyOf([code("slope", { outputs: [bare] }), starter], "clinician");
    expect(page).not.toMatch(/0\.25|not yet/);
  });

  test("lists its headings, exercises among them, none of them more than one level below the one before", async () => {
    const page = await copyOf([
      text("# Lines\n\n### Deep\n\n## Which way, $w$?\n\n## Which way, $w$?"),
      text("**E1.2 Half of it** (easy, 3 minutes). Halve it."),
    ]);
    expect(page.match(/<h\d id="[^"]*"/g)).toEqual([
      '<h1 id="lines"',
      '<h2 id="deep"',
      '<h2 id="which-way-w"',
      '<h2 id="which-way-w-2"',
      '<h3 id="e1-2-half-of-it"',
    ]);
    expect(page).toContain('<ol><li><a href="#e1-2-half-of-it">E1.2 Half of it</a></li></ol></li></ol>');
    expect(page).toContain("E1.2 Half of it · easy, 3 minutes</h3>\n<p>Halve it.");
  });

  test("links to its cells, to its neighbours' copies, and to nothing that is not there", async () => {
    const out = folder();
    const other = notebookOf([text("# Other")], out, "other");
    expect(other.path).toContain("other.ipynb");
    const cells = [code("links", { outputs: [display({ "text/html": html })] }), text("[the source](../src/index.ts)")];
    const page = await copyOf([...cells, { ...text("There."), id: "there" }], "engineer", out);
    expect(page).toContain('<a href="#cell-id=there">here</a> <a href="other.html#cell-id=far">far</a>');
    expect(page).toContain("<p>the source</p>");
  });

  test("asks for the reader's own guess, and does not say that the reader had one", async () => {
    const given = display({ "text/html": "given: 1.2" }, { kind: "guess", id: "G1.1", question: "a < b?" });
    const told = display({ "text/html": "1.2, and 1.4" }, { kind: "reveal", id: "G1.1", guessed: true, truth: "1.4" });
    const unasked = display({ "text/html": "unasked" }, { kind: "reveal", id: "G1.2", guessed: false, truth: "7" });
    const page = await copyOf([code("guess", { outputs: [given, told, unasked] })]);
    expect(page).toContain("✎ Guess G1.1, a &lt; b?: write yours down before you read on.");
    expect(page).toContain("<summary>✎ G1.1: show the answer</summary><strong>1.4</strong></details>");
    expect(page).toContain("<summary>✎ G1.2: show the answer</summary><strong>7</strong></details>");
    expect(page).not.toMatch(/1\.2, and|unasked/);
  });

  test("keeps an exercise, its starter and its solution in one frame, the solution folded", async () => {
    const page = await copyOf([
      text("**E1.1 Half** (easy). Halve it."),
      code("half(3)", { gradus: { exercise: "E1.1" } }),
      text("<details><summary>Solution</summary>\n\nThat is all.\n\n</details>", { gradus: { solution: "E1.1" } }),
      text("Afterwards."),
    ]);
    expect(page).toMatch(
      /<div class="exercise">[\s\S]*half[\s\S]*<summary>Solution[\s\S]*That is all[\s\S]*<\/div>\n<\/div>\n<div class="cell"[^>]*>\n<p>Afterwards/,
    );
  });

  test("tells all that is wrong in one go, and writes nothing", async () => {
    const out = folder();
    const cells = [
      text("TeX: $\\frac{1$", { type: "" }),
      text("![a picture](a.png)", { tags: ["clinican"] }),
      code("plot()", { outputs: [figure(line, {})] }),
    ];
    const error = await copyOf(cells, "engineer", out).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(BadInput);
    expect(error.problems.map((one: { what: string }) => one.what)).toEqual([
      'has the tag "clinican", which is unknown',
      "has a figure without a text alternative",
      "has TeX that does not parse: \\frac{1",
      "shows a picture that is not there: a.png",
    ]);
    expect(readdirSync(out)).toEqual(["lesson.ipynb"]);
  });
});
