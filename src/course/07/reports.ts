/** Lecture 7: reports about a made-up pelvis, by grammar, and what a language model makes of them. */
import { Generator } from "../../random/generator.js";
import { generate, type LanguageModel, ngrams, type Vocabulary, vocabulary, wittenBell } from "../../text/index.js";

/** An organ that an operation can take away. */
export type Removable = "prostate" | "bladder" | "rectum";

/** Who is reported on: nothing was removed, or one organ was. */
export interface ReportPatient {
  readonly removed?: Removable;
}

const history: Record<Removable | "none", string> = {
  none: "Status before radiotherapy.",
  prostate: "Status after prostatectomy.",
  bladder: "Status after cystectomy.",
  rectum: "Status after rectal resection.",
};

/** What a report can say about each organ, where it is there. */
const findings: Record<Removable | "nodes" | "bones", readonly string[]> = {
  prostate: [
    "The prostate is enlarged and measures # mm.",
    "The prostate measures # mm and has a smooth border.",
    "The prostate shows no suspicious lesion.",
  ],
  bladder: [
    "The bladder is well filled and has a thin wall.",
    "The bladder is moderately filled.",
    "The bladder wall is smooth and not thickened.",
  ],
  rectum: ["The rectum is empty.", "The rectum contains gas.", "The rectum is filled and measures # mm."],
  nodes: ["No enlarged lymph nodes are seen.", "A lymph node of # mm lies beside the left iliac vessels."],
  bones: ["The femoral heads are unremarkable.", "No suspicious bone lesion is seen."],
};

const organs = ["prostate", "bladder", "rectum", "nodes", "bones"] as const;
const removable = ["prostate", "bladder", "rectum"] as const;

/**
 * A report about a made-up patient: the history, then a sentence about each organ that is there. An organ that was removed is
 * never described.
 *
 * @example
 * reportOf({ removed: "bladder" }, new Generator(1)).includes("The bladder")   // false
 */
export function reportOf({ removed }: ReportPatient, generator: Generator): string {
  const said = organs
    .filter((organ) => organ !== removed)
    .map((organ) => findings[organ][generator.below(findings[organ].length)]!.replace("#", size(generator)));
  return [history[removed ?? "none"], ...said].join(" ");
}

const size = (generator: Generator): string => String(3 + generator.below(55));

/**
 * Reports about patients of whom half have lost an organ, a report a line.
 *
 * @example
 * reports(3, 1).split("\n").length   // 4: each ends its line
 */
export function reports(count: number, seed: number): string {
  const generator = new Generator(seed);
  return Array.from({ length: count }, () => {
    const removed = generator.below(2) === 0 ? undefined : removable[generator.below(removable.length)]!;
    return `${reportOf(removed ? { removed } : {}, generator)}\n`;
  }).join("");
}

/** Every sentence that the grammar can say. */
const sayable = new RegExp(
  `^(?:${[...Object.values(history), ...Object.values(findings).flat()]
    .map((one) => one.replaceAll(".", "\\.").replace("#", "\\d+"))
    .join("|")})$`,
);

/** A text cut into sentences. */
const sentences = (text: string): string[] => text.match(/[^.]+\./g)?.map((one) => one.trim()) ?? [];

/**
 * The share of sentences that a radiologist could have dictated: those that the grammar can say.
 *
 * @example
 * fluency("The rectum is empty. The rectum is a bladder.")   // 0.5
 */
export function fluency(text: string): number {
  const all = sentences(text);
  return all.filter((one) => sayable.test(one)).length / Math.max(1, all.length);
}

/**
 * Whether a report describes an organ.
 *
 * @example
 * describes("The rectum is empty.", "rectum")   // true
 */
export const describes = (report: string, organ: Removable): boolean => report.includes(`The ${organ}`);

/** A machine that writes reports. */
export interface Reporter {
  readonly model: LanguageModel;
  readonly words: Vocabulary;
  /** A report that begins with the history of a patient. */
  write(patient: ReportPatient, seed: number): string;
}

/** Words with the blank before them, numbers, full stops and ends of lines: joined, they are the text again. */
const piecesOf = (text: string): string[] => text.match(/ ?[A-Za-z]+| ?\d+|[.\n]/g) ?? [];

/**
 * A Witten–Bell model of reports, word by word, which looks at the last six pieces.
 *
 * @example
 * reporter(reports(50, 1)).write({ removed: "bladder" }, 1).startsWith("Status after cystectomy.")   // true
 */
export function reporter(text: string, { order = 7 }: { order?: number } = {}): Reporter {
  const words = vocabulary(piecesOf(text));
  const model = wittenBell(ngrams(words.encode(piecesOf(text)), { order, size: words.size }));
  const reader = {
    encode: (one: string) => words.encode(piecesOf(one)),
    decode: (ids: ArrayLike<number>) => words.decode(ids),
  };
  return {
    ...{ model, words },
    write({ removed }, seed) {
      const begin = `\n${history[removed ?? "none"]}`;
      return begin.trim() + generate(model, reader, begin, { maxTokens: 120, seed, stop: "\n" });
    },
  };
}

/**
 * The share of 200 reports after a cystectomy that describe the bladder all the same, by a machine that has read the 2,000
 * reports of a seed.
 *
 * @example
 * inventedOn(1, 7) > 0.5   // true
 */
export function inventedOn(seed: number, order: number): number {
  const machine = reporter(reports(2000, seed), { order });
  const written = Array.from({ length: 200 }, (_, i) => machine.write({ removed: "bladder" }, i + 1));
  return written.filter((one) => describes(one, "bladder")).length / written.length;
}
