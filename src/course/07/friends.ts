/** Lecture 7: words of Moby-Dick that belong together, and whether word vectors know. */

/** Each word with one that keeps the same company. */
export const friends: readonly (readonly [word: string, friend: string])[] = [
  ["mast", "heads"],
  ["years", "ago"],
  ["feet", "twenty"],
  ["captain", "peleg"],
  ["starboard", "larboard"],
];

/**
 * In how many of the pairs the second word is among the six nearest of the first.
 *
 * @example
 * friendsKept({ nearest: (word) => [{ word: word === "mast" ? "heads" : "whale" }] })   // 1
 */
export function friendsKept(vectors: { nearest(word: string, count: number): readonly { word: string }[] }): number {
  return friends.filter(([word, friend]) => vectors.nearest(word, 6).some((one) => one.word === friend)).length;
}
