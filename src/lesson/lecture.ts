import type { Exercise } from "./exercise.js";

/** One answer to choose, with the sentence that explains it. */
export interface Option {
  text: string;
  right?: true;
  /** Why it is right, or what thought leads there and where it goes wrong. */
  why: string;
}

/** One question with its options; exactly one is right. */
export interface Question {
  /** "Q1.1": the lecture and the number. */
  id: string;
  question: string;
  options: Option[];
}

/** One word of the field, defined once for the whole course. */
export interface Term {
  /** The word as it is used in a sentence: "loss", "learning rate". */
  id: string;
  /** Other spellings that mean the same: "losses", "step length". */
  also?: string[];
  /** One or two sentences; every other word in them is plain or defined earlier. */
  means: string;
  /** The lecture that defines it. */
  lecture: number;
}

/** A sentence of the kind that brochures print, and what to ask the person who brought it. */
export interface VendorClaim {
  /** "1": the lecture, or "1.2" for a second one. */
  id: string;
  /** The sentence, made up for the course but of a kind that is printed. */
  sentence: string;
  /** Three questions, each with what a good answer contains. */
  ask: { question: string; because: string }[];
}

/** Something from outside that the prose of a lecture states. */
export interface Fact {
  says: string;
  source: string;
}

/** What a lecture declares for its notebook to call by id. */
export interface Lecture {
  number: number;
  /** The file of its notebook, for links to its cells. */
  notebook: string;
  exercises: Exercise[];
  /** Five, asked at the end. */
  quiz: Question[];
  /** The words it defines. */
  terms: Term[];
  vendor: VendorClaim[];
  /** Facts its prose states and no cell computes, each with its source. */
  facts: Fact[];
}
