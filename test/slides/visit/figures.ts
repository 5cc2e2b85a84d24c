/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Runs in the page: what is wrong with the figures of the slide that is shown, and how many it has. */
export function figureFaults(): { faults: string[]; figures: number } {
  const { Reveal } = window as any;
  const slide = Reveal.getCurrentSlide() as HTMLElement;
  const scale = Reveal.getScale() as number;
  const faults = new Set<string>();
  const figures = [...slide.querySelectorAll("figure")];
  for (const figure of figures) {
    const plot = figure.querySelector(".plot") as any;
    const { data } = JSON.parse(figure.querySelector("script")?.textContent ?? "{}");
    const kinds = (traces: any[]) => (traces ?? []).map((trace) => trace.type ?? "scatter").join(", ");
    if (!figure.getAttribute("aria-label")) faults.add("a figure has no text alternative");
    // What a bundle does not know it draws as points, and says nothing.
    if (kinds(plot._fullData) !== kinds(data)) faults.add(`a figure of ${kinds(data)} became ${kinds(plot._fullData)}`);
    const drawn = ".trace, .heatmaplayer image, .contour, .barlayer .point, .gl-container canvas, .surface";
    if (!plot.querySelector(drawn)) faults.add("a figure shows nothing");
    const own = figure.getBoundingClientRect();
    if (own.height / scale < 225) faults.add(`a figure is only ${Math.round(own.height / scale)} px high`);
    for (const text of figure.querySelectorAll("svg text")) {
      const box = text.getBoundingClientRect();
      const { fill, fillOpacity } = getComputedStyle(text);
      if (box.width === 0 || /, 0\)$/.test(fill) || fillOpacity === "0") continue;
      if (box.left < own.left - 2 || box.right > own.right + 2 || box.top < own.top - 2 || box.bottom > own.bottom + 2)
        faults.add(`"${text.textContent}" stands outside its figure`);
    }
  }
  return { faults: [...faults], figures: figures.length };
}
