/** Numbers that two programs print for the same computation: as many, in the same order, equal as far as they are printed. */

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const numeral =
  /(?<![\p{L}\p{N}.])[-−]?(?:\d+(?:,\d{3})+|\d+)(?:\.\d*)?(?:e[-+]?\d+|×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?![\p{L}₀-₉])/giu;

interface Printed {
  text: string;
  value: number;
  /** Half a unit of the last digit printed; nothing for whole numbers. */
  half: number;
}

/** A table's head and the rule below it: names of columns, which may hold numbers, are no results. */
const head = /^.*\n[─ ]*─[─ ]*$/gm;

/** The numbers of a text; "x1" and "E1.2" hold none, and the head of a table is left out. */
function numbersIn(text: string): Printed[] {
  return [...text.replace(head, "").matchAll(numeral)].map(([found, raised]) => {
    const power = raised ? Number([...raised].map((s) => (s === "⁻" ? "-" : superscripts.indexOf(s))).join("")) : 0;
    const plain = found
      .replace("−", "-")
      .replace(/×10.*$/, "")
      .replace(/,/g, "");
    const [mantissa = "", exponent = "0"] = plain.toLowerCase().split("e");
    const decimals = (mantissa.split(".")[1] ?? "").length;
    const scale = 10 ** (Number(exponent) + power);
    const isWhole = decimals === 0 && scale === 1;
    return { text: found, value: Number(mantissa) * scale, half: isWhole ? 0 : 0.5 * 10 ** -decimals * scale };
  });
}

/** What differs, in a sentence; undefined where the numbers are the same. */
export function printedApart(ours: string, theirs: string): string | undefined {
  const [left, right] = [numbersIn(ours), numbersIn(theirs)];
  const said = (all: Printed[]) => all.map(({ text }) => text).join(", ") || "none";
  const apart = left.length !== right.length || left.some((one, i) => !same(one, right[i]!));
  return apart ? `the cell prints the numbers ${said(left)}; PyTorch prints ${said(right)}` : undefined;
}

/** Within 1e-5 of their size, or to the digits that the coarser of the two shows. */
function same(a: Printed, b: Printed): boolean {
  const room = 1e-5 * Math.max(Math.abs(a.value), Math.abs(b.value), 1e-3);
  return Math.abs(a.value - b.value) <= Math.max(room, a.half * 1.001, b.half * 1.001);
}
