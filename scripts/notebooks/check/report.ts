/** What `--check` prints: each finding with its place and remedy, both reading times, the counts. */
import { inWords } from "../../ipynb/findings.js";
import type { Style } from "../report/style.js";
import type { Broken, Checked } from "./check.js";

/** The whole report: what is found in each notebook, then the counts. */
export function checkReport(checked: Checked[], style: Style): string {
  return `${checked.map((one) => aboutOne(one, style)).join("\n")}\n${counts(checked)}\n`;
}

function aboutOne({ name, problem, broken, times }: Checked, style: Style): string {
  if (problem !== undefined) return `${style.yellow("!")} ${name} ${problem}\n`;
  const mark = broken.length > 0 ? style.red("✗") : style.green("✓");
  const lines = section(broken, style);
  return `${lines.join("\n")}${lines.length ? "\n\n" : ""}${mark} ${name}\n${times ? timesInWords(times) : ""}`;
}

/** Findings under the rule that they break. */
function section(broken: Broken[], style: Style): string[] {
  const names = [...new Set(broken.map(({ rule }) => rule))];
  return names.flatMap((name) => {
    const found = broken.filter(({ rule }) => rule === name);
    return ["", style.bold(`${name} (${found.length})`), ...found.map((one) => `  ${inWords(one)}`)];
  });
}

function timesInWords({ core, everything, stated }: NonNullable<Checked["times"]>): string {
  const says = (minutes: number | undefined) => (minutes === undefined ? "none stated" : `${minutes} stated`);
  return (
    `  core path      ${minutes(core)} (${says(stated?.core)})\n` +
    `  with side rooms and code ${minutes(everything).trim()} (${says(stated?.everything)})\n`
  );
}

const minutes = (value: number): string => `${value.toFixed(0).padStart(3)} minutes`;

function counts(checked: Checked[]): string {
  const found = checked.flatMap(({ broken }) => broken).length;
  const unread = checked.filter(({ problem }) => problem !== undefined).length;
  const parts = [plural(found, "finding"), ...(unread ? [`${unread} could not be read`] : [])];
  return `${plural(checked.length, "notebook")}: ${parts.join(", ")}`;
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
