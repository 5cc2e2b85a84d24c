/**
 * The distance of every pixel's centre to the nearest pixel of a mask, in the unit of the spacing; Infinity if it is empty.
 * Exact: one pass along the columns, then the lower envelope of parabolas along each row (Felzenszwalb and Huttenlocher 2012).
 */
export function distanceTo(mask: ArrayLike<number>, width: number, spacing: number): Float64Array {
  const height = mask.length / width;
  const square = new Float64Array(mask.length);
  for (let column = 0; column < width; column++) {
    const line = Float64Array.from({ length: height }, (_, row) => (mask[row * width + column] ? 0 : Infinity));
    envelope(line).forEach((value, row) => {
      square[row * width + column] = value;
    });
  }
  for (let row = 0; row < height; row++)
    square.set(envelope(square.slice(row * width, (row + 1) * width)), row * width);
  return square.map((value) => spacing * Math.sqrt(value));
}

/** For each place q the least of (q − p)² + f(p) over all places p. */
function envelope(f: Float64Array): Float64Array {
  const n = f.length;
  const at: number[] = []; // the parabolas of the envelope, from left to right
  const from: number[] = []; // where each begins to be the lowest
  for (let q = 0; q < n; q++) {
    if (f[q] === Infinity) continue;
    let start = -Infinity;
    while (at.length > 0) {
      const p = at[at.length - 1]!;
      start = (f[q]! + q * q - (f[p]! + p * p)) / (2 * (q - p));
      if (start > from[from.length - 1]!) break;
      at.pop();
      from.pop();
      start = -Infinity;
    }
    at.push(q);
    from.push(start);
  }
  if (at.length === 0) return new Float64Array(n).fill(Infinity);
  let k = 0;
  return Float64Array.from(f, (_, q) => {
    while (k + 1 < at.length && from[k + 1]! < q) k++;
    const p = at[k]!;
    return (q - p) * (q - p) + f[p]!;
  });
}

/** How far outside the edge of a mask each pixel's centre lies: below 0 inside. The edge runs half way between two centres. */
export function signedDistance(mask: ArrayLike<number>, width: number, spacing: number): Float64Array {
  const outside = distanceTo(mask, width, spacing);
  const inside = distanceTo(
    Array.from(mask, (v) => (v ? 0 : 1)),
    width,
    spacing,
  );
  return outside.map((d, i) => (mask[i] ? spacing / 2 - inside[i]! : d - spacing / 2));
}
