/** English as a native author writes it: turns that a list can find. What it cannot find is for the ear. */
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { isDisplay } from "../../../ipynb/outputs.js";
import { slideMetadata } from "../../../ipynb/slide.js";
import { isCode, type Lecture } from "../lecture.js";
import { countWords, readable } from "../prose.js";
import { turnsIn } from "../turns.js";

/** No turn of phrase that a native author would not write. */
export function wording({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells) {
    for (const text of textsOf(cell)) {
      const found = turnsIn(text).map(({ words, remedy }) => ({ words: short(words), remedy }));
      for (const { words, remedy } of found.filter((one, i) => found.findIndex(same(one)) === i)) {
        const times = found.filter(({ words: again }) => again === words).length;
        findings.add(cell, `says "${words}"${times > 1 ? ` ${times} times` : ""}`, remedy);
      }
      for (const run of staccato(text))
        findings.add(
          cell,
          `says in a row "${short(run)}"`,
          "join them: a short sentence lands an argument, three are a telegram",
        );
    }
  }
}

const same =
  ({ words }: { words: string }) =>
  (other: { words: string }) =>
    other.words === words;

/** Nobody, somebody and everybody are a tic: at most three a lecture. */
export function nobody({ cells }: Lecture, findings: Findings): void {
  const users = cells.flatMap((cell) =>
    textsOf(cell).flatMap((text) => (text.match(/\b(nobody|somebody|everybody)\b/gi) ?? []).map(() => cell)),
  );
  if (users.length > 3)
    findings.add(
      undefined,
      `"nobody", "somebody" and "everybody" stand in it ${users.length} times: at most three`,
      `say who it is; the first are in ${[...new Set(users.map(({ id }) => id))].slice(0, 5).join(", ")}`,
    );
}

/** What is read of a cell: its prose, its slide and notes, and what the lesson functions show. */
function textsOf(cell: Cell): string[] {
  const { text = "", notes = "" } = slideMetadata(cell);
  const shown = cell.outputs.filter((output) => isDisplay(output) && output.data["text/html"] !== undefined);
  return [
    isCode(cell) ? "" : readable(cell.source),
    readable(text),
    readable(notes),
    ...shown.map((output) => (isDisplay(output) ? htmlText(String(output.data["text/html"])) : "")),
  ].filter((one) => one.trim() !== "");
}

/** The words of HTML; tables hold values and no sentences. */
const htmlText = (html: string): string =>
  html
    .replace(/<table[\s\S]*?<\/table>/g, " ")
    .replace(/<\/(p|div|li|summary)>/g, "\n")
    .replace(/<[^>]+>/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"');

/** Runs of four sentences and more that have five words at most. */
function staccato(text: string): string[] {
  const runs: string[] = [];
  for (const paragraph of text.replace(/^(#|\||- |\d+\. ).*$/gm, "\n").split(/\n\s*\n/)) {
    let run: string[] = [];
    for (const sentence of [
      ...paragraph.split(/(?<=[.!?])\s+/),
      "this sentence is long and ends every run that came before",
    ]) {
      const words = countWords(sentence);
      if (words > 0 && words <= 5) run.push(sentence.trim());
      else {
        if (run.length >= 4) runs.push(run.join(" "));
        run = [];
      }
    }
  }
  return runs;
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 70 ? `${line.slice(0, 67)}…` : line;
};
