/** Code with colours for both themes, chosen by a variable in the page's style. */
import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

const themes = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" } as const;

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

/** `<pre class="shiki …">` for TypeScript, Python, JSON or, with `ansi`, what a terminal shows. */
export function highlight(shiki: HighlighterCore, code: string, language: string): string {
  const lang = language === "ansi" || shiki.getLoadedLanguages().includes(language) ? language : "text";
  return shiki.codeToHtml(code, { lang, themes, defaultColor: false });
}

/** Parts of at most `limit` lines on the page; breaks at blank lines where there are some. */
export function splitCode(code: string, limit: number, columns: number): string[] {
  const lines = code.replace(/\s+$/, "").split("\n");
  const parts: string[] = [];
  let part: string[] = [];
  let height = 0;
  const close = () => {
    const text = part.join("\n").replace(/^\n+|\s+$/g, "");
    if (text) parts.push(text);
    part = [];
    height = 0;
  };
  for (const line of lines) {
    const rows = rowsOf(line, columns);
    if (height + rows > limit) {
      const blank = part.lastIndexOf("");
      const carried = blank > part.length / 3 ? part.splice(blank) : [];
      close();
      part = carried.slice(1);
      height = part.reduce((sum, one) => sum + rowsOf(one, columns), 0);
    }
    part.push(line);
    height += rows;
  }
  close();
  return parts;
}

/** Lines on the page that a line of code takes. */
export const rowsOf = (line: string, columns: number): number => Math.max(1, Math.ceil(line.length / columns));
