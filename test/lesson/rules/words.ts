import { usedAt } from "../../../src/lesson/glossary.js";
import type { Term } from "../../../src/lesson/lecture.js";
import { type Notebook, prose, type Violation } from "./notebook.js";

/**
 * Every term of the glossary is defined in its lecture, in bold or by `lesson.term`, and not used in a cell before that.
 * Speaker notes are not read by the learner; the cell "aims" and headings may name what is to come.
 */
export function terms({ cells, lecture }: Notebook, glossary: Iterable<Term>): Violation[] {
  const read = cells.filter((cell) => cell.metadata.slideshow?.slide_type !== "notes" && cell.id !== "aims");
  const all = [...glossary];
  const finished = cells.some((cell) => cell.source.includes("lesson.card("));
  return all
    .filter((term) => term.lecture === lecture)
    .flatMap((term) => {
      const defined = read.findIndex((cell) => defines(cell.source, cell.type, term));
      if (defined < 0 && !finished) return [];
      if (defined < 0)
        return [
          `"${term.id}" is never defined: put it in bold where it is explained, or call lesson.term("${term.id}")`,
        ];
      const longer = all.filter((other) => other.id !== term.id && usedAt(term, other.id) >= 0);
      const early = read.slice(0, defined).find((cell) => usedAt(term, without(longer, prose(cell))) >= 0);
      return early ? [`cell ${early.id}: "${term.id}" is used before it is defined in cell ${read[defined]!.id}`] : [];
    });
}

function defines(source: string, type: string, term: Term): boolean {
  if (type === "code") return source.includes(`lesson.term("${term.id}")`);
  const bold = source.match(/\*\*[^*]+\*\*/g) ?? [];
  return bold.some((words) => usedAt(term, words) >= 0);
}

/** "gradient descent" is no use of "gradient"; a heading is none either. */
function without(longer: Term[], text: string): string {
  const body = text.replace(/^#.*$/gm, " ");
  return longer.reduce((left, term) => left.replaceAll(new RegExp(term.id, "gi"), " "), body);
}
