/** What a slice is painted with: closed outlines, each with the value of its tissue. Lengths in mm; x to the right, y to the back. */

/** An ellipse, turned and bent, that covers what was painted before it. */
export interface Layer {
  /** The label that its pixels get. */
  readonly label: number;
  /** The value of the tissue in Hounsfield units. */
  readonly hounsfield: number;
  readonly x: number;
  readonly y: number;
  /** Half the width and half the height, before it is turned. */
  readonly width: number;
  readonly height: number;
  /** How far it is turned, as cosine and sine. */
  readonly turn: readonly [number, number];
  /** How far the edge is bent, as shares of the radius: by cos 2θ, sin 2θ, cos 3θ, sin 3θ. */
  readonly waves: readonly [number, number, number, number];
}

/** A slice while it is painted, [size · size]. */
export interface Canvas {
  readonly size: number;
  /** mm from one pixel's centre to the next */
  readonly spacing: number;
  readonly hounsfield: Float64Array;
  readonly labels: Uint8Array;
}

/**
 * Paints a layer. A pixel at the edge takes the part of the new value that the layer covers of it (the partial-volume
 * effect), measured along the ray from the layer's centre; the label goes to who covers a half.
 */
export function paint({ size, spacing, hounsfield, labels }: Canvas, layer: Layer): void {
  const { x, y, width, height, turn, waves, label } = layer;
  const reach = 1.35 * Math.max(width, height) + spacing;
  const middle = (size - 1) / 2;
  const first = (at: number) => Math.max(0, Math.ceil((at - reach) / spacing + middle));
  const last = (at: number) => Math.min(size - 1, Math.floor((at + reach) / spacing + middle));
  const [left, right, top, bottom] = [first(x), last(x), first(y), last(y)];
  for (let row = top; row <= bottom; row++) {
    const dy = (row - middle) * spacing - y;
    for (let column = left; column <= right; column++) {
      const dx = (column - middle) * spacing - x;
      const u = (turn[0] * dx + turn[1] * dy) / width;
      const v = (turn[0] * dy - turn[1] * dx) / height;
      const radius = Math.sqrt(u * u + v * v);
      if (radius > 1.9) continue;
      let cover = 1;
      if (radius > 0) {
        const [c, s] = [u / radius, v / radius];
        const edge =
          1 +
          waves[0] * (c * c - s * s) +
          waves[1] * 2 * c * s +
          waves[2] * c * (4 * c * c - 3) +
          waves[3] * s * (3 - 4 * s * s);
        const inwards = Math.sqrt(dx * dx + dy * dy) * (edge / radius - 1);
        cover = Math.min(1, Math.max(0, 0.5 + inwards / spacing));
      }
      if (cover === 0) continue;
      const i = row * size + column;
      hounsfield[i] = hounsfield[i]! + cover * (layer.hounsfield - hounsfield[i]!);
      if (cover >= 0.5) labels[i] = label;
    }
  }
}
