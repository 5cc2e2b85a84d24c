/// <reference lib="dom" />
import type { Page } from "playwright-core";

/** Figures of a deck that can be handled: the number of the slide, or -1. */
export interface Handles {
  /** Has points that say something when the mouse is on them. */
  points: number;
  slider: number;
  play: number;
}

/** Runs in the page: the first slides with points and a slider, the last one with a button to play. */
export function findHandles(): Handles {
  const slides = (window as any).Reveal.getSlides() as Element[];
  const controls = slides.map((slide) => {
    const range = slide.querySelector<HTMLInputElement>(".control input");
    return range ? Number(range.max) : 0;
  });
  const figures = slides.map((slide) => {
    const written = slide.querySelector("figure script")?.textContent;
    return written ? JSON.parse(written) : { data: [], layout: {}, frames: [] };
  });
  const labelled = ({ type = "scatter", mode = "", hoverinfo = "" }: any) =>
    type === "scatter" && mode.includes("markers") && !/skip|none/.test(hoverinfo);
  return {
    points: figures.findIndex(({ data, frames }) => frames.length === 0 && data.length === 1 && labelled(data[0])),
    slider: controls.findIndex((last) => last > 1),
    play: controls.findLastIndex((last) => last > 1),
  };
}

/** Where in the window a point of the shown figure's first trace is, and what its coordinates are. */
export function placeOfPoint(): { x: number; y: number; point: number } {
  const plot = document.querySelector("section.present figure .plot") as any;
  const { xaxis, yaxis } = plot._fullLayout;
  const { x, y } = plot._fullData[0];
  const point = Math.floor(x.length / 2);
  const box = plot.getBoundingClientRect();
  const scale = box.width / plot.offsetWidth;
  return {
    x: box.left + scale * (xaxis._offset + xaxis.d2p(x[point])),
    y: box.top + scale * (yaxis._offset + yaxis.d2p(y[point])),
    point,
  };
}

/** What the label beside the mouse says, and which point of which trace it is about. */
export const hovered = (page: Page): Promise<{ says: string; point: number | undefined }> =>
  page.evaluate(() => {
    const plot = document.querySelector("section.present figure .plot") as any;
    const says = [...plot.querySelectorAll(".hoverlayer text")].map((text: Element) => text.textContent).join(" ");
    return { says, point: plot._hoverdata?.[0]?.pointNumber };
  });

/** The step at which the slider stands, what is said of it, and the drawing that belongs to it. */
export const shownStep = (page: Page): Promise<{ step: string; says: string; drawing: string }> =>
  page.evaluate(() => {
    const plot = document.querySelector("section.present figure .plot") as any;
    const drawing = [...plot.querySelectorAll(".plot path, image")].map((one: Element) => one.getAttribute("d") ?? "");
    const control = document.querySelector("section.present .control")!;
    const step = control.querySelector("input")!.value;
    return { step, says: control.querySelector("output")!.textContent ?? "", drawing: drawing.join() };
  });
