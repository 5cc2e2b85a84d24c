import { box, details, prose } from "./html.js";
import { findQuestion } from "./registry.js";
import { show } from "./show.js";

/**
 * Shows a question with one fold for each option: opening it says whether it is right, and why. Needs no kernel to be read.
 *
 * @example
 * lesson.quiz("Q1.1")
 */
export function quiz(id: string): void {
  const { question, options } = findQuestion(id);
  const letter = (i: number) => "ABCDEFGH"[i]!;
  const folds = options.map((option, i) => {
    const verdict = option.right ? "<strong>✓ Correct.</strong>" : "<strong>✗ Not this one.</strong>";
    return details(`<strong>${letter(i)}</strong>&ensp;${prose(option.text)}`, `${verdict} ${prose(option.why)}`);
  });
  const correct = options.findIndex((option) => option.right);
  const text = [
    `quiz ${id}: ${question}`,
    ...options.map((option, i) => `  ${letter(i)}  ${option.text}`),
    `answer: ${letter(correct)}. ${options[correct]!.why}`,
    ...options.flatMap((option, i) => (option.right ? [] : [`not ${letter(i)}: ${option.why}`])),
  ].join("\n");
  show({ html: box("note", `<strong>${prose(question)}</strong>${folds.join("")}`), text }, { kind: "quiz", id });
}
