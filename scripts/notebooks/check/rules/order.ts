/** How a lecture begins and how it ends. */
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { isDisplay, PLOTLY } from "../../../ipynb/outputs.js";
import { countCalls, isCode, isFinished, type Lecture } from "../lecture.js";

const showsFigure = (cell: Cell): boolean =>
  cell.outputs.some((output) => isDisplay(output) && output.data[PLOTLY] !== undefined);

/** In the first three cells stand a question and a picture that one can handle. */
export function opening({ cells }: Lecture, findings: Findings): void {
  const first = cells.slice(0, 3);
  const title = cells[0];
  if (title?.type !== "markdown" || !/^# \d+ · \S/.test(title.source))
    findings.add(
      title,
      "does not begin with the lecture's title",
      'write "# 4 · What the lecture is about" into the first cell',
    );
  if (!first.some((cell) => cell.type === "markdown" && cell.source.includes("?")))
    findings.add(
      title,
      "asks nothing in its first three cells",
      "begin with a question that a reader would really ask",
    );
  const ran = cells.some((cell) => cell.outputs.length > 0);
  if (!first.some(showsFigure) && ran)
    findings.add(
      title,
      "shows no figure in its first three cells",
      "put a picture that one can handle there, and no code before it",
    );
  const early = first.slice(0, Math.max(0, first.findIndex(showsFigure))).find(isCode);
  if (early)
    findings.add(
      early,
      "runs code before the first figure, which does not draw it",
      "move it into src/, or below the figure: the lecture opens with a picture",
    );
  if (!cells.some((cell) => statedTimes(cell.source)))
    findings.add(
      undefined,
      "does not say how long it takes",
      'write "**Time:** 45 minutes for the main path, 90 more for the side rooms." into one of the first cells',
    );
}

/** What a lecture says of its time: "**Time:** 45 minutes for the main path, 20 more for the side rooms". */
export function statedTimes(markdown: string): { core: number; everything: number } | undefined {
  const [, core, more] =
    /\*\*Time:?\*\*:?\s*(\d+) minutes\b(?:[^.]*?\b(\d+) (?:minutes )?more\b)?/.exec(markdown) ?? [];
  return core === undefined ? undefined : { core: Number(core), everything: Number(core) + Number(more ?? 0) };
}

/** Every lecture closes in one order: card, quiz, words, what was claimed, cost, further reading. */
export function closingOrder(lecture: Lecture, findings: Findings): void {
  if (!isFinished(lecture)) return;
  const { cells } = lecture;
  const heading = (words: RegExp) => cells.findLastIndex((cell) => !isCode(cell) && words.test(cell.source));
  const first = (name: string) => cells.findIndex((cell) => countCalls(cell, name) > 0);
  const stations: [name: string, at: number, remedy: string][] = [
    ["the card", first("card"), "call lesson.card"],
    ["the quiz", first("quiz"), "call lesson.quiz for each of five questions"],
    ["the words", heading(/^#+ .*\bwords\b/im), 'add a cell "## Words of this lecture"'],
    ["what was claimed", first("closing"), "call lesson.closing"],
    ["the cost", first("cost"), "call lesson.cost"],
    ["further reading", heading(/\*\*Further reading|^#+ Further reading/m), 'add a cell "**Further reading.** …"'],
  ];
  const order = stations.map(([name]) => name).join(", ");
  for (const [name, at, remedy] of stations)
    if (at < 0) findings.add(undefined, `closes without ${name}`, `${remedy}; the order is ${order}`);
  const there = stations.filter(([, at]) => at >= 0);
  there.forEach(([name, at], i) => {
    const before = there[i - 1];
    if (before && before[1] > at)
      findings.add(cells[at], `${name} stands before ${before[0]}`, `every lecture closes in one order: ${order}`);
  });
}
