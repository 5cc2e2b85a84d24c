import { describe, expect, test } from "vitest";
import { mobyDick } from "../../src/data/index.js";
import { Generator } from "../../src/random/generator.js";
import { GPT2, trainBpe } from "../../src/text/index.js";

/** The plain form, as a lecture writes it: all pairs counted again before each merge. */
function naive(text: string, merges: number, order: readonly string[]): string[] {
  let chunks = (text.match(GPT2) ?? []).map((chunk) => [...chunk]);
  const tokens = [...order];
  for (let i = 0; i < merges; i++) {
    const counts = new Map<string, number>();
    for (const chunk of chunks)
      for (let j = 0; j + 1 < chunk.length; j++) {
        const pair = `${chunk[j]}\u0000${chunk[j + 1]}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    const numbers = (pair: string) => pair.split("\u0000").map((token) => tokens.indexOf(token));
    const [best] = [...counts]
      .filter(([, count]) => count > 1)
      .sort(([a, m], [b, n]) => {
        const [[a1 = 0, a2 = 0], [b1 = 0, b2 = 0]] = [numbers(a), numbers(b)];
        return n - m || a1 - b1 || a2 - b2;
      });
    if (!best) break;
    const [left = "", right = ""] = best[0].split("\u0000");
    tokens.push(left + right);
    chunks = chunks.map((chunk) => {
      const shorter: string[] = [];
      for (let j = 0; j < chunk.length; j++) {
        if (chunk[j] === left && chunk[j + 1] === right) {
          shorter.push(left + right);
          j++;
        } else shorter.push(chunk[j]!);
      }
      return shorter;
    });
  }
  return tokens;
}

describe("byte-pair encoding learned from a text", () => {
  test("gives what counting anew after each merge gives, on random texts full of ties", () => {
    const generator = new Generator(3);
    for (let round = 0; round < 40; round++) {
      const text = Array.from({ length: 60 }, () => "ab c"[generator.below(4)]).join("");
      const bpe = trainBpe(text, { merges: 12 });
      expect(bpe.tokens, text).toEqual(naive(text, 12, bpe.tokens.slice(0, bpe.size - bpe.merges.length)));
      expect(bpe.decode(bpe.encode(text))).toBe(text);
    }
  });

  test("overlapping pairs are merged from the left: aaa is aa and a", () => {
    const bpe = trainBpe("aaa aaa", { merges: 1 });
    expect(bpe.pieces("aaa")).toEqual(["aa", "a"]);
  });

  test("on Moby-Dick the first merges are those of English, and 512 of them make 2.49 characters a token", async () => {
    const { train, validation } = await mobyDick();
    const bpe = trainBpe(train, { merges: 512 });
    expect(bpe.tokens.slice(75, 80)).toEqual([" t", "he", " a", "in", " the"]);
    expect(bpe.size).toBe(75 + 512);
    expect(validation.length / bpe.encode(validation).length).toBeCloseTo(2.489, 3);
  });

  test("stops where no pair occurs twice, and says what it wants", () => {
    expect(trainBpe("abc", { merges: 10 }).merges).toEqual([]);
    expect(() => trainBpe("", { merges: 1 })).toThrow("trainBpe: expects a text to learn from, but it is empty");
    expect(() => trainBpe("ab", { merges: 1.5 })).toThrow("merges must be a whole number from 0 up, but is 1.5");
    expect(() => trainBpe(["ab"] as never, { merges: 1 })).toThrow("trainBpe: expects a text, but was given an array");
    expect(() => trainBpe("ab", { merges: 1 }).encode("ax")).toThrow('the character "x" was not in the text');
    expect(() => trainBpe("ab", { merges: 1 }).decode([9])).toThrow("expects numbers from 0 to 1, but was given 9");
  });
});
