/**
 * The distance of every pixel's centre to the nearest pixel of a mask, in the unit of the spacing; Infinity if it is empty.
 * Exact: one pass along the columns, then the lower envelope of parabolas along each row (Felzenszwalb and Huttenlocher 2012).
 */
export function distanceTo(mask: ArrayLike<number>, width: number, spacing: number): Float64Array {
  const height = mask.length / width;
  const square = new Float64Array(mask.length);
  const room = envelopeOf(Math.max(width, height));
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < height; row++) room.f[row] = mask[row * width + column] ? 0 : Infinity;
    room.lower(height);
    for (let row = 0; row < height; row++) square[row * width + column] = room.out[row]!;
  }
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) room.f[column] = square[row * width + column]!;
    room.lower(width);
    for (let column = 0; column < width; column++)
      square[row * width + column] = spacing * Math.sqrt(room.out[column]!);
  }
  return square;
}

/** Room for lines of up to n places, and for each place q of a line the least of (q − p)² + f(p) over all places p. */
function envelopeOf(n: number) {
  const [f, out, at, from] = [new Float64Array(n), new Float64Array(n), new Int32Array(n), new Float64Array(n)];
  /** `at` holds the parabolas of the envelope from left to right, `from` where each begins to be the lowest. */
  function lower(length: number): void {
    let count = 0;
    for (let q = 0; q < length; q++) {
      if (f[q] === Infinity) continue;
      let start = -Infinity;
      while (count > 0) {
        const p = at[count - 1]!;
        start = (f[q]! + q * q - (f[p]! + p * p)) / (2 * (q - p));
        if (start > from[count - 1]!) break;
        count--;
        start = -Infinity;
      }
      at[count] = q;
      from[count++] = start;
    }
    if (count === 0) {
      out.fill(Infinity, 0, length);
      return;
    }
    let k = 0;
    for (let q = 0; q < length; q++) {
      while (k + 1 < count && from[k + 1]! < q) k++;
      const p = at[k]!;
      out[q] = (q - p) * (q - p) + f[p]!;
    }
  }
  return { f, out, lower };
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
