import { entryOf } from "./dictionary.js";
import type { DataSet, Element } from "./elements.js";

/** The character sets of the standard that decoders know by other names; what is not here is read as Latin-1. */
const decoders: Readonly<Record<string, string>> = {
  "ISO_IR 101": "iso-8859-2",
  "ISO_IR 144": "iso-8859-5",
  "ISO_IR 126": "iso-8859-7",
  "ISO_IR 148": "iso-8859-9",
  "ISO_IR 192": "utf-8",
  GB18030: "gb18030",
};

const texts = "AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT".split(" ");

/** A value of the file as text: several values are separated by backslashes, as in the file; undefined when there is none. */
export function textOf(file: DataSet, tag: string): string | undefined {
  const element = file.elements[tag];
  if (!element) return undefined;
  const vr = element.vr ?? entryOf(tag)?.vr ?? "UN";
  if (element.items || vr === "SQ") return counted(element.items?.length ?? 0, "item");
  if (texts.includes(vr)) return decoded(file, element);
  const numbers = numbersOf(file, element, vr);
  if (numbers) return numbers.join("\\");
  return element.fragments ? counted(element.fragments.length, "piece") : counted(element.length, "byte");
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** Text without the blanks and zeros that fill it up to an even length. */
function decoded(file: DataSet, element: Element): string {
  const bytes = file.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  const set = element.tag === "x00080005" ? "" : (file.string("x00080005") ?? "").split("\\").at(-1)!.trim();
  return new TextDecoder(decoders[set] ?? "latin1")
    .decode(bytes)
    .replace(/[\0 ]+$/g, "")
    .trimStart();
}

function numbersOf(file: DataSet, { tag, length }: Element, vr: string): number[] | undefined {
  const [read, size] = {
    US: [(i: number) => file.uint16(tag, i), 2] as const,
    SS: [(i: number) => file.int16(tag, i), 2] as const,
    UL: [(i: number) => file.uint32(tag, i), 4] as const,
    SL: [(i: number) => (file.uint32(tag, i) ?? 0) | 0, 4] as const,
    FL: [(i: number) => file.float(tag, i), 4] as const,
    FD: [(i: number) => file.double(tag, i), 8] as const,
  }[vr] ?? [undefined, 1];
  if (!read || length > 64 * size) return undefined;
  return Array.from({ length: Math.floor(length / size) }, (_, i) => read(i) ?? Number.NaN);
}

/** The numbers of a value that is written as text, such as "0.5\0.5". */
export function decimals(file: DataSet, tag: string): number[] {
  const text = textOf(file, tag);
  return text ? text.split("\\").map(Number) : [];
}

/** The first number of a value written as text; undefined where there is none. */
export function decimal(file: DataSet, tag: string): number | undefined {
  const [first] = decimals(file, tag);
  return first !== undefined && Number.isFinite(first) ? first : undefined;
}

/** The data sets in a sequence; none when the file has no such sequence. */
export const itemsOf = (file: DataSet, tag: string): DataSet[] =>
  (file.elements[tag]?.items ?? []).map((item) => item.dataSet);
