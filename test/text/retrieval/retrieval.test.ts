import { describe, expect, test } from "vitest";
import { bm25, reciprocalRankFusion, searchTerms, sentences } from "../../../src/text/index.js";

const texts = ["red apple, red pear", "green apple", "a blue sky above a blue sea", "nothing at all"];

describe("BM25", () => {
  test("gives the numbers of its formula", () => {
    // by hand: N = 4, lengths 4, 2, 5, 2, mean 3.25; "red" stands in one text twice
    const idf = Math.log(1 + 3.5 / 1.5);
    const expected = (idf * 2 * 2.2) / (2 + 1.2 * (0.25 + (0.75 * 4) / 3.25));
    const [first] = bm25(texts).search("red");
    expect(first!.id).toBe(0);
    expect(first!.score).toBeCloseTo(expected, 10);
  });
  test("finds only texts that have a term of the query, and of equal ones the earlier first", () => {
    expect(bm25(texts).search("violet")).toEqual([]);
    expect(
      bm25(["one two", "one two", "three"])
        .search("one")
        .map(({ id }) => id),
    ).toEqual([0, 1]);
  });
  test("a rare term weighs more than a frequent one, and a short text more than a long one", () => {
    const parts = bm25(texts).explain("red apple", 0);
    expect(parts.map(({ term, count }) => [term, count])).toEqual([
      ["red", 2],
      ["apple", 1],
    ]);
    expect(parts[0]!.idf).toBeGreaterThan(parts[1]!.idf);
    expect(bm25(texts).search("apple")[0]!.id).toBe(1);
    expect(bm25(texts, { b: 0 }).search("apple")[0]!.id).toBe(0);
  });
  test("what it explains adds up to the score", () => {
    const found = bm25(texts);
    const sum = found.explain("blue sky apple", 2).reduce((a, { score }) => a + score, 0);
    expect(found.scores("blue sky apple")[2]).toBeCloseTo(sum, 12);
  });
  test("refuses what it cannot search", () => {
    expect(() => bm25([])).toThrow(/at least one text/);
    expect(() => bm25([3 as never])).toThrow(/expects a text/);
    expect(() => bm25(texts).explain("red", 9)).toThrow(/texts 0 to 3/);
    expect(() => bm25(texts, { b: 2 })).toThrow(/b/);
  });
});

test("terms: endings, numbers, words that say nothing", () => {
  expect(searchTerms("How are 2.5 Gy fractions given? Biopsies!")).toEqual([
    "2.5",
    "gy",
    "fraction",
    "given",
    "biopsy",
  ]);
  expect(searchTerms("loss")).toEqual(["loss"]);
});

describe("reciprocal rank fusion", () => {
  test("two second places beat one first place", () => {
    const fused = reciprocalRankFusion(
      [
        [1, 2],
        [3, 2],
      ],
      { k: 60 },
    );
    expect(fused.map(({ id }) => id)).toEqual([2, 1, 3]);
    expect(fused[0]!.score).toBeCloseTo(2 / 62, 12);
  });
  test("with k = 0 the first place counts most", () => {
    expect(
      reciprocalRankFusion(
        [
          [1, 2, 4],
          [3, 4, 2],
        ],
        { k: 0 },
      )[0]!.id,
    ).toBe(1);
  });
  test("refuses a text twice in one list", () => {
    expect(() => reciprocalRankFusion([[1, 1]])).toThrow(/twice/);
    expect(() => reciprocalRankFusion([])).toThrow(/lists of ids/);
  });
});

test("sentences end where a capital letter or a digit follows", () => {
  expect(sentences("V70 is 15 per cent. 3 days? Yes! e.g. this stays.")).toEqual([
    "V70 is 15 per cent.",
    "3 days?",
    "Yes! e.g. this stays.",
  ]);
});
