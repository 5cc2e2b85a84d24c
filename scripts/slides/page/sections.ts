/** Where we are: the sections of a lecture on its title slide, and at the foot of each slide. */
import type { Deck } from "../deck/deck.js";
import type { Slide } from "../layout/block.js";
import { htmlText } from "../render/html.js";

/** The list of sections; empty where the lecture has none. */
export const sectionOverview = (deck: Deck): string => {
  const items = sectionItems(deck);
  return items && `<ol class="overview">${items}</ol>\n`;
};

/** The slide's number and the sections, the current one marked; the title slide has them large. */
export function foot(slide: Slide, deck: Deck): string {
  const number = `<span class="number">${deck.slides.indexOf(slide) + 1} / ${deck.slides.length}</span>`;
  const items = slide.section && slide !== deck.slides[0] ? sectionItems(deck, slide.section) : "";
  return items
    ? `<nav class="foot" aria-label="Sections">${number}<ol>${items}</ol></nav>`
    : `<p class="foot">${number}</p>`;
}

/** Links to the first slides of the sections; the one that we are in is marked. */
function sectionItems({ slides }: Deck, here?: string): string {
  const firsts = slides.filter(({ section }, i) => section && section !== slides[i - 1]?.section);
  if (firsts.length < 2) return "";
  return firsts
    .map(({ id, section = "" }) => {
      const current = section === here ? ' aria-current="true"' : "";
      return `<li><a href="#/${id}"${current}>${htmlText(section)}</a></li>`;
    })
    .join("");
}
