/** How far apart the surfaces of two regions are, in the units of the spacing (usually millimetres). */
import { tensor } from "../tensor/create.js";
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { checkNumber, checkOptions } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";
import { checkUnit, listed } from "./inputs.js";

export interface SurfaceOptions {
  /** the size of a cell along each axis, or one number for all */
  spacing?: number | readonly number[];
  /** the distance if one region is empty and the other is not: the picture's diagonal, unless said otherwise */
  missed?: number;
}

type Mask = Tensor | readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[];

/** Where the cells at a region's surface lie: inside cells with a face to the outside, or to the picture's edge. */
function surface(values: readonly number[], shape: readonly number[], spacing: readonly number[]): number[][] {
  const steps = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const points: number[][] = [];
  values.forEach((value, at) => {
    if (value < 0.5) return;
    const place = shape.map((size, axis) => Math.floor(at / steps[axis]!) % size);
    const open = place.some(
      (p, axis) =>
        p === 0 || p === shape[axis]! - 1 || values[at - steps[axis]!]! < 0.5 || values[at + steps[axis]!]! < 0.5,
    );
    if (open) points.push(place.map((p, axis) => p * spacing[axis]!));
  });
  return points;
}

/** From each point of one surface to the nearest of the other. */
function nearest(from: readonly number[][], to: readonly number[][]): number[] {
  return from.map((p) => {
    let least = Infinity;
    for (const q of to) {
      let square = 0;
      for (let axis = 0; axis < p.length; axis++) square += (p[axis]! - q[axis]!) * (p[axis]! - q[axis]!);
      if (square < least) least = square;
    }
    return Math.sqrt(least);
  });
}

/** The distances both ways, or the one number that represents an empty region. */
function distances(metric: string, a: Mask, b: Mask, options: SurfaceOptions): [number[], number[]] | number {
  checkOptions(metric, options, ["spacing", "missed"]);
  const [x, y] = [a, b].map((m) => (m instanceof Tensor ? m : (tensor(m as number[][]) as Tensor))) as [Tensor, Tensor];
  const shape: readonly number[] = x.shape;
  if (words(shape) !== words(y.shape) || shape.length < 2 || shape.length > 3)
    throw new ShapeError(
      metric,
      `expects two masks of the same shape [H, W] or [D, H, W], but got ${words(shape)} and ${words(y.shape)}`,
      {
        shapes: [shape, y.shape],
      },
    );
  const spacing = spacingOf(metric, shape.length, options.spacing ?? 1);
  const diagonal = Math.sqrt(shape.reduce((sum, size, axis) => sum + size * size * spacing[axis]! * spacing[axis]!, 0));
  const { missed = diagonal } = options;
  checkNumber(metric, "missed", missed, 0);
  const [p, q] = [x, y].map((mask) => {
    const values = listed(mask);
    checkUnit(metric, values, "write mask.div(255) for a mask of 0 and 255, sigmoid for logits");
    return surface(values, shape, spacing);
  }) as [number[][], number[][]];
  if (p.length === 0 && q.length === 0) return 0;
  return p.length === 0 || q.length === 0 ? missed : [nearest(p, q), nearest(q, p)];
}

function spacingOf(metric: string, axes: number, spacing: number | readonly number[]): readonly number[] {
  const list = typeof spacing === "number" ? Array.from({ length: axes }, () => spacing) : spacing;
  if (!Array.isArray(list) || list.length !== axes || !list.every((s) => s > 0 && s < Infinity))
    throw new ArgumentError(
      metric,
      `spacing must be a number above 0, or one for each of ${axes} axes, but is ${JSON.stringify(spacing)}`,
    );
  return list;
}

/** The value below which a fraction of the list lies, between neighbours by a straight line. */
function percentile(list: readonly number[], part: number): number {
  const order = [...list].sort((a, b) => a - b);
  const at = part * (order.length - 1);
  const [low, high] = [order[Math.floor(at)]!, order[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * HD95: 95 of 100 surface cells lie within this distance of the other surface, in the worse direction of the two. Masks
 * [H, W] or [D, H, W]. Both regions empty: 0. One empty (a missed organ): the picture's diagonal, or `missed`.
 *
 * @example
 * metrics.hd95([[1, 0, 0, 0]], [[0, 0, 0, 1]], { spacing: 2 }); // 6
 */
export function hd95(a: Mask, b: Mask, options: SurfaceOptions = {}): number {
  const found = distances("hd95", a, b, options);
  return typeof found === "number" ? found : Math.max(percentile(found[0], 0.95), percentile(found[1], 0.95));
}

/**
 * The average symmetric surface distance: the mean over the surface cells of both regions of how far the other surface is.
 * Empty regions as for `hd95`.
 *
 * @example
 * metrics.surfaceDistance([[1, 1, 0, 0]], [[0, 1, 1, 0]]); // 0.5
 */
export function surfaceDistance(a: Mask, b: Mask, options: SurfaceOptions = {}): number {
  const found = distances("surfaceDistance", a, b, options);
  if (typeof found === "number") return found;
  const all = found.flat();
  return all.reduce((sum, d) => sum + d, 0) / all.length;
}
