/** The libraries' files as text that may stand inside a page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const kept = new Map<string, string>();

/** A file of a package, such as `reveal.js/dist/reset.css`. */
function read(name: string): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(filePath(name), "utf8");
  kept.set(name, text);
  return text;
}

/** By the package's folder: its `exports` need not name the file. */
function filePath(name: string): string {
  const [packageName = "", ...rest] = name.split("/");
  const folders = require.resolve.paths(packageName) ?? [];
  for (const folder of folders) {
    const path = join(folder, packageName, ...rest);
    try {
      readFileSync(path);
      return path;
    } catch {}
  }
  throw new Error(`${name} is not installed: run npm ci`);
}

/** A script that stands in a page: nothing in it ends the element. */
export const inlineScript = (text: string): string =>
  `<script>${text.replace(/<\/script/gi, "<\\/script").replaceAll("<!--", "<\\!--")}</script>`;

export const script = (name: string): string => inlineScript(read(name).replace(/\n\/\/# sourceMappingURL=.*$/m, ""));
export const style = (name: string): string => read(name);

/** Letters that few formulas use: which class in the HTML asks for them. */
const rareFonts: Record<string, RegExp> = {
  AMS: /class="[^"]*\b(amsrm|mathbb|textbb)\b/,
  Caligraphic: /class="[^"]*\bmathcal\b/,
  Fraktur: /class="[^"]*\b(mathfrak|textfrak|mathboldfrak)\b/,
  SansSerif: /class="[^"]*\b(mathsf|textsf|mathsfit|mathboldsf)\b/,
  Script: /class="[^"]*\b(mathscr|textscr)\b/,
  Typewriter: /class="[^"]*\b(mathtt|texttt)\b/,
};

/** KaTeX's style, with those of its woff2 fonts inside that the page's formulas use. */
export function katexStyle(html: string): string {
  const fonts = dirname(filePath("katex/dist/katex.min.css"));
  return read("katex/dist/katex.min.css")
    .replace(/@font-face\{[^}]*\}/g, (face) => {
      const name = /font-family:"?KaTeX_(\w+)/.exec(face)?.[1] ?? "";
      return (rareFonts[name]?.test(html) ?? true) ? face : "";
    })
    .replace(/src:url\((fonts\/[\w-]+\.woff2)\)[^;}]*/g, (_, font: string) => {
      return `src:url(data:font/woff2;base64,${readFileSync(join(fonts, font), "base64")}) format("woff2")`;
    });
}
