/** What every page we write has: nothing from anywhere, the house's colours, styles and scripts inside. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../setup/root.mjs";
import type { Audience } from "../deck/group.js";
import { htmlText } from "../render/html.js";

/** What a page says of itself. */
export interface About {
  kind: "deck" | "copy" | "index";
  /** As people read it. */
  title?: string;
  lecture?: number | undefined;
  minutes?: number | undefined;
  slides?: number;
  audience?: Audience;
}

export interface Page {
  title: string;
  /** Further attributes of `<html>`. */
  attributes?: string;
  /** What it may load beyond what stands in it, by directive. */
  policy?: Record<string, string>;
  /** What the page is, for the list of the folder's pages. */
  about: About;
  /** Elements for the head, after the title. */
  head: string[];
  /** Elements of the body. */
  body: string[];
}

/** Nothing from anywhere: every request is refused by the page itself. */
const policy: Record<string, string> = {
  "default-src": "'none'",
  "script-src": "'unsafe-inline' blob:",
  "style-src": "'unsafe-inline'",
  "img-src": "data: blob:",
  "font-src": "data:",
  "worker-src": "blob:",
};

/** The whole page. */
export function htmlPage({ title, attributes = "", policy: more = {}, about, head, body }: Page): string {
  const names = [...new Set([...Object.keys(policy), ...Object.keys(more)])];
  const rules = names.map((name) => [name, policy[name], more[name]].filter((part) => part).join(" "));
  return `<!doctype html>
<html lang="en"${attributes}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${rules.join("; ")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="gradus" content="${htmlText(JSON.stringify(about))}">
<title>${title}</title>
${lines(head)}
</head>
<body>
${lines(body)}
</body>
</html>
`;
}

const lines = (elements: string[]): string => elements.filter((element) => element !== "").join("\n");

/** The house's colours, as figures have them, as variables `--palette-0` … */
export async function palette(): Promise<string> {
  // The library as it is built, which no TypeScript of the scripts compiles against.
  const { plot } = await import(pathToFileURL(join(projectRoot(), "src", "dist", "index.js")).href);
  const colours = (plot.palette as string[]).map((colour, i) => `--palette-${i}: ${colour};`).join(" ");
  return `:root { ${colours} }`;
}

/** Colours of code as classes instead of a style on each word: a tenth of the page's size. */
export function codeColours(html: string): { html: string; rules: string } {
  const names = new Map<string, string>();
  const short = html.replace(/<span style="(--shiki-[^"]*)">/g, (_, colours: string) => {
    const name = names.get(colours) ?? `c${names.size}`;
    names.set(colours, name);
    return `<span class="${name}">`;
  });
  return { html: short, rules: [...names].map(([colours, name]) => `.${name} { ${colours} }\n`).join("") };
}

/** A style or script of ours, from a room of scripts/slides, as text. */
export const own = (room: string, name: string): string =>
  readFileSync(join(projectRoot(), "scripts", "slides", room, name), "utf8");
