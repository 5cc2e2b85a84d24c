/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Runs in the page: what is wrong with the look of a slide, by its number from 0. All of it is on the slide, nothing is
 * cut, nothing lies under what reveal draws over it.
 */
export function layoutFaults(index: number): string[] {
  const { Reveal } = window as any;
  const slide = Reveal.getSlides()[index] as HTMLElement;
  const faults = new Set<string>();
  const frame = slide.getBoundingClientRect();
  const name = (one: Element) => `${one.tagName.toLowerCase()} "${one.textContent?.trim().slice(0, 40)}"`;
  const touch = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

  if (slide.scrollHeight > slide.clientHeight) faults.add(`is ${slide.scrollHeight - slide.clientHeight} px too high`);
  if (slide.offsetHeight !== 720) faults.add(`is ${slide.offsetHeight} px high, not 720`);
  const inWindow =
    frame.top >= -1 && frame.bottom <= innerHeight + 1 && frame.left >= -1 && frame.right <= innerWidth + 1;
  if (!Reveal.isPrintView() && !inWindow) faults.add("does not stand inside the window");
  const fit = Number(slide.style.getPropertyValue("--fit") || 1);
  if (fit * (slide.classList.contains("title") ? 32 / 27 : 1) < 0.75) faults.add(`is set at ${fit} of its size`);

  const fixed = [
    ...document.querySelectorAll(".reveal > .controls button.enabled, .reveal > .progress, .reveal > .slide-number"),
    ...slide.querySelectorAll(":scope > .foot > *"),
  ].map((one) => ({ one, box: one.getBoundingClientRect() }));

  for (const one of slide.querySelectorAll<HTMLElement>("*")) {
    if (one.closest(".notes, .katex-mathml, script, svg, details:not([open]) > :not(summary)")) continue;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    if (box.width === 0 || box.height === 0 || style.visibility === "hidden") continue;
    if (
      box.bottom > frame.bottom + 1 ||
      box.right > frame.right + 1 ||
      box.left < frame.left - 1 ||
      box.top < frame.top - 1
    )
      faults.add(`${name(one)} stands outside`);
    if (style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1)
      faults.add(`${name(one)} is cut on the right`);
    if (style.overflowY !== "visible" && one.scrollHeight > one.clientHeight + 1)
      faults.add(`${name(one)} is cut at the bottom`);
    const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (says && Number.parseFloat(style.fontSize) < 13 && !one.closest("figure, .katex"))
      faults.add(`${name(one)} is set in ${style.fontSize}`);
    if (one.closest(".foot") || !(says || one.matches("figure, img"))) continue;
    const under = fixed.find((thing) => touch(box, thing.box));
    if (under) faults.add(`${name(one)} lies under the ${under.one.className || under.one.tagName}`);
  }
  for (const link of slide.querySelectorAll<HTMLAnchorElement>("a[href^='#/']"))
    if (!document.getElementById(link.hash.slice(2))) faults.add(`${name(link)} leads nowhere`);
  for (const image of slide.querySelectorAll("img")) if (!image.naturalWidth) faults.add("a picture is empty");
  return [...faults];
}
