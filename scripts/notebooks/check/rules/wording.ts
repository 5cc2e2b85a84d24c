/** English as a native author writes it: turns that a list can find. What it cannot find is for the ear. */
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { isDisplay } from "../../../ipynb/outputs.js";
import { slideMetadata } from "../../../ipynb/slide.js";
import { isCode, type Lecture } from "../lecture.js";
import { countWords, readable } from "../prose.js";

/** What is not said in the course, and what is. */
const turns: [pattern: RegExp, remedy: string][] = [
  [
    /(?<=^|[.!?:]["”’)]?\s)(Who|Whoever) (?!is\b|was\b|are\b|would\b|will\b|has\b|does\b|did\b|can\b|knows\b|wants\b|[^.!?]*\?)[^.!?]*[.!]/gm,
    "name who it is: every patient that …, anyone who …",
  ],
  [/(?<=^|[.!?]["”’)]?\s)(Nobody|Everybody)\b[^.!?]*[.!?]/gm, "say what it is about: The loss is not a law of nature"],
  [/, too(?=[.;:!?])/g, 'say "as well" or "also", before the verb'],
  [/\bpart(s|ed) (them|it)\b|\b(is|are|was|were|be) parted\b/g, 'say "separates", "are separated"'],
  [/\b(it|she|he|they|machine|network|neuron|model)s? shall\b/gi, 'say "its task is to", "is to"'],
  [/\bwhoever\b/g, 'say "anyone who", "every lump that"'],
  [/\b(\w+s?) behind \1\b|\bbehind the first\b/g, 'say "one feeding another", "beyond the first"'],
  [/\bhad \d[\d.,]* ?(cm|dm|m|mm|kg|g|Gy)\b/g, 'say "was 1.37 dm long", "weighed 3 kg"'],
  [/\b(which|what) (row|column|cell|line)s? does\b[^?!\n]{0,60}\bstand in\b/gi, 'ask "in which row is 1.24?"'],
  [/\banother half every time\b/gi, 'say "a different half each time"'],
  [/\b(mend(s|ed|ing)?)\b/gi, 'say "fix"'],
  [/\bdear(er|est)?\b/gi, 'say "expensive"'],
  [/\bkept aside\b/gi, 'say "held out"'],
  [/\bin use\b(?!d)/gi, 'say "at test time", or what uses it'],
  [/\bthe \.\d+ of\b|\bthe \w+ \w+ of the slider\b/g, 'say "row (0, 0)\'s 0.38", "the slider\'s fourth border"'],
  [/\d ?\$(?!\w)(?![^$\n]*\$)/g, 'write "$0.30"'],
  [/\d %/g, 'write "67.6%", without a space'],
  [/\*(and|or|xor|not)\*/g, "put the word in quotation marks: 'and'"],
  [
    /\b(powerful|it is important to note|in this section we|needless to say|of course,)/gi,
    "leave it out: it says nothing",
  ],
];

/** No turn of phrase that a native author would not write. */
export function wording({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells) {
    for (const text of textsOf(cell)) {
      for (const [pattern, remedy] of turns) {
        const found = [...text.matchAll(pattern)].map(([words]) => short(words));
        for (const words of new Set(found)) {
          const times = found.filter((one) => one === words).length;
          findings.add(cell, `says "${words}"${times > 1 ? ` ${times} times` : ""}`, remedy);
        }
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
