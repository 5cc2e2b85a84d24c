/** Lecture 3, exercise E3.8: dealing places into folds. */
import { aFunction } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";

type Folds = (n: number, k: number) => number[][];

const sizes: [number, number][] = [
  [10, 5],
  [11, 4],
  [7, 3],
];

function everywhere(folds: Folds, holds: (dealt: number[][], n: number, k: number) => boolean): boolean {
  return sizes.every(([n, k]) => holds(folds(n, k), n, k));
}

const lists = (dealt: number[][]) => Array.isArray(dealt) && dealt.every(Array.isArray);
const spread = (dealt: number[][]) => Math.max(...dealt.map((f) => f.length)) - Math.min(...dealt.map((f) => f.length));

/** Each place once, sizes as equal as possible. */
export const dealFolds: Exercise<Folds> = {
  id: "E3.8",
  title: "Folds",
  reads: aFunction("(n, k) => list of k lists of places") as Exercise<Folds>["reads"],
  untouched: (folds) => sizes.every(([n, k]) => Array.isArray(folds(n, k)) && folds(n, k).length === 0),
  begin:
    "the function returns no folds at all. Deal the places like cards: 0 to fold 0, 1 to fold 1, and around again.",
  accepts: (folds) =>
    everywhere(folds, (dealt, n, k) => {
      const places = lists(dealt) ? dealt.flat() : [];
      const all =
        places.length === n &&
        new Set(places).size === n &&
        places.every((i) => Number.isInteger(i) && i >= 0 && i < n);
      return all && dealt.length === k && spread(dealt) <= 1;
    }),
  right: "every place is a stranger exactly once, and the folds differ in size by at most one.",
  mistakes: [
    {
      name: "no lists",
      when: (folds) => !everywhere(folds, lists),
      says: "the result must be a list of lists: one list of places for each fold.",
    },
    {
      name: "one based",
      when: (folds) => everywhere(folds, (dealt, n) => dealt.flat().includes(n) && !dealt.flat().includes(0)),
      says: "places are counted from 0: the first is 0 and the last n − 1.",
    },
    {
      name: "wrong number of folds",
      when: (folds) => !everywhere(folds, (dealt, _n, k) => dealt.length === k),
      says: "there must be exactly k folds. Did n and k change places, or is the last one missing?",
    },
    {
      name: "everyone but the fold",
      when: (folds) => everywhere(folds, (dealt, n, k) => dealt.flat().length === n * (k - 1)),
      says: "these are the places to train on. A fold holds the few that are left out.",
    },
    {
      name: "leftovers lost",
      when: (folds) =>
        everywhere(
          folds,
          (dealt, n) => new Set(dealt.flat()).size === dealt.flat().length && dealt.flat().length <= n,
        ) && !everywhere(folds, (dealt, n) => dealt.flat().length === n),
      says: "with 11 places and 4 folds some place is in no fold: n need not be a multiple of k.",
    },
    {
      name: "overlap",
      when: (folds) => !everywhere(folds, (dealt) => new Set(dealt.flat()).size === dealt.flat().length),
      says: "some place is in two folds. Then it is a stranger twice, and a training example of itself in between.",
    },
    {
      name: "unequal",
      when: (folds) => !everywhere(folds, (dealt) => spread(dealt) <= 1),
      says: "every place is dealt, and one fold is larger than another by two or more. Deal them round like cards.",
    },
  ],
  otherwise: "each of 0 … n − 1 must be in exactly one of k lists.",
  hints: [
    "Think of dealing cards to k players.",
    "Place i goes to fold i % k.",
    "For fold f keep the places i with i % k === f.",
  ],
};
