/** Words of the glossary: each is defined where it first appears. */
import type { Findings } from "../../../ipynb/findings.js";
import { slideType } from "../../../ipynb/slide.js";
import { isFinished, type Lecture, type Word } from "../lecture.js";
import { prose } from "../prose.js";

/**
 * Every word of the glossary is defined in its lecture, in bold or by `lesson.term`, and not used in a cell before that.
 * Speaker notes are not read by the learner; the cell "aims" and headings may name what is to come.
 */
export function terms(lecture: Lecture, findings: Findings): void {
  const read = lecture.cells.filter((cell) => slideType(cell) !== "notes" && cell.id !== "aims");
  const all = lecture.declared?.words ?? [];
  for (const word of all.filter((one) => one.lecture === lecture.number)) {
    const defined = read.findIndex((cell) => defines(cell.source, cell.type, word));
    const remedy = `put it in bold where it is explained, or call lesson.term("${word.id}")`;
    if (defined < 0) {
      if (isFinished(lecture)) findings.add(undefined, `"${word.id}" is never defined`, remedy);
      continue;
    }
    const longer = all.filter((other) => other.id !== word.id && usedAt(word, other.id) >= 0);
    const early = read.slice(0, defined).find((cell) => usedAt(word, without(longer, prose(cell))) >= 0);
    if (early) findings.add(early, `"${word.id}" is used before it is defined in cell ${read[defined]!.id}`, remedy);
  }
}

/** Where a word of the glossary is used in running text, as a whole word; −1 when it is not. */
export function usedAt(word: Word, text: string): number {
  const spellings = [word.id, ...(word.also ?? [])].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}])(?:${spellings.join("|")})(?![\\p{L}\\p{N}])`, "iu"));
}

function defines(source: string, type: string, word: Word): boolean {
  if (type === "code") {
    const named = [...source.matchAll(/\blesson\.term\(([^)]*)\)/g)].flatMap(
      ([, names]) => names!.match(/"[^"]*"/g) ?? [],
    );
    return named.includes(`"${word.id}"`);
  }
  const bold = source.match(/\*\*[^*]+\*\*/g) ?? [];
  return bold.some((words) => usedAt(word, words) >= 0);
}

/** "gradient descent" is no use of "gradient"; a heading is none either. */
function without(longer: Word[], text: string): string {
  const body = text.replace(/^#.*$/gm, " ");
  return longer.reduce((left, word) => left.replaceAll(new RegExp(word.id, "gi"), " "), body);
}
