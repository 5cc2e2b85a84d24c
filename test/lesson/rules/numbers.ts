import { type Cell, type Notebook, prose, readable, type Violation } from "./notebook.js";
import { linesOf, slideOf } from "./slides.js";

/**
 * Every result stated in prose stands in an earlier output (rounded as the prose rounds it), in the code up to the next cell (an
 * input), or in the lecture's table of facts. Not looked at: formulas, code, tasks, identifiers, estimates of time, whole
 * numbers up to ten.
 */
export function backedNumbers({ cells }: Notebook, facts: readonly string[]): Violation[] {
  const known = facts.flatMap((fact) => numbersIn(fact).map(({ value }) => value));
  const found: Violation[] = [];
  cells.forEach((cell, i) => {
    if (cell.type === "code") {
      known.push(
        ...valuesOf(cell.source),
        ...cell.outputs.flatMap((output) => valuesOf(output.text ?? output.data["text/plain"] ?? "")),
      );
      return;
    }
    const next = cells.slice(i + 1).find((later) => later.type === "code");
    if (isTask(cell) || next?.source.includes("lesson.predict(")) return;
    const inputs = next ? valuesOf(next.source) : [];
    const stated = numbersIn(withoutIdentifiers(prose(cell)));
    const backed = (number: Stated) => [...known, ...inputs].some((one) => rounds(one, number));
    const loose = stated.filter((number) => !(number.decimals === 0 && number.value <= 10) && !backed(number));
    for (const { text } of loose) found.push(`cell ${cell.id}: ${text} stands in no earlier output`);
  });
  return found;
}

/**
 * Every number on a slide and in what the lecturer says stands somewhere in the notebook: in an output, in code, in the text or
 * in the table of facts. Not looked at: what is not looked at in prose, and times.
 */
export function backedSlides({ cells }: Notebook, facts: readonly string[]): Violation[] {
  const known = [
    ...facts.flatMap(valuesOf),
    ...cells.flatMap((cell) => [
      ...valuesOf(cell.source),
      ...cell.outputs.flatMap((output) => [
        ...valuesOf(output.text ?? output.data["text/plain"] ?? ""),
        ...drawn(output.data?.["application/vnd.plotly.v1+json"]),
      ]),
    ]),
  ];
  return cells.flatMap((cell) => {
    const { text, notes } = slideOf(cell);
    return numbersIn(withoutIdentifiers(readable(`${linesOf(text)}\n\n${linesOf(notes)}`)))
      .filter((number) => !(number.decimals === 0 && number.value <= 10) && !known.some((one) => rounds(one, number)))
      .map((number) => `cell ${cell.id}: ${number.text} on its slide stands nowhere in the notebook`);
  });
}

/**
 * Every number written by hand into a figure's text alternative stands in the figure, in an earlier output or in code: it is
 * drawn, or an input. Numbers put in by `${…}` and alternatives made by the library are computed anyway; whole numbers up to
 * ten count things.
 */
export function backedAlternatives({ cells }: Notebook): Violation[] {
  const known: number[] = [];
  return cells.flatMap((cell) => {
    if (cell.type !== "code") return [];
    const alternative = /\balt:\s*((?:"[^"]*"|`[^`]*`)(?:\s*\+\s*(?:"[^"]*"|`[^`]*`))*)/g;
    known.push(...valuesOf(cell.source.replace(alternative, " ")));
    const written = [...cell.source.matchAll(alternative)]
      .map((match) => match[1]!.replace(/\$\{[^}]*\}/g, " "))
      .join(" ");
    const figures = cell.outputs.flatMap(({ data }) => drawn(data["application/vnd.plotly.v1+json"]));
    const loose = numbersIn(written).filter(
      (number) =>
        !(number.decimals === 0 && number.value <= 10) && ![...known, ...figures].some((one) => rounds(one, number)),
    );
    known.push(...cell.outputs.flatMap((output) => valuesOf(output.text ?? output.data["text/plain"] ?? "")));
    return loose.map(({ text }) => `cell ${cell.id}: ${text} in the text alternative is neither drawn nor computed`);
  });
}

/** All numbers in a part of a figure, without sign; those packed in binary are not looked at. */
function drawn(part: unknown): number[] {
  if (typeof part === "number") return [Math.abs(part)];
  if (typeof part === "string") return part.length < 200 ? valuesOf(part) : [];
  if (!part || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([key, value]) => (key === "meta" ? [] : drawn(value)));
}

/** Exercises, their solutions, puzzles about slides and bugs ask, they do not state; so does what comes before a guess. */
function isTask(cell: Cell): boolean {
  return (
    cell.metadata.gradus?.solution !== undefined ||
    /^\s*\*\*(Further reading|Exercise|Find the bug|Slide error|Spot)/.test(cell.source)
  );
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

function valuesOf(text: string): number[] {
  return numbersIn(text.replace(/_/g, "")).map(({ value }) => value);
}

function rounds(known: number, { value, decimals, percent }: Stated): boolean {
  const half = 0.5 * Number(`1e-${decimals}`) * (1 + 1e-9);
  return Math.abs(known - value) <= half || (percent && Math.abs(100 * known - value) <= half);
}
