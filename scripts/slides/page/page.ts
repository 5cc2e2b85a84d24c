/** A deck as one self-contained HTML page. */

import { bundleFor } from "../../ipynb/plotly.js";
import type { Deck } from "../deck/deck.js";
import type { Audience } from "../deck/group.js";
import type { Block, Slide } from "../layout/block.js";
import { plain } from "../layout/height.js";
import { htmlText } from "../render/html.js";
import { codeColours, htmlPage, own, palette } from "./frame.js";
import { inlineScript, type Libraries } from "./libraries.js";
import { foot, sectionOverview } from "./sections.js";

export type Theme = "light" | "dark";

/** The whole page. `file` is the notebook's name without its ending: links to its cells lead to slides. */
export async function deckPage(
  deck: Deck,
  { file, audience, theme, libraries }: { file: string; audience: Audience; theme: Theme; libraries: Libraries },
): Promise<string> {
  const { lecture, minutes } = deck;
  const { html: body, rules } = codeColours(withLinks(stacks(deck), deck, file));
  const types = deck.slides.flatMap(({ blocks }) => blocks.flatMap(({ figure }) => figure?.types ?? []));
  const bundle = types.length ? bundleFor(types) : undefined;
  return htmlPage({
    title: deckTitle(deck),
    attributes: ` data-theme="${theme}"`,
    about: { kind: "deck", audience, lecture, title: deck.title, slides: deck.slides.length, minutes },
    // the speaker's window shows the deck in frames
    policy: { ...libraries.policy, "frame-src": "file: 'self'" },
    head: [
      libraries.style("reveal.js/dist/reset.css"),
      libraries.style("reveal.js/dist/reveal.css"),
      body.includes('class="katex') ? libraries.katex(body) : "",
      `<style>${await palette()}\n${own("page", "deck.css")}${rules}</style>`,
    ],
    body: [
      `<main class="reveal"><div class="slides">\n${body}\n</div></main>`,
      bundle ? libraries.drawing(bundle) : "",
      libraries.script("reveal.js/dist/reveal.js"),
      libraries.script("reveal.js/dist/plugin/notes.js"),
      inlineScript(own("page", "dark.js")),
      inlineScript(own("page", "deck.js")),
    ],
  });
}

export const deckTitle = ({ lecture, title }: Deck): string => htmlText(lecture ? `${lecture} · ${title}` : title);

/** Slides below one another share a column. */
function stacks(deck: Deck): string {
  const columns: Slide[][] = [];
  for (const slide of deck.slides) {
    if (slide.sub && columns.length) columns.at(-1)!.push(slide);
    else columns.push([slide]);
  }
  return columns
    .map((column) => {
      const sections = column.map((slide) => section(slide, deck)).join("\n");
      return column.length > 1 ? `<section>\n${sections}\n</section>` : sections;
    })
    .join("\n");
}

function section(slide: Slide, deck: Deck): string {
  const title = slide.level === 1;
  const minutes = deck.minutes ? ` · ${deck.minutes} minutes` : "";
  const lecture = deck.lecture ? `Gradus · Lecture ${deck.lecture}${minutes}` : "Gradus";
  const heading = slide.own
    ? `<h${slide.level}>${slide.title}</h${slide.level}>`
    : `<h2 class="running">${slide.title}</h2>`;
  const square = slide.blocks.find((block) => block.square);
  const words = slide.blocks.filter((block) => block !== square).map((block) => blockHtml(block, slide));
  const beside = square && words.length > 0 && words.length === slide.blocks.filter(goesBeside).length;
  const content = beside
    ? `<div class="beside"><div class="words">${[...words, square.control ?? ""].join("\n")}</div>\n${blockHtml({ ...square, control: "" }, slide)}</div>`
    : slide.blocks.map((block) => blockHtml(block, slide)).join("\n");
  const notes = slide.notes ? `<aside class="notes">${slide.notes}</aside>` : "";
  const overview = title && slide === deck.slides[0] ? sectionOverview(deck) : "";
  const timing = deck.slides.some(({ time }) => time)
    ? ` data-timing="${Math.round((slide.time?.minutes ?? 0) * 60)}"`
    : "";
  const look = title ? "title" : "";
  return `<section id="${slide.id}"${look && ` class="${look}"`}${timing}>
${title ? `<p class="lecture">${lecture}</p>` : ""}${heading}
${content}
${overview}${foot(slide, deck)}
${notes}</section>`;
}

/** A few words that a narrow column can hold. */
const goesBeside = ({ kind, html, height }: Block): boolean =>
  kind === "text" && !html.includes("<table") && height < 170;

function blockHtml({ kind, html, fragment, control = "" }: Block, slide: Slide): string {
  if (kind === "figure") {
    const whole = html.replace("</figure>", `${control}</figure>`);
    return fragment ? whole.replace("<figure", '<figure class="fragment"') : whole;
  }
  const folded = html.replaceAll("<details", `<details name="fold-${slide.id}"`);
  const inner = kind === "text" ? `<div class="text">${folded}</div>` : folded;
  return fragment ? `<div class="fragment">${inner}</div>` : inner;
}

/** Links to cells of the notebook lead to their slides; those to other files of the project lead nowhere and become text. */
function withLinks(html: string, deck: Deck, file: string): string {
  const slideOf = new Map<string, string>();
  for (const slide of deck.slides) for (const cell of slide.cells) if (!slideOf.has(cell)) slideOf.set(cell, slide.id);
  return html.replace(/<a href="([^"]*)">([\s\S]*?)<\/a>/g, (whole, address: string, text: string) => {
    if (address.startsWith("#/")) return whole;
    if (/^https?:/.test(address)) return whole.replace("<a ", '<a target="_blank" rel="noopener" ');
    const [path, cell] = address.split("#cell-id=");
    const slide = path === `${file}.ipynb` && cell ? slideOf.get(cell) : undefined;
    return slide ? `<a href="#/${slide}">${plain(text) ? text : slide}</a>` : text;
  });
}
