/** Options as users write them: a name that does not exist, or a value that cannot be, gets a sentence. */
import { ArgumentError } from "./errors.js";

/** Refuses options that do not exist, and names the one that was meant. */
export function checkOptions(op: string, given: unknown, known: readonly string[]): void {
  if (given === undefined) return;
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new ArgumentError(op, `options come in braces, such as { ${known[0]}: … }, but got ${worded(given)}`);
  for (const name in given) {
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    throw new ArgumentError(
      op,
      `there is no option "${name}"; ${meant ? `did you mean ${meant}?` : `the options are ${known.join(", ")}`}`,
    );
  }
}

/** Refuses a value that is none of those listed. */
export function checkChoice(op: string, name: string, value: unknown, choices: readonly (string | number)[]): void {
  if (choices.includes(value as string)) return;
  const meant = typeof value === "string" ? nearest(value, choices.map(String)) : undefined;
  throw new ArgumentError(
    op,
    `${name} must be ${choices.map((c) => JSON.stringify(c)).join(" or ")}, but is ${worded(value)}${meant ? `; did you mean "${meant}"?` : ""}`,
  );
}

/** Refuses a number outside from … to, NaN, and anything that is not a number. */
export function checkNumber(op: string, name: string, value: unknown, from: number, to = Infinity): void {
  if (typeof value === "number" && value >= from && value <= to) return;
  const range =
    from === -Infinity && to === Infinity
      ? "a number"
      : to === Infinity
        ? `a number from ${from} up`
        : `a number from ${from} to ${to}`;
  throw new ArgumentError(op, `${name} must be ${range}, but is ${worded(value)}`);
}

/** Refuses anything that is not a whole number from `from` up. */
export function checkWhole(op: string, name: string, value: unknown, from: number): void {
  if (Number.isInteger(value) && (value as number) >= from) return;
  const range = from === -Infinity ? "" : ` from ${from} up`;
  throw new ArgumentError(op, `${name} must be a whole number${range}, but is ${worded(value)}`);
}

/** A value in a sentence. */
function worded(value: unknown): string {
  if (typeof value === "string") return `"${value}"`;
  return typeof value === "object" && value !== null ? (Array.isArray(value) ? "a list" : "an object") : String(value);
}

/** The name that was most probably meant: weight_decay → weightDecay, momentun → momentum. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const wanted = plain(name);
  const scored = known
    .map((one) => ({ one, edits: distance(wanted, plain(one)) }))
    .filter(({ one, edits }) => edits <= 2 || (wanted.length > 3 && plain(one).includes(wanted)))
    .sort((a, b) => a.edits - b.edits);
  return scored[0]?.one;
}

/** How many letters must be put in, taken out or changed to make b of a (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
