/** Lecture 3, find a leak: folds that keep each patient together (E3.11). */
import { aFunction } from "../../../lesson/answers.js";
import type { Exercise } from "../../../lesson/exercise.js";

type Folds = (patients: number[], k: number) => number[][];

/** For each image the patient it shows, and the number of folds. */
const collections: [patients: number[], k: number][] = [
  [[0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5], 3],
  [[8, 8, 8, 2, 2, 6, 4, 4, 4, 4, 8, 10], 2],
  [[3, 1, 3, 1, 2, 2, 5, 5, 8, 8, 6], 4],
];

type Holds = (dealt: number[][], patients: number[], k: number) => boolean;

const everywhere = (folds: Folds, holds: Holds): boolean =>
  collections.every(([patients, k]) => holds(folds([...patients], k), patients, k));

const lists = (dealt: unknown): boolean => Array.isArray(dealt) && dealt.every(Array.isArray);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Deals images like cards, without a look at the patients: the starter. */
const byImage: Folds = (patients, k) => range(k).map((f) => range(patients.length).filter((i) => i % k === f));

const same = (a: number[][], b: number[][]): boolean => JSON.stringify(a) === JSON.stringify(b);
const patientsOf = (fold: number[], patients: number[]): Set<number> => new Set(fold.map((i) => patients[i]!));

const together: Holds = (dealt, patients) => {
  const where = new Map<number, number>();
  return dealt.every((fold, f) =>
    fold.every((i) => {
      const before = where.get(patients[i]!);
      where.set(patients[i]!, f);
      return before === undefined || before === f;
    }),
  );
};
const onceEach: Holds = (dealt, patients) => {
  const places = dealt.flat();
  return places.length === patients.length && range(patients.length).every((i) => places.includes(i));
};
const even: Holds = (dealt, patients) => {
  const sizes = dealt.map((fold) => patientsOf(fold, patients).size);
  return Math.max(...sizes) - Math.min(...sizes) <= 1;
};

/** Each image once, each patient in one fold, as many patients in one fold as in the other. */
export const patientFolds: Exercise<Folds> = {
  id: "E3.11",
  writes: true,
  title: "Find the leak: folds",
  reads: aFunction("(patients, k) => list of k lists of places") as Exercise<Folds>["reads"],
  untouched: (folds) => everywhere(folds, (dealt, patients, k) => same(dealt, byImage(patients, k))),
  begin:
    "these folds deal the images like cards and never look at the patients, so most patients have images in several folds. Deal the patients instead.",
  accepts: (folds) =>
    everywhere(
      folds,
      (dealt, patients, k) =>
        lists(dealt) &&
        dealt.length === k &&
        onceEach(dealt, patients, k) &&
        together(dealt, patients, k) &&
        even(dealt, patients, k),
    ),
  right: "every image is left out exactly once, and when it is, no other image of its patient is left to learn from.",
  mistakes: [
    {
      name: "no lists",
      when: (folds) => !everywhere(folds, lists),
      says: "the result must be a list of lists: one list of places for each fold.",
    },
    {
      name: "wrong number of folds",
      when: (folds) => !everywhere(folds, (dealt, _patients, k) => dealt.length === k),
      says: "there must be exactly k folds. Did the number of patients decide how many there are?",
    },
    {
      name: "patients, not places",
      when: (folds) =>
        everywhere(folds, (dealt, patients) => dealt.flat().every((value) => patients.includes(value))) &&
        !everywhere(folds, onceEach),
      says: "the folds hold the patients' numbers. They must hold places: the positions of the images in the list.",
    },
    {
      name: "images lost or doubled",
      when: (folds) => !everywhere(folds, onceEach),
      says: "some image is in no fold, or in two. Every place from 0 to the last must appear exactly once.",
    },
    {
      name: "neighbours split",
      when: (folds) => !everywhere(folds, together),
      says: "some patient still has images in two folds. Images of one patient need not stand next to each other in the list.",
    },
    {
      name: "patients unevenly dealt",
      when: (folds) => !everywhere(folds, even),
      says: "no patient is split, but some folds hold many more patients than others. Number the distinct patients from 0 and deal those numbers. A patient's own number says nothing about its turn.",
    },
  ],
  otherwise: "each image once, each patient in one fold, and as many patients in each fold as possible.",
  hints: [
    "The fold of an image is the position of its patient in that list, modulo k.",
    "`const fold = (i: number) => distinct.indexOf(patients[i]) % k;` then filter the places for each fold.",
  ],
};
