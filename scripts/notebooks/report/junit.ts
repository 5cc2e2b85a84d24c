/** The report as JUnit XML: a test case per cell, with its time, the difference in the failure. */
import { writeReport } from "../../command/report-file.js";
import type { CellVerdict } from "../verdict.js";
import { cellTitle, describeCell } from "./failures.js";
import type { NotebookReport, Report } from "./report.js";
import { styleFor } from "./style.js";

const plain = styleFor(false, {});

/** Writes the report where CI looks for it. */
export function writeJunit(file: string, report: Report): void {
  writeReport("--junit", file, junit(report));
}

export function junit({ notebooks, seconds }: Report): string {
  const suites = notebooks.map(suite).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="notebooks" time="${seconds.toFixed(3)}">\n${suites}</testsuites>\n`;
}

function suite(notebook: NotebookReport): string {
  const cases = notebook.problem
    ? [
        `<testcase classname=${quote(notebook.name)} name="notebook"><error message=${quote(notebook.problem)}/></testcase>`,
      ]
    : notebook.cells.map((cell) => testCase(notebook, cell));
  const count = (tag: string) => cases.filter((text) => text.includes(`<${tag}`)).length;
  const counts = `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}"`;
  const head = `  <testsuite name=${quote(notebook.name)} ${counts} time="${notebook.seconds.toFixed(3)}">`;
  return `${head}\n${cases.map((text) => `    ${text}\n`).join("")}  </testsuite>\n`;
}

function testCase(notebook: NotebookReport, verdict: CellVerdict): string {
  const name = `${cellTitle(verdict)}: ${verdict.cell.source.trim().split("\n")[0] ?? ""}`;
  const head = `<testcase classname=${quote(notebook.name)} name=${quote(name)} time="${(verdict.execution.duration / 1000).toFixed(3)}"`;
  const lines = describeCell(verdict, plain, notebook.stored === undefined);
  if (verdict.state === "skipped" || verdict.state === "not run")
    return `${head}><skipped message=${quote(verdict.state)}/></testcase>`;
  if (lines.length === 0) return `${head}/>`;
  return `${head}><failure message=${quote(lines[0] ?? "")}>${xml(lines.join("\n"))}</failure></testcase>`;
}

/** XML has no place for most control characters, escaped or not. */
const xml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const quote = (text: string): string => `"${xml(text).replace(/\n/g, "&#10;").replace(/\t/g, "&#9;")}"`;
