import { animation } from "../../plot/animation.js";
import type { Figure } from "../../plot/figure.js";
import { segments } from "../../plot/series.js";
import { firstOrgan, organNames } from "./measure.js";

/** A box around an organ, in pixels, and how sure its proposer is. */
export interface Box {
  label: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  score: number;
}

/**
 * The smallest box around each organ of a contour; `score` says how sure its proposer is of all of them.
 *
 * @example
 * boxesOf(data.pelvis({ seed: 1 }).labels, 64, 0.9).length   // 5
 */
export function boxesOf(labels: Uint8Array, width: number, score: number): Box[] {
  return organNames.flatMap((_, k) => {
    const places = Array.from(labels.keys()).filter((i) => labels[i] === firstOrgan + k);
    if (places.length === 0) return [];
    const [columns, rows] = [places.map((i) => i % width), places.map((i) => Math.floor(i / width))];
    const [left, top] = [Math.min(...columns), Math.min(...rows)];
    return [
      { label: firstOrgan + k, left, top, right: Math.max(...columns) + 1, bottom: Math.max(...rows) + 1, score },
    ];
  });
}

/**
 * Intersection over union of two boxes.
 *
 * @example
 * const box = { label: 2, left: 0, top: 0, right: 2, bottom: 2, score: 1 };
 * boxIou(box, { ...box, right: 4 })   // 0.5
 */
export function boxIou(a: Box, b: Box): number {
  const across = Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left));
  const down = Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const area = (box: Box) => (box.right - box.left) * (box.bottom - box.top);
  return (across * down) / (area(a) + area(b) - across * down);
}

/**
 * Non-maximum suppression: from the surest box on, each stays unless it overlaps one of its label that stayed by more than
 * the threshold.
 *
 * @example
 * const box = { label: 2, left: 0, top: 0, right: 2, bottom: 2, score: 1 };
 * nms([box, { ...box, score: 0.5 }], 0.5).length   // 1
 */
export function nms(boxes: readonly Box[], threshold: number): Box[] {
  const kept: Box[] = [];
  for (const box of [...boxes].sort((a, b) => b.score - a.score))
    if (kept.every((other) => other.label !== box.label || boxIou(other, box) <= threshold)) kept.push(box);
  return kept;
}

/**
 * The boxes that stay at each threshold, with a slider. Rows count downwards, as in a picture.
 *
 * @example
 * boxSlider(boxesOf(data.pelvis({ seed: 1 }).labels, 64, 0.9), [0.3, 0.9], 64)
 */
export function boxSlider(boxes: readonly Box[], thresholds: readonly number[], size: number): Figure {
  /** The four sides: from where, to where. */
  const sides = ({ left, top, right, bottom }: Box) => {
    const corners = [
      [left, size - top],
      [right, size - top],
      [right, size - bottom],
      [left, size - bottom],
    ] as const;
    return corners.map((corner, i) => [corner, corners[(i + 1) % 4]!] as const);
  };
  const frame = (threshold: number) => {
    const kept = nms(boxes, threshold);
    return organNames.map((name, k) => {
      const lines = kept.filter(({ label }) => label === firstOrgan + k).flatMap(sides);
      const ends = (end: 0 | 1): [number[], number[]] => [lines.map((l) => l[end][0]), lines.map((l) => l[end][1])];
      return segments(ends(0), ends(1), { name, colour: k });
    });
  };
  return animation(
    {
      slider: "IoU allowed",
      labels: thresholds,
      x: "pixel",
      y: "pixel",
      xRange: [0, size],
      yRange: [0, size],
      show: "last",
    },
    [],
    thresholds.map(frame),
  );
}
