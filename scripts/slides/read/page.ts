/** A reading copy as one self-contained HTML page. */
import { gzipSync } from "node:zlib";
import { bundleFor } from "../../ipynb/plotly.js";
import type { Audience } from "../deck/group.js";
import { codeColours, htmlPage, own, palette } from "../page/frame.js";
import { inlineScript, insideThePage, library } from "../page/libraries.js";
import { htmlText } from "../render/html.js";
import type { ReadingCopy } from "./copy.js";
import { contentsHtml } from "./headings.js";
import { withLinks } from "./links.js";

/** The whole page. `file` is the notebook's name without its ending; `others` are those of its neighbours. */
export async function readingPage(
  copy: ReadingCopy,
  { file, audience, others }: { file: string; audience: Audience; others: readonly string[] },
): Promise<string> {
  const { html, rules } = codeColours(withLinks(copy.html, file, others));
  const contents = contentsHtml(copy.headings);
  const bundle = copy.types.length ? bundleFor(copy.types) : undefined;
  const minutes = copy.minutes ? ` · ${copy.minutes} minutes` : "";
  return htmlPage({
    title: htmlText(copy.lecture ? `${copy.lecture} · ${copy.title}` : copy.title),
    about: { kind: "copy", audience, lecture: copy.lecture, title: copy.title, minutes: copy.minutes },
    head: [
      html.includes('class="katex') ? insideThePage.katex(html) : "",
      `<style>${await palette()}\n${own("page", "house.css")}${own("read", "read.css")}${rules}</style>`,
    ],
    body: [
      '<a class="skip" href="#text">Skip to the text</a>',
      `<header><p>Gradus${copy.lecture ? ` · Lecture ${copy.lecture}` : ""}${minutes}</p></header>`,
      contents && `<nav aria-label="Contents"><details open><summary>Contents</summary>${contents}</details></nav>`,
      `<main id="text" tabindex="-1">\n${html}\n</main>`,
      bundle ? `<script type="text/plain" id="plotly">${packed(bundle)}</script>` : "",
      bundle ? inlineScript(own("page", "dark.js")) : "",
      inlineScript(own("read", "read.js")),
    ],
  });
}

/** A library that the page unpacks when the first figure comes: a third of its size, for e-mail. */
const packed = (name: string): string => gzipSync(library(name), { level: 9 }).toString("base64");
