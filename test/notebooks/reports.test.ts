import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Progress, type Report, verify } from "../../scripts/notebooks/index.js";
import { lineDiff } from "../../scripts/notebooks/report/diff.js";
import { describeDifference } from "../../scripts/notebooks/report/failures.js";
import { annotations } from "../../scripts/notebooks/report/github.js";
import { junit } from "../../scripts/notebooks/report/junit.js";
import { styleFor } from "../../scripts/notebooks/report/style.js";
import { TerminalReporter } from "../../scripts/notebooks/report/terminal.js";
import { code, notebook, stdout } from "./faults/notebook.js";
import { ProjectFolder } from "./project-folder.js";

const folder = new ProjectFolder("reports");
const progress: Progress[] = [];
let report: Report;

beforeAll(async () => {
  const cells = [
    code("console.log(1)", [stdout("1\n")]),
    code('console.log("\\u001b[31m<b> & 0.5")', [stdout("\u001b[31m<b> & 0.25\n")]),
    code('console.log("x")', [], { tags: ["skip-output"] }),
    code('throw new Error("boom")'),
    code("console.log(2)"),
  ];
  const names = [folder.write("wrong.ipynb", notebook(cells)), folder.write("cut.ipynb", '{"cells"')];
  report = await verify({ names, fresh: true, onProgress: (one) => progress.push(one) });
}, 120_000);
afterAll(() => folder.remove());

/** What a terminal without colours gets to see. */
function screen(live: boolean): string {
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  const reporter = new TerminalReporter({ write, live, columns: () => 80, style: styleFor(live, {}) }, false);
  for (const one of progress) reporter.onProgress(one);
  reporter.summary(report);
  return text;
}

describe("the last screen", () => {
  test("names notebook and cell, what is stored, what came, and how far the number moved", () => {
    const text = screen(false);
    for (const part of ["wrong.ipynb cell 2, id cell-", "0.25", "0.5", "moved, by at most 0.25 (1 of the value)"])
      expect(text).toContain(part);
    expect(text).toContain("error: Error: boom");
    expect(text).toContain("1 cell after it did not run");
    expect(text).toContain("cut.ipynb is cut off");
    expect(text).toContain("1 cell is not compared exactly (1 outputs not compared), 1 without a reason");
  });

  test("in a pipe has no escape, neither of ours nor of what a cell printed", () => {
    expect(screen(false)).not.toContain("\u001b");
    expect(screen(false)).toContain("\\u001b[31m<b>");
  });

  test("on a terminal has a bar for what runs", () => expect(screen(true)).toContain("█"));
});

describe("the JUnit report", () => {
  test("is XML with a case per cell, its time, the difference in the failure", () => {
    const { document } = new JSDOM(junit(report), { contentType: "text/xml" }).window;
    const cases = [...document.querySelectorAll('testsuite[name$="wrong.ipynb"] > testcase')];
    expect(cases.map((one: any) => one.firstElementChild?.tagName ?? "ok")).toEqual([
      "ok",
      "failure",
      "skipped",
      "failure",
      "skipped",
    ]);
    expect(cases.every((one: any) => Number(one.getAttribute("time")) >= 0)).toBe(true);
    expect(cases[1].textContent).toContain("<b> & 0.5");
    expect(document.querySelector('testsuite[name$="cut.ipynb"] error').getAttribute("message")).toContain("cut off");
  });
});

test("GitHub's annotations stand at the cell's line of the file, one line each", () => {
  const [first, second, third] = annotations(report);
  expect(first).toMatch(/^::error file=build\/.*wrong\.ipynb,line=\d+,title=.*cell 2%2C id .*::stdout%0A/);
  expect(second).toContain("boom");
  expect(third).toMatch(/^::error file=.*cut\.ipynb::.*cut off/);
});

test("a difference in white space alone can be seen", () => {
  const lines = describeDifference({ where: "stdout", stored: "a\n", fresh: "a \n" }, styleFor(false, {}));
  expect(lines).toEqual(["stdout", "white space differs:", String.raw`- stored "a\n"`, String.raw`+ came   "a \n"`]);
});

describe("a line diff", () => {
  test("shows what changed with a line around it", () => {
    const diff = lineDiff("a\nb\nc\nd", "a\nb\nC\nd").map(({ sign, text }) => sign + text);
    expect(diff).toEqual([" b", "-c", "+C", " d"]);
  });

  test("of a hundred thousand lines is short and quick", () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => i);
    expect(lineDiff(lines.join("\n"), lines.map((i) => i + 1).join("\n")).length).toBeLessThan(20);
  });
});
