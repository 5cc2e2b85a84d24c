import { describe, expect, test } from "vitest";
import { mobyDick } from "../../src/data/index.js";
import { Generator } from "../../src/random/generator.js";
import { addK, kneserNey, type LanguageModel, nats, ngrams, vocabulary, wittenBell } from "../../src/text/index.js";

const generator = new Generator(5);
/** A text of four symbols in which what comes depends on what was. */
const ids = Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? 0 : generator.below(4)));
const counts = ngrams(ids, { order: 3, size: 5 });

const models: [string, LanguageModel][] = [
  ["add-1", addK(counts)],
  ["add-0.1 of order 2", addK(counts, { k: 0.1, order: 2 })],
  ["Witten–Bell", wittenBell(counts)],
  ["Kneser–Ney", kneserNey(counts)],
  ["Kneser–Ney of order 1", kneserNey(counts, { order: 1 })],
];

describe.each(models)("%s", (_, model) => {
  const contexts = [[], [0], [4], [1, 2], [3, 0], [4, 4], [0, 1, 2, 3, 0]].map((context) => ({ context }));

  test.each(contexts)("after $context the probabilities are positive and together 1", ({ context }) => {
    const distribution = model.distribution(context);
    expect(distribution).toHaveLength(5);
    expect(Math.min(...distribution)).toBeGreaterThan(0);
    expect(distribution.reduce((all, p) => all + p, 0)).toBeCloseTo(1, 12);
  });

  test.each(contexts)("after $context each symbol's own probability is that of the distribution", ({ context }) => {
    const distribution = model.distribution(context);
    for (let next = 0; next < 5; next++)
      expect(model.probability([...context, next], context.length)).toBeCloseTo(distribution[next]!, 14);
  });
});

describe("counts", () => {
  test("are those of the text", () => {
    const { grams } = ngrams([0, 1, 0, 1, 1], { order: 3 });
    expect([...grams[0]!.counts]).toEqual([2, 3]);
    expect([...grams[1]!.keys]).toEqual([1, 2, 3]); // 0 1, 1 0, 1 1
    expect([...grams[1]!.counts]).toEqual([2, 1, 1]);
    expect([...grams[2]!.keys]).toEqual([2, 3, 5]); // 0 1 0, 0 1 1, 1 0 1
  });

  test("of a text that is too short are none", () => {
    const { grams } = ngrams([1], { order: 3, size: 2 });
    expect(grams.map(({ keys }) => keys.length)).toEqual([1, 0, 0]);
    expect(nats(kneserNey(ngrams([1], { order: 3, size: 2 })), [0, 1])).toBeGreaterThan(0);
  });

  test("refuse what is no text of symbols", () => {
    expect(() => ngrams([0, 1.5], { order: 2 })).toThrow(
      "ngrams: symbol 1 is 1.5; expects a whole number from 0 to 1.5",
    );
    expect(() => ngrams([0, 7], { order: 2, size: 3 })).toThrow("symbol 1 is 7; expects a whole number from 0 to 2");
    expect(() => ngrams("abc" as never, { order: 2, size: 3 })).toThrow("encode it first");
    expect(() => ngrams([0], { order: 0 })).toThrow("order must be a whole number from 1 up, but is 0");
    expect(() => ngrams([0], { order: 9, size: 75 })).toThrow(
      "sequences of 9 out of 75 symbols are too many to number",
    );
    expect(() => kneserNey(counts, { order: 4 })).toThrow("order must be a whole number from 1 to 3, but is 4");
    expect(() => addK(counts, { k: 0 })).toThrow("k must be a number above 0, but is 0");
    expect(() => nats(addK(counts), [])).toThrow("expects a text with at least one symbol");
    expect(() => nats(addK(counts), [5])).toThrow("symbol 0 is 5; expects a whole number from 0 to 4");
  });
});

test("Witten–Bell by hand: two different symbols in three places hand on two fifths", () => {
  const model = wittenBell(ngrams([0, 1, 0, 1, 0, 0], { order: 2, size: 2 }));
  // Once each alone: p(1) = (2 + 2 · ½) / (6 + 2) = 3/8. After 0 came 1, 1, 0.
  expect(model.probability([0, 1], 1)).toBeCloseTo((2 + 2 * (3 / 8)) / 5, 14);
});

test("Kneser–Ney by hand: a symbol that follows only one other is rare where the context is new", () => {
  // "San Francisco" three times: 1 is frequent, but follows only 0; 2 follows three different symbols.
  const text = [0, 1, 3, 2, 0, 1, 4, 2, 0, 1, 0, 2];
  const model = kneserNey(ngrams(text, { order: 2, size: 6 }));
  const unseen = model.distribution([5]);
  expect(unseen[2]).toBeGreaterThan(unseen[1]!);
});

test("the ladder on Moby-Dick: nats a character on whole held-out chapters", async () => {
  const { train, validation } = await mobyDick();
  const letters = vocabulary(train);
  expect([train.length, validation.length, letters.size]).toEqual([1_094_707, 92_040, 75]);
  const held = letters.encode(validation);
  const moby = ngrams(letters.encode(train), { order: 7 });
  const ladder: [LanguageModel, number][] = [
    [wittenBell(moby, { order: 1 }), 3.077],
    [addK(moby, { order: 2 }), 2.432],
    [kneserNey(moby, { order: 3 }), 1.982],
    [wittenBell(moby, { order: 5 }), 1.519],
    [kneserNey(moby, { order: 5 }), 1.466],
    [kneserNey(moby), 1.394],
  ];
  for (const [model, expected] of ladder) expect(nats(model, held)).toBeCloseTo(expected, 2.9);
});
