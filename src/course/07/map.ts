/** Lecture 7: many numbers a word, two on paper. */

/**
 * The two directions in which some vectors differ most (principal components, by power iteration), and where each vector lies
 * along them: a row [x, y] each.
 *
 * @example
 * flattened([[0, 0, 1], [0, 2, 1], [0, 4, 1]]).map(([x]) => Math.abs(x))   // [2, 0, 2]
 */
export function flattened(vectors: readonly (readonly number[])[]): [number, number][] {
  const width = vectors[0]!.length;
  const mean = Array.from({ length: width }, (_, d) => vectors.reduce((sum, v) => sum + v[d]!, 0) / vectors.length);
  let centred = vectors.map((vector) => vector.map((value, d) => value - mean[d]!));
  const along: number[][] = [];
  for (let axis = 0; axis < 2; axis++) {
    const direction = longest(centred);
    const places = centred.map((vector) => dot(vector, direction));
    along.push(places);
    centred = centred.map((vector, i) => vector.map((value, d) => value - places[i]! * direction[d]!));
  }
  return vectors.map((_, i) => [along[0]![i]!, along[1]![i]!]);
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** The direction of the largest variance of centred vectors; begins at the longest of them. */
function longest(centred: readonly (readonly number[])[]): number[] {
  let direction = [...centred.reduce((a, b) => (dot(b, b) > dot(a, a) ? b : a))];
  for (let round = 0; round < 200; round++) {
    const next = direction.map(() => 0);
    for (const vector of centred) {
      const along = dot(vector, direction);
      for (let d = 0; d < next.length; d++) next[d]! += along * vector[d]!;
    }
    const length = Math.sqrt(dot(next, next));
    if (length === 0) return direction;
    direction = next.map((value) => value / length);
  }
  return direction;
}
