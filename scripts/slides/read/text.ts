/** What the text of a reading copy has beyond that of a slide: exercises with a heading, code in fences, wide tables. */
import type { MarkdownIt } from "markdown-it";
import type { HighlighterCore } from "shiki/core";
import { highlight } from "../render/code.js";
import { fenceLanguage } from "../render/text.js";

/** "**E1.2 A line by hand** (easy, 3 minutes). Use …": words in bold that do a heading's work. */
const exercise = /^\s*\*\*(E\d+\.\d+[^*\n]*?)\.?\*\*\s*(?:\(([^()\n]{3,80})\)\.?)?\s*/;

export const beginsExercise = (source: string): boolean => exercise.test(source);

/** The same text with a heading. */
export const withExerciseHeading = (source: string): string =>
  source.replace(exercise, (_, name: string, how?: string) => `### ${name}${how ? ` · ${how}` : ""}\n\n`);

/** Fenced code gets its colours, or is left out for those who do not read code. */
export const fences =
  (shiki: HighlighterCore, shown: boolean) =>
  (code: string, language: string): string =>
    shown ? `${highlight(shiki, code.trimEnd(), fenceLanguage(language))}\n` : "";

/** Tables may be wider than a phone. */
export function withWideTables(md: MarkdownIt): MarkdownIt {
  md.renderer.rules.table_open = () => '<div class="scroll"><table>\n';
  md.renderer.rules.table_close = () => "</table></div>\n";
  return md;
}
