import { expect, test } from "vitest";
import { mobyDick } from "../../src/data/sets/moby-dick.js";
import { skipGram, words } from "../../src/text/index.js";

const book = words((await mobyDick()).train);

test("words of Moby-Dick that stand together point the same way", { timeout: 120_000 }, () => {
  const vectors = skipGram(book, { seed: 1 });
  const near = (word: string) => vectors.nearest(word, 6).map((one) => one.word);
  const pairs = [["mast", "heads"], ["years", "ago"], ["feet", "twenty"], ["captain", "peleg"], ["starboard", "larboard"]]; // biome-ignore format: one line
  expect(pairs.filter(([word, other]) => near(word!).includes(other!)).length).toBe(5);
  expect(vectors.similarity("mast", "heads")).toBeCloseTo(vectors.similarity("heads", "mast"), 12);
});

test("the same seed gives the same vectors, another seed others", () => {
  const some = book.slice(0, 4000);
  const made = (seed: number) => skipGram(some, { seed, epochs: 1, features: 8, atLeast: 2 }).vectors;
  expect(made(1)).toEqual(made(1));
  expect(made(1)).not.toEqual(made(2));
});

test("says what it needs", () => {
  expect(() => skipGram("a text" as never)).toThrow('expects a list of words, but was given the text "a text"');
  expect(() => skipGram(["one", "one"], { atLeast: 2 })).toThrow("at least two words that occur 2 times, but found 1");
  expect(() => skipGram(["a", "b"], { atLeast: 1 }).nearest("z")).toThrow(/"z"/);
});
