/** Lecture 8: invented patients, as sums to do, as sentences to read and as records to ask about. */
import { Generator } from "../../random/generator.js";

/** A sum in two steps. */
export interface DoseSum {
  question: string;
  answer: number;
  /** the working, as an example shows it */
  working: string;
}

/** Several fractions a day, for some days: two products. */
export function doseSums(count: number, seed: number): DoseSum[] {
  const random = new Generator(seed);
  return Array.from({ length: count }, () => {
    const [daily, dose, days] = [2 + random.below(2), 2 + random.below(3), 3 + random.below(7)];
    const day = daily * dose;
    return {
      question: `A patient gets ${daily} fractions of ${dose} Gy a day for ${days} days. How many Gy is that?`,
      answer: day * days,
      working: `${daily} * ${dose} = ${day}. ${day} * ${days} = ${day * days}.`,
    };
  });
}

/** What is left of a treatment: the planned fractions less those given, times the dose. */
export function leftSums(count: number, seed: number): DoseSum[] {
  const random = new Generator(seed);
  return Array.from({ length: count }, () => {
    const [planned, given, dose] = [6 + random.below(7), 1 + random.below(5), 2 + random.below(2)];
    const left = planned - given;
    return {
      question: `A patient is to get ${planned} fractions of ${dose} Gy. ${given} fractions were given. How many Gy are left?`,
      answer: left * dose,
      working: `${planned} - ${given} = ${left} fractions are left. ${left} * ${dose} = ${left * dose}.`,
    };
  });
}

/** A patient, of whom every value is invented. */
export interface Patient {
  name: string;
  age: number;
  site: string;
  dose: number;
  fractions: number;
  doctor: string;
}

const names = "Anna Berg, Boris Kern, Clara Voss, David Lang, Elena Roth, Frank Moll, Greta Hahn, Jonas Beck".split(
  ", ",
);
const sites = "breast, lung, prostate, brain, rectum, larynx, bladder, cervix".split(", ");
const doctors = "Lind, Okafor, Novak, Patel, Rossi, Weber".split(", ");
const schedules = [
  [60, 30],
  [40, 15],
  [70, 35],
  [50, 25],
  [66, 33],
  [54, 27],
  [45, 25],
  [30, 10],
] as const;

/** Patients; the same seed gives the same ones. */
export function patients(count: number, seed: number): Patient[] {
  const random = new Generator(seed);
  const pick = <T>(list: readonly T[]) => list[random.below(list.length)]!;
  return Array.from({ length: count }, () => {
    const [dose, fractions] = pick(schedules);
    return {
      ...{ name: pick(names), age: 40 + random.below(45), site: pick(sites), dose, fractions, doctor: pick(doctors) },
    };
  });
}

/** A patient as a letter would put it. */
export function asSentence({ name, age, site, dose, fractions, doctor }: Patient): string {
  const year = `${age}-year-old`;
  return `${name}, a ${year} patient with cancer of the ${site}, is treated with ${dose} Gy in ${fractions} fractions by Dr ${doctor}.`;
}

/** The same as the JSON that is asked for. */
export const asJson = ({ site, dose, fractions }: Patient): string =>
  JSON.stringify({ site, dose, fractions }).replace(/([:,])/g, "$1 ");

/** The same as the clinic's one line, which no model can know. */
export const asLine = ({ site, dose, fractions, doctor }: Patient): string =>
  `SITE ${site} | ${dose}/${fractions} | Dr ${doctor}`;

/** A question about a patient, whose answer stands in the sentence or does not. */
export interface Asked {
  patient: Patient;
  question: string;
  /** empty where the sentence does not say it */
  answer: string;
}

/** What a sentence says of a patient, and what it does not. */
const stated: readonly [string, (one: Patient) => string][] = [
  ["How old is the patient?", (one) => `${one.age}`],
  ["Who is the doctor?", (one) => one.doctor],
  ["Which organ is treated?", (one) => one.site],
  ["How many fractions are planned?", (one) => `${one.fractions}`],
  ["What is the total dose in Gy?", (one) => `${one.dose}`],
];
const missing = [
  "Which machine is used?",
  "In which room is the treatment?",
  "What does the patient weigh?",
  "Is the patient allergic to anything?",
  "On which day does the treatment begin?",
];

/** For each patient one question that the sentence answers, and one that it does not. */
export const questions = (of: readonly Patient[]): { stated: Asked[]; missing: Asked[] } => ({
  stated: of.map((patient, i) => {
    const [question, answer] = stated[i % stated.length]!;
    return { patient, question, answer: answer(patient) };
  }),
  missing: of.map((patient, i) => ({ patient, question: missing[i % missing.length]!, answer: "" })),
});
