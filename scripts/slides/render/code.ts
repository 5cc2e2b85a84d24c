/** Code with colours for both themes, chosen by a variable in the page's style. */
import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

const themes = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" } as const;

/** The theme's grey of comments would be too pale on a line that is marked. */
const colorReplacements = { [themes.light]: { "#66707b": "#57606a" } };

let ready: Promise<HighlighterCore> | undefined;

/** Loads the highlighter once. */
export function highlighter(): Promise<HighlighterCore> {
  ready ??= createHighlighterCore({
    themes: [
      import("shiki/themes/github-light-high-contrast.mjs"),
      import("shiki/themes/github-dark-high-contrast.mjs"),
    ],
    langs: [import("shiki/langs/typescript.mjs"), import("shiki/langs/python.mjs"), import("shiki/langs/json.mjs")],
    engine: createJavaScriptRegexEngine(),
  });
  return ready;
}

/**
 * `<pre class="shiki …">` for TypeScript, Python, JSON or, with `ansi`, what a terminal shows. `matters` says of a line,
 * from 1, whether it is marked.
 */
export function highlight(
  shiki: HighlighterCore,
  code: string,
  language: string,
  matters: (line: number) => boolean = () => false,
): string {
  const lang = language === "ansi" || shiki.getLoadedLanguages().includes(language) ? language : "text";
  const line = (hast: { properties: Record<string, unknown> }, number: number) => {
    if (matters(number)) hast.properties.class = "line matters";
  };
  return shiki.codeToHtml(code, {
    lang,
    themes,
    colorReplacements,
    defaultColor: false,
    transformers: [{ line }],
    // The same colours on a busy machine: by default a line that takes half a second is left as it is.
    tokenizeTimeLimit: 0,
  });
}

/** Code of at most so many lines is shown whole, with the lines that matter marked; of longer code only those are shown. */
const WHOLE = 8;

/** What a slide shows of a cell's code: where it is long, only the lines that matter, and "// …" for those between. */
export function withoutTheRest(source: string, marked: ReadonlySet<number>): { code: string; marked: Set<number> } {
  const lines = source.trimEnd().split("\n");
  if (lines.length <= WHOLE) return { code: source, marked: new Set(marked) };
  const shown: string[] = [];
  let left = false;
  for (const [i, line] of lines.entries()) {
    if (marked.has(i + 1)) shown.push(line);
    else if (line.trim() !== "" && !left) shown.push(line.replace(/\S.*/, "// …"));
    left = marked.has(i + 1) ? false : left || line.trim() !== "";
  }
  return { code: shown.join("\n"), marked: new Set() };
}

/** A stretch of code and the number of its first line in the whole, from 1. */
export interface Part {
  text: string;
  first: number;
}

/** Parts of at most `limit` lines on the page; breaks at blank lines where there are some. */
export function splitCode(code: string, limit: number, columns: number): Part[] {
  const lines = code.replace(/\s+$/, "").split("\n");
  const parts: Part[] = [];
  let from = 0;
  while (from < lines.length) {
    if (lines[from]!.trim() === "") {
      from += 1;
      continue;
    }
    let to = from;
    for (let height = 0; to < lines.length; to++) {
      height += rowsOf(lines[to]!, columns);
      if (height > limit && to > from) break;
    }
    if (to < lines.length) {
      const blank = lines.lastIndexOf("", to);
      if (blank - from > (to - from) / 3) to = blank;
    }
    parts.push({ text: lines.slice(from, to).join("\n").trimEnd(), first: from + 1 });
    from = to;
  }
  return parts;
}

/** Lines on the page that a line of code takes. */
export const rowsOf = (line: string, columns: number): number => Math.max(1, Math.ceil(line.length / columns));
