/** Numbers in prose, on slides and in text alternatives: each is computed, drawn, an input or a listed fact. */
import { writtenAlternatives } from "../../../ipynb/alternatives.js";
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { isDisplay, type Output, PLOTLY } from "../../../ipynb/outputs.js";
import { slideMetadata } from "../../../ipynb/slide.js";
import { gradusOf, isCode, type Lecture, textOf } from "../lecture.js";
import { prose, readable } from "../prose.js";

/**
 * Every result stated in prose stands in an earlier output (rounded as the prose rounds it), in the code up to the next cell (an
 * input), or in the lecture's table of facts. Not looked at: formulas, code, tasks, identifiers, estimates of time, whole
 * numbers up to ten.
 */
export function backedNumbers({ cells, declared }: Lecture, findings: Findings): void {
  if (!declared) return;
  const known = declared.facts.flatMap((fact) => numbersIn(fact).map(({ value }) => value));
  cells.forEach((cell, i) => {
    if (isCode(cell)) {
      known.push(...valuesOf(cell.source), ...cell.outputs.flatMap((output) => valuesOf(textOf(output))));
      return;
    }
    const next = cells.slice(i + 1).find(isCode);
    if (isTask(cell) || next?.source.includes("lesson.predict(")) return;
    const inputs = next ? valuesOf(next.source) : [];
    for (const number of numbersIn(withoutIdentifiers(prose(cell).replace(STATED_TIMES, " ")))) {
      if (counts(number) || [...known, ...inputs].some((one) => rounds(one, number))) continue;
      findings.add(
        cell,
        `${number.text} stands in no earlier output`,
        "print it in a cell before, or list it with its source among the lecture's facts",
      );
    }
  });
}

/** What a lecture says of its own length, which is counted by another rule. */
const STATED_TIMES = /\d+ minutes for the main path, \d+ more/;

/**
 * Every number on a slide and in what the lecturer says stands somewhere in the notebook: in an output, in code, in the text or
 * in the table of facts. Not looked at: what is not looked at in prose, and times.
 */
export function backedSlides({ cells, declared }: Lecture, findings: Findings): void {
  if (!declared) return;
  const known = [
    ...declared.facts.flatMap(valuesOf),
    ...cells.flatMap((cell) => [
      ...valuesOf(cell.source),
      ...cell.outputs.flatMap((output) => [...valuesOf(textOf(output)), ...drawnIn(output)]),
    ]),
  ];
  for (const cell of cells) {
    const { text = "", notes = "" } = slideMetadata(cell);
    for (const number of numbersIn(withoutIdentifiers(readable(`${text}\n\n${notes}`)))) {
      if (counts(number) || known.some((one) => rounds(one, number))) continue;
      findings.add(
        cell,
        `${number.text} on its slide stands nowhere in the notebook`,
        "compute it in a cell, or list it with its source among the lecture's facts",
      );
    }
  }
}

/**
 * Every number written by hand into a figure's text alternative, in the cell's metadata or in its code, stands in the figure,
 * in an earlier output or in code: it is drawn, or an input. Numbers put in by `${…}` and alternatives made by the library are
 * computed anyway; whole numbers up to ten count things.
 */
export function backedAlternatives({ cells }: Lecture, findings: Findings): void {
  const known: number[] = [];
  for (const cell of cells.filter(isCode)) {
    const alternative = /\balt:\s*((?:"[^"]*"|`[^`]*`)(?:\s*\+\s*(?:"[^"]*"|`[^`]*`))*)/g;
    known.push(...valuesOf(cell.source.replace(alternative, " ")));
    const inCode = [...cell.source.matchAll(alternative)].map((match) => match[1]!.replace(/\$\{[^}]*\}/g, " "));
    const written = [...writtenAlternatives(cell), ...inCode].join(" ");
    const figures = cell.outputs.flatMap(drawnIn);
    for (const number of numbersIn(written)) {
      if (counts(number) || [...known, ...figures].some((one) => rounds(one, number))) continue;
      findings.add(
        cell,
        `${number.text} in the text alternative is neither drawn nor computed`,
        "say only what the figure draws or an earlier cell prints, or leave the alternative to the library",
      );
    }
    known.push(...cell.outputs.flatMap((output) => valuesOf(textOf(output))));
  }
}

const drawnIn = (output: Output): number[] => (isDisplay(output) ? drawn(output.data[PLOTLY]) : []);

/** All numbers in a part of a figure, without sign; those packed in binary are not looked at. */
function drawn(part: unknown): number[] {
  if (typeof part === "number") return [Math.abs(part)];
  if (typeof part === "string") return part.length < 200 ? valuesOf(part) : [];
  if (!part || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([key, value]) => (key === "meta" ? [] : drawn(value)));
}

/** Exercises, their solutions, puzzles about slides and bugs ask, they do not state; so does what comes before a guess. */
function isTask(cell: Cell): boolean {
  return gradusOf(cell).solution !== undefined || /^\s*\*\*(Further reading|E\d|Slide error|Spot)/.test(cell.source);
}

function withoutIdentifiers(text: string): string {
  return text
    .replace(
      /\b(exercises?|lectures?|figures?|chapters?|sections?|slide errors?|slides?|pages?|version|lessons?)\s+\d+(\.\d+)*( (and|to|or) \d+(\.\d+)*)?/gi,
      " ",
    )
    .replace(/\d+(\.\d+)?( to \d+)?\s+(more )?(minutes?|seconds?|hours?)/gi, " ")
    .replace(/^\s*\d+\.\s/gm, " ")
    .replace(/^#.*$/gm, (heading) => heading.replace(/^#+\s*\d+\s*·/, ""));
}

interface Stated {
  text: string;
  value: number;
  decimals: number;
  percent: boolean;
}

/** Numbers as people and programs write them: −2.5, 10,000, 1e-7, 4.5·10¹⁹ counts as 4.5. Signs are left out. */
function numbersIn(text: string): Stated[] {
  const matches = text.matchAll(
    /(?<![\p{L}\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\p{L}\d.])\d+(?:\.\d+)?(?:e[-+]?\d+)?/gu,
  );
  return [...matches].map((match) => {
    const written = match[0];
    const plain = written.replace(/,/g, "");
    const percent = /^\s?%/.test(text.slice(match.index + written.length));
    return {
      text: written,
      value: Number(plain),
      decimals: /e/.test(plain) ? 12 : (plain.split(".")[1] ?? "").length,
      percent,
    };
  });
}

/** Whole numbers up to ten count things. */
const counts = ({ decimals, value }: Stated): boolean => decimals === 0 && value <= 10;

function valuesOf(text: string): number[] {
  return numbersIn(text.replace(/_/g, "")).map(({ value }) => value);
}

function rounds(known: number, { value, decimals, percent }: Stated): boolean {
  const half = 0.5 * Number(`1e-${decimals}`) * (1 + 1e-9);
  return Math.abs(known - value) <= half || (percent && Math.abs(100 * known - value) <= half);
}
