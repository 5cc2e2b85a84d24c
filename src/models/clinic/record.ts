/** Invented records of a radiotherapy clinic, in few words, with the questions that can be asked about them. */
import type { Generator } from "../../random/generator.js";

/** The fields of a record and what they say, in words with blanks between them; digits stand alone. */
export type ClinicRecord = Partial<Record<Field, string>>;

export type Field =
  | "name"
  | "age"
  | "site"
  | "dose"
  | "fractions"
  | "given"
  | "doctor"
  | "machine"
  | "day"
  | "room"
  | "note";

const list = (text: string): readonly string[] => text.split(", ");

/** What a field can say where it is chosen from a list. */
const CHOICES: Readonly<Record<Exclude<Field, "age" | "fractions" | "given">, readonly string[]>> = {
  name: list("anna, boris, clara, david, elena, frank, greta, hugo, irene, jonas, karin, luis"),
  site: list("prostate, breast, lung, brain, larynx, rectum, cervix, bladder, liver, spine"),
  dose: list("2 gy, 3 gy, 4 gy, 5 gy"),
  doctor: list("lind, moser, novak, okafor, patel, quinn, rossi, santos, tanaka, ueda, vogel, weber"),
  machine: list("halcyon, versa, infinity, unity, cyberknife, tomo"),
  day: list("monday, tuesday, wednesday, thursday, friday, saturday"),
  room: list("a 1, a 2, b 1, b 2, c 1, c 2"),
  note: list("slept well, has pain, please call, is tired, came late, feels fine"),
};

/** Values that stand in records while training and are never the answer: is copying learned, or a list of answers? */
export const NEVER_ANSWERED: readonly string[] = ["hugo", "cervix", "tanaka", "unity", "thursday"];

/** Each field's questions; the last two are kept from training. Wordings share their words. */
export const WORDINGS: Readonly<Record<Field, readonly string[]>> = {
  name: list(
    "what is the name, who is the patient, name the patient, tell me the name, what name is in the record, which patient is this, say who the patient is, give me the name",
  ),
  age: list(
    "how old is the patient, what is the age, tell me the age, age of the patient, which age is in the record, what age is the patient, say how old the patient is, give me the age",
  ),
  site: list(
    "which site is treated, what is the site, tell me the site, where is the tumour, which site is in the record, site of the tumour, say where the tumour is, give me the site",
  ),
  dose: list(
    "what is the dose, which dose is in the record, tell me the dose, dose of a fraction, how much is a fraction, what dose is a fraction, say what the dose is, give me the dose",
  ),
  fractions: list(
    "how many fractions are planned, number of fractions, tell me the fractions, what number of fractions is planned, how many are planned, which number is planned, say how many are planned, give me the fractions",
  ),
  given: list(
    "how many are given, number of given fractions, tell me how many are given, what number is given, how many fractions are given, which number is given, say what number is given, give me the number given",
  ),
  doctor: list(
    "who is the doctor, which doctor is in the record, tell me the doctor, name the doctor, what doctor is this, name of the doctor, say who the doctor is, give me the doctor",
  ),
  machine: list(
    "which machine is used, what is the machine, tell me the machine, name the machine, which machine is in the record, machine of the patient, say which machine is used, give me the machine",
  ),
  day: list(
    "which day is it, what is the day, tell me the day, day of the patient, which day is in the record, what day is it, say which day it is, give me the day",
  ),
  room: list(
    "which room is it, what is the room, tell me the room, room of the patient, which room is in the record, where is the room, say which room it is, give me the room",
  ),
  note: list(
    "what is the note, tell me the note, which note is in the record, what does the note say, say the note, read the note, say what the note is, give me the note",
  ),
};

export const FIELDS = Object.keys(WORDINGS) as Field[];

/** How many of a field's wordings are kept from training. */
export const HELD_OUT = 2;

/** A number's digits, each a word: 24 → "2 4". */
export const digits = (n: number): string => [...`${n}`].join(" ");

/** The value of a field, at random; numbers of fractions are such that some are left. */
export function someValue(field: Field, random: Generator): string {
  if (field === "age") return digits(20 + random.below(70));
  if (field === "fractions") return digits(15 + random.below(25));
  if (field === "given") return digits(1 + random.below(14));
  const choices = CHOICES[field];
  return choices[random.below(choices.length)]!;
}

/** A record of some fields in random order; `among` must be in it. */
export function clinicRecord(random: Generator, size: number, among: readonly Field[] = []): ClinicRecord {
  const others = FIELDS.filter((field) => !among.includes(field));
  const order = random.permutation(others.length).map((i) => others[i]!);
  const chosen = [...among, ...order.slice(0, Math.max(0, size - among.length))];
  const shuffled = random.permutation(chosen.length).map((i) => chosen[i]!);
  return Object.fromEntries(shuffled.map((field) => [field, someValue(field, random)]));
}

export const written = (record: ClinicRecord): string =>
  `record : ${Object.entries(record)
    .map(([field, value]) => `${field} ${value}`)
    .join(" ; ")} .`;
