/** Fills slides with blocks: what does not fit any more goes on, below, on a slide with the same title. */
import type { Block } from "./block.js";

const gap = 14;
/** The heights are estimates on the high side: by so much a slide may seem too full. */
const slack = 24;

/**
 * Slides' worth of blocks, in order. `first` and `next` are the heights that are left on the first slide and on those
 * that go on. A block that is higher than any slide stands alone; the caller has made sure that there is none.
 */
export function pack(blocks: readonly Block[], first: number, next: number): Block[][] {
  const slides: Block[][] = [[]];
  let left = first;
  for (const [i, block] of blocks.entries()) {
    const slide = slides.at(-1)!;
    const after = blocks[i + 1];
    const wanted = block.height + (block.leads && after ? gap + after.height : 0);
    if (slide.length > 0 && (block.breaks || wanted > left + slack)) {
      slides.push([]);
      left = next;
    }
    slides.at(-1)!.push(block);
    left -= block.height + gap;
  }
  return slides.filter((slide) => slide.length > 0).map(revealed);
}

/** A slide that holds nothing but a fragment shows it at once: turning to the slide was the key press. */
function revealed(slide: Block[]): Block[] {
  return slide[0]?.fragment ? slide.map((block) => ({ ...block, fragment: false })) : slide;
}
