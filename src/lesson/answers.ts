/** Readers of answers: each takes what was given to `check` and returns the answer, or says what it expects. */
import { plain } from "./values.js";

type Read<A> = (given: unknown) => { answer: A } | { expected: string };

/** A finite number. */
export const aNumber: Read<number> = (given) => {
  const held = plain(given);
  return typeof held === "number" && Number.isFinite(held) ? { answer: held } : { expected: "a number" };
};

/** A list of `count` finite numbers. */
export function numbers(count: number): Read<number[]> {
  return (given) => {
    const held = plain(given);
    const list = held && typeof held === "object" && "length" in held ? Array.from(held as ArrayLike<unknown>) : [];
    const good = list.length === count && list.every((v) => typeof v === "number" && Number.isFinite(v));
    return good ? { answer: list as number[] } : { expected: `a list of ${count} numbers` };
  };
}

/** An object with these numbers in it: named({ w, b }). */
export function named<K extends string>(...keys: K[]): Read<Record<K, number>> {
  return (given) => {
    const held = given as Record<K, unknown>;
    const good = held && typeof held === "object" && keys.every((key) => Number.isFinite(plain(held[key])));
    if (!good) return { expected: `{ ${keys.join(", ")} } with a number for each` };
    return { answer: Object.fromEntries(keys.map((key) => [key, plain(held[key])])) as Record<K, number> };
  };
}

/** One of a few words; the empty string means no choice yet. Capitals and surrounding spaces do not matter. */
export function choice(...options: string[]): Read<string> {
  return (given) => {
    const word = typeof given === "string" ? given.trim().toLowerCase() : undefined;
    if (word === "") return { answer: "" };
    return word !== undefined && options.includes(word)
      ? { answer: word }
      : { expected: options.map((o) => `"${o}"`).join(" or ") };
  };
}

/** A function of `count` numbers. */
export function aFunction(signature: string): Read<(...inputs: any[]) => unknown> {
  return (given) =>
    typeof given === "function"
      ? { answer: given as (...inputs: any[]) => unknown }
      : { expected: `a function ${signature}` };
}
