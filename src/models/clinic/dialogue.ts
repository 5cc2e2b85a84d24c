/** Dialogues about records, by grammar: what a model is trained on, and what it is tested on. */
import { Generator } from "../../random/generator.js";
import {
  type ClinicRecord,
  clinicRecord,
  digits,
  FIELDS,
  type Field,
  HELD_OUT,
  NEVER_ANSWERED,
  WORDINGS,
  written,
} from "./record.js";

/** What a dialogue is about. */
export const SKILLS = ["short", "sentence", "json", "politely", "unknown", "role", "tool", "steps", "format"] as const;
export type Skill = (typeof SKILLS)[number];

/** One question with all that stands before it, and the words that answer it. */
export interface Turn {
  /** from <sys> to <bot> */
  prompt: string;
  /** what the model is to say, with <end> */
  answer: string;
}

export interface DialogueOptions {
  /** how many fields the record has; 2 to 7 when left out */
  size?: number;
  /** wordings that are kept from training */
  heldOut?: boolean;
  /** ask for values that training never asks for */
  neverAnswered?: boolean;
}

/** What desk staff are told; for the rest they are sent to the doctor. */
const DESK: readonly Field[] = ["name", "doctor", "day", "room"];

/** Formats of few-shot examples: the value between two marks. */
export const MARKS = ["( )", "[ ]", "< >", "* *", "# #", "= =", "/ /", "! !", "~ ~"] as const;

/** The last one is kept from training. */
const TRAINED_MARKS = MARKS.length - 1;

/**
 * A turn that asks for a skill. The same seed gives the same turn.
 *
 * @example
 * clinicTurn("unknown", 1).answer   // "the record does not say . <end>"
 */
export function clinicTurn(skill: Skill, seed: number, options: DialogueOptions = {}): Turn {
  const random = new Generator(seed);
  if (skill === "tool" || skill === "steps") return remainingDose(skill, random, options);
  const field =
    skill === "role" ? pick<Field>(["name", "site", "dose", "doctor", "machine", "day"], random) : pick(FIELDS, random);
  const record = recordFor(skill, field, random, options);
  const value = record[field];
  const ask = question(field, random, options);
  const style = skill === "unknown" || skill === "role" || skill === "format" ? "short" : skill;
  const role = skill === "role" ? "desk" : "doctor";
  if (skill === "format") return formatted(record, field, random, options);
  const told = role === "doctor" || DESK.includes(field) ? value : undefined;
  const otherwise = value === undefined ? "the record does not say ." : "please ask the doctor .";
  return turn(
    system(role, style),
    `${written(record)} ${ask}`,
    told === undefined ? otherwise : styled(style, field, told),
  );
}

const pick = <T>(choices: readonly T[], random: Generator): T => choices[random.below(choices.length)]!;

/** A record that has the field (or lacks it, where that is the skill), and a value that may be asked for. */
function recordFor(
  skill: Skill,
  field: Field,
  random: Generator,
  { size, neverAnswered = false }: DialogueOptions,
): ClinicRecord {
  const fields = size ?? 2 + random.below(6);
  for (;;) {
    const { [field]: value, ...rest } = clinicRecord(random, fields, [field]);
    if (skill === "unknown")
      return Object.keys(rest).length > 0 ? rest : clinicRecord(random, 1, [field === "name" ? "age" : "name"]);
    const never = NEVER_ANSWERED.includes(value!);
    const possible = NEVER_ANSWERED.some((one) => clinicFieldOf(one) === field);
    if (never === (neverAnswered && possible)) return shuffled({ ...rest, [field]: value! }, random);
  }
}

const clinicFieldOf = (value: string): Field =>
  ({ hugo: "name", cervix: "site", tanaka: "doctor", unity: "machine", thursday: "day" })[value] as Field;

function shuffled(record: ClinicRecord, random: Generator): ClinicRecord {
  const entries = Object.entries(record);
  return Object.fromEntries(random.permutation(entries.length).map((i) => entries[i]!));
}

function question(field: Field, random: Generator, { heldOut = false }: DialogueOptions): string {
  const all = WORDINGS[field];
  const trained = all.length - HELD_OUT;
  return `${heldOut ? all[trained + random.below(HELD_OUT)]! : all[random.below(trained)]!} ?`;
}

const SYSTEM: Readonly<Record<string, string>> = {
  short: "answer short .",
  sentence: "answer in a sentence .",
  json: "answer in json .",
  politely: "answer politely .",
  tool: "answer with the tool .",
  steps: "answer with steps .",
};

const system = (role: "doctor" | "desk", style: string): string => `<sys> you are at the ${role} . ${SYSTEM[style]}`;

function styled(style: string, field: Field, value: string): string {
  if (style === "sentence") return `the ${field} in the record is ${value} .`;
  if (style === "json") return `{ ${field} : ${value} }`;
  if (style === "politely") return `of course , the ${field} is ${value} . thank you .`;
  return value;
}

const turn = (before: string, user: string, answer: string): Turn => ({
  prompt: `${before} <user> ${user} <bot>`,
  answer: `${answer} <end>`,
});

/** Examples show how a value is to be marked; the answer copies the marks. */
function formatted(record: ClinicRecord, field: Field, random: Generator, options: DialogueOptions): Turn {
  const marks = options.heldOut ? MARKS[TRAINED_MARKS]! : MARKS[random.below(TRAINED_MARKS)]!;
  const [open, close] = marks.split(" ");
  const example = () => {
    const one = pick(FIELDS, random);
    return `example : ${one} ${open} ${valueIn(one, random)} ${close} .`;
  };
  const examples = Array.from({ length: 1 + random.below(3) }, example).join(" ");
  const ask = question(field, random, {});
  return turn(
    system("doctor", "short"),
    `${written(record)} ${examples} ${ask}`,
    `${field} ${open} ${record[field]} ${close}`,
  );
}

function valueIn(field: Field, random: Generator): string {
  for (;;) {
    const value = clinicRecord(random, 1, [field])[field]!;
    if (!NEVER_ANSWERED.includes(value)) return value;
  }
}

/** The dose still to give: (fractions − given) × dose, by a calculator or in two written steps. A tenth of the numbers is kept. */
function remainingDose(
  skill: "tool" | "steps",
  random: Generator,
  { size = 4, heldOut = false }: DialogueOptions,
): Turn {
  for (;;) {
    const [fractions, given, dose] = [15 + random.below(25), 1 + random.below(14), 2 + random.below(4)];
    if (((fractions * 31 + given * 7 + dose) % 10 === 0) !== heldOut) continue;
    const others = clinicRecord(random, Math.max(1, size - 3), []);
    const record = shuffled(
      { ...others, fractions: digits(fractions), given: digits(given), dose: `${dose} gy` },
      random,
    );
    const left = fractions - given;
    const ask = pick(["what dose is left ?", "how much dose is left ?", "tell me the dose that is left ?"], random);
    const [f, g, l, t] = [fractions, given, left, left * dose].map(digits);
    const call = `{ call calculator : ( ${f} - ${g} ) x ${dose} }`;
    const before = `${written(record)} ${ask}`;
    if (skill === "steps")
      return turn(system("doctor", "steps"), before, `${f} - ${g} = ${l} . ${l} x ${dose} = ${t} . ${t} gy .`);
    const asked = turn(system("doctor", "tool"), before, call);
    return random.below(2) === 0
      ? asked
      : { prompt: `${asked.prompt} ${call} <end> <tool> ${t} <bot>`, answer: `${t} gy . <end>` };
  }
}
