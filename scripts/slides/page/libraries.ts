/** The libraries' files, as text inside a page or shared by several. */
import { createHash } from "node:crypto";
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

/** A library's text, without the address of a source map that nobody has. */
export const library = (name: string): string => read(name).replace(/\n\/\/# sourceMappingURL=.*$/m, "");

/** How a page gets its libraries; each gives the element that stands in the page. */
export interface Libraries {
  script(name: string): string;
  /** The library that draws, which may wait until there is something to draw: `<script id="plotly">`. */
  drawing(name: string): string;
  style(name: string): string;
  /** KaTeX's style, with the fonts that this HTML expects at least. */
  katex(html: string): string;
  /** What the page's policy must allow beyond the usual. */
  policy: Record<string, string>;
}

/** Inside the page. */
export const insideThePage: Libraries = {
  script: (name) => inlineScript(library(name)),
  drawing: (name) => inlineScript(library(name)).replace("<script>", '<script id="plotly" type="text/plain">'),
  style: (name) => `<style>${library(name)}</style>`,
  katex: (html) => `<style>${katexStyle(html)}</style>`,
  policy: {},
};

/** In a folder assets/ beside the page, under names that change with what is in them. */
export class SharedLibraries implements Libraries {
  /** What must lie in the folder. */
  readonly files = new Map<string, string>();
  readonly policy = { "script-src": "file: 'self'", "style-src": "file: 'self'" };

  script(name: string): string {
    return `<script src="${this.share(name, library(name))}"></script>`;
  }

  drawing(name: string): string {
    return this.script(name);
  }

  style(name: string): string {
    return `<link rel="stylesheet" href="${this.share(name, library(name))}">`;
  }

  katex(): string {
    return `<link rel="stylesheet" href="${this.share("katex.css", katexStyle())}">`;
  }

  private share(name: string, text: string): string {
    const [, base = "", ending = ""] = /([^/]+)\.(\w+)$/.exec(name) ?? [];
    const file = `${base}-${createHash("sha256").update(text).digest("hex").slice(0, 10)}.${ending}`;
    this.files.set(file, text);
    return `assets/${file}`;
  }
}

/** Letters that few formulas use: which class in the HTML asks for them. */
const rareFonts: Record<string, RegExp> = {
  AMS: /class="[^"]*\b(amsrm|mathbb|textbb)\b/,
  Caligraphic: /class="[^"]*\bmathcal\b/,
  Fraktur: /class="[^"]*\b(mathfrak|textfrak|mathboldfrak)\b/,
  SansSerif: /class="[^"]*\b(mathsf|textsf|mathsfit|mathboldsf)\b/,
  Script: /class="[^"]*\b(mathscr|textscr)\b/,
  Typewriter: /class="[^"]*\b(mathtt|texttt)\b/,
};

/** KaTeX's style, with those of its woff2 fonts inside that the page's formulas use; all, where no page is given. */
export function katexStyle(html?: string): string {
  const fonts = dirname(filePath("katex/dist/katex.min.css"));
  return read("katex/dist/katex.min.css")
    .replace(/@font-face\{[^}]*\}/g, (face) => {
      const name = /font-family:"?KaTeX_(\w+)/.exec(face)?.[1] ?? "";
      return html === undefined || (rareFonts[name]?.test(html) ?? true) ? face : "";
    })
    .replace(/src:url\((fonts\/[\w-]+\.woff2)\)[^;}]*/g, (_, font: string) => {
      return `src:url(data:font/woff2;base64,${readFileSync(join(fonts, font), "base64")}) format("woff2")`;
    });
}
