/** Joining neighbours by a list of merges: what both kinds of byte-pair encoding do to a chunk. */

/** How early a pair was merged in training; undefined where it never was. */
export type Rank<T> = (left: T, right: T) => number | undefined;

/**
 * Joins the pair that was merged first in training, everywhere in the chunk, until no pair of neighbours is left that was
 * ever merged.
 */
export function merged<T>(chunk: readonly T[], rank: Rank<T>, join: (left: T, right: T) => T): T[] {
  const parts = [...chunk];
  while (parts.length > 1) {
    let best: number | undefined;
    let at = -1;
    for (let i = 0; i + 1 < parts.length; i++) {
      const found = rank(parts[i]!, parts[i + 1]!);
      if (found !== undefined && (best === undefined || found < best)) [best, at] = [found, i];
    }
    if (at < 0) break;
    parts.splice(at, 2, join(parts[at]!, parts[at + 1]!));
  }
  return parts;
}
