/** Lecture 8: how the same items are put to the model. Every way of asking is one short function. */
import type { Choice } from "./choices.js";
import {
  type Asked,
  asJson,
  asSentence,
  type DoseSum,
  doseSums,
  leftSums,
  type Patient,
  patients,
  questions,
} from "./patients.js";
import { examplePool, type Report } from "./reports.js";

/** A sentence to be called normal or abnormal, after examples. It ends where the label follows. */
export function reportPrompt(report: Report, examples: readonly Report[] = []): string {
  const shown = examples.map(({ text, label }) => `Report: ${text}\nAnswer: ${label}\n\n`).join("");
  return `${shown}Report: ${report.text}\nAnswer:`;
}

/** Without examples the task has to be said. */
export const reportAsked = ({ text }: Report): string =>
  `Is this report normal or abnormal? Answer with one word.\n\nReport: ${text}`;

/** The first so many of the pool, of each kind equally many. */
export const firstExamples = (count: number): readonly Report[] => examplePool.slice(0, count);

/** Sums that stand in the prompt; none of them is asked. */
const sumExamples = { products: doseSums(4, 81), left: leftSums(4, 81) };

/** A sum after four examples that show the result alone, or the working as well. */
export function sumPrompt(sum: DoseSum, working: boolean, kind: keyof typeof sumExamples = "products"): string {
  const shown = sumExamples[kind]
    .map((one) => `Q: ${one.question}\nA: ${working ? `${one.working} ` : ""}The answer is ${one.answer} Gy.\n\n`)
    .join("");
  return `${shown}Q: ${sum.question}\nA:`;
}

/** A question with four answers by letter. */
export function letterPrompt({ question, answers }: Choice): string {
  const listed = answers.map((answer, i) => `${"ABCD"[i]}. ${answer}`).join("\n");
  return `Question: ${question}\n${listed}\nAnswer:`;
}

/** The same question, to which each answer is then put as a text. */
export const textPrompt = ({ question }: Choice): string => `Question: ${question}\nAnswer:`;

/** What is asked for as JSON. */
export const jsonSchema = {
  type: "object",
  properties: {
    site: { type: "string", maxLength: 20 },
    dose: { type: "integer" },
    fractions: { type: "integer" },
  },
} as const;

const jsonExamples = patients(2, 82);

/** A patient's sentence, to be turned into JSON. Without examples it is asked for; with examples, shown. */
export function jsonPrompt(patient: Patient, examples: number): string {
  if (examples === 0)
    return `Give the site, the dose in Gy and the number of fractions of this report as JSON with the keys "site", "dose" and "fractions".\n\nReport: ${asSentence(patient)}`;
  const shown = jsonExamples.slice(0, examples).map((one) => `Report: ${asSentence(one)}\nJSON: ${asJson(one)}\n\n`);
  return `${shown.join("")}Report: ${asSentence(patient)}\nJSON:`;
}

/** Whether a text is JSON with these keys and kinds of values. */
export function isValid(said: string): boolean {
  try {
    const { site, dose, fractions } = JSON.parse(said);
    return typeof site === "string" && Number.isInteger(dose) && Number.isInteger(fractions);
  } catch {
    return false;
  }
}

/** Whether it is valid, and every value is the patient's. */
export function isRight(said: string, patient: Patient): boolean {
  if (!isValid(said)) return false;
  const { site, dose, fractions } = JSON.parse(said);
  return site === patient.site && dose === patient.dose && fractions === patient.fractions;
}

const UNKNOWN = "I do not know.";
const shownPatients = patients(4, 83);
const shownQuestions = questions(shownPatients);
/** Two that the sentence answers, and two that it does not, in turn. */
const unknownExamples: readonly Asked[] = [
  shownQuestions.missing[0]!,
  shownQuestions.stated[1]!,
  shownQuestions.missing[2]!,
  shownQuestions.stated[3]!,
];

/** A question about a patient, alone, with an instruction, or after four worked examples. */
export function askPrompt({ patient, question }: Asked, how: "asked" | "told" | "shown"): string {
  const text = asSentence(patient);
  if (how === "asked") return `${text}\n\n${question}`;
  if (how === "told") return `${text}\n\n${question} If the text does not say it, answer "${UNKNOWN}"`;
  const shown = unknownExamples.map(
    (one) => `Text: ${asSentence(one.patient)}\nQuestion: ${one.question}\nAnswer: ${one.answer || UNKNOWN}\n\n`,
  );
  return `${shown.join("")}Text: ${text}\nQuestion: ${question}\nAnswer:`;
}

/** Whether an answer refuses. */
export const refuses = (said: string): boolean =>
  /do(es)? not (know|say|mention|specify|state|provide)|don't know|not (mentioned|specified|stated|provided|known)|unknown/i.test(
    said,
  );

/** Whether an answer contains the value, as a word of its own, and does not refuse. */
export const contains = (said: string, { answer }: Asked): boolean =>
  !refuses(said) && new RegExp(`(^|[^\\w.])${answer}($|[^\\w])`, "i").test(said);
