import { describe, expect, test } from "vitest";
import { bagOfWords, characters, normalise, tfidf, vocabulary, wordPiece, words } from "../../src/text/index.js";

describe("normalise", () => {
  test("what looks alike becomes equal", () => {
    expect("e\u0301").not.toBe("é");
    expect(normalise("e\u0301")).toBe(normalise("é"));
    expect(normalise("ﬁ", { form: "NFKC" })).toBe("fi");
  });

  test("takes accents and capitals away where that is asked for", () => {
    expect(normalise("Ångström Naïve", { case: "lower", accents: false })).toBe("angstrom naive");
    expect(() => normalise(5 as never)).toThrow("normalise: expects a text, but was given the number 5");
  });

  test("characters are code points, and one to four bytes", () => {
    expect(characters("aé€🙂").map(({ bytes }) => bytes.length)).toEqual([1, 2, 3, 4]);
    expect(characters("🙂")[0]!.codePoint).toBe(0x1f642);
  });
});

describe("a vocabulary", () => {
  test("counts: the most frequent first, then in order", () => {
    expect(vocabulary("banana").tokens).toEqual(["a", "n", "b"]);
    expect(vocabulary("ba").tokens).toEqual(["a", "b"]);
    expect(vocabulary(["no", "pain", "no"], { atLeast: 2, special: ["<end>"] }).tokens).toEqual(["<end>", "no"]);
  });

  test("goes there and back, and says which piece it lacks", () => {
    const letters = vocabulary("whale 🐋");
    expect(letters.decode(letters.encode("🐋 whale"))).toBe("🐋 whale");
    expect(() => letters.encode("wx")).toThrow('encode: "x" is not among the 7 pieces of this vocabulary');
    expect(vocabulary("ab", { special: ["?"], unknown: "?" }).encode("axb")).toEqual([1, 0, 2]);
    expect(() => vocabulary("ab", { unknown: "?" })).toThrow('unknown "?" is none of its pieces');
    expect(() => letters.decode([7])).toThrow("decode: expects numbers from 0 to 6, but was given 7");
    expect(() => letters.encode(null as never)).toThrow("expects a text or a list of pieces, but was given null");
  });

  test("one-hot: a 1 at the piece's number", () => {
    expect(vocabulary("ab").oneHot([1, 0]).toArray()).toEqual([[0, 1], [1, 0]]); // biome-ignore format: one line
    expect(() => vocabulary("ab").oneHot([2])).toThrow("oneHot: expects numbers from 0 to 1, but was given 2");
  });
});

describe("words in documents", () => {
  const reports = ["No pain. No fever.", "The patient's pain is new.", "Fever since Monday"].map(words);

  test("are letters with apostrophes, and numbers", () => {
    expect(reports[1]).toEqual(["the", "patient's", "pain", "is", "new"]);
    expect(words("PSA 4.2, naïve")).toEqual(["psa", "4.2", "naïve"]);
  });

  test("a bag forgets their order and leaves out what is not in the vocabulary", () => {
    const few = vocabulary(["no", "no", "pain"]);
    expect(bagOfWords(reports, few).toArray()).toEqual([[2, 1], [0, 1], [0, 0]]); // biome-ignore format: one line
    expect(() => bagOfWords(["no pain"] as never, few)).toThrow("words(text) makes one");
  });

  test("tf–idf is scikit-learn's: ln((1 + D) / (1 + d)) + 1, rows of length 1", () => {
    const all = vocabulary(["fever", "no", "pain"]);
    const { idf, transform } = tfidf(reports, all);
    // TfidfVectorizer(vocabulary=["fever", "no", "pain"]).fit(reports).idf_
    const expected = [1.2876820724517808, 1.6931471805599454, 1.2876820724517808];
    for (const [i, weight] of expected.entries()) expect(idf[i]).toBeCloseTo(weight, 14);
    const [first, , third] = transform(reports).toArray() as number[][];
    const length = Math.sqrt(1.2876820724517808 ** 2 * 2 + (2 * 1.6931471805599454) ** 2);
    expect(first![1]).toBeCloseTo((2 * 1.6931471805599454) / length, 6);
    expect(third).toEqual([1, 0, 0]);
    expect(transform([["monday"]]).toArray()).toEqual([[0, 0, 0]]);
  });
});

describe("WordPiece", () => {
  const tokens = ["[UNK]", "radio", "##therapy", "##s", "the", "naive", "!", "中", "'", "don", "t", "."];
  const pieces = wordPiece(tokens);

  test("cuts a word into the longest pieces, from the left", () => {
    expect(pieces.pieces("The Radiotherapys.")).toEqual(["the", "radio", "##therapy", "##s", "."]);
    expect(pieces.decode(pieces.encode("the radiotherapy"))).toBe("the radiotherapy");
  });

  test("a word that does not come out even is unknown as a whole", () => {
    expect(pieces.pieces("radiology the")).toEqual(["[UNK]", "the"]);
    expect(pieces.pieces("x".repeat(101))).toEqual(["[UNK]"]);
  });

  test("accents, capitals, signs, ideographs and control characters are treated as BERT treats them", () => {
    expect(pieces.pieces("Naïve!don't中中\u0000the\tthe")).toEqual(
      ["naive", "!", "don", "'", "t", "中", "中", "the", "the"], // biome-ignore format: one line
    );
  });

  test("says what its list lacks", () => {
    expect(() => wordPiece(["a"])).toThrow('the list of tokens lacks "[UNK]"');
    expect(() => pieces.decode([99])).toThrow("expects numbers from 0 to 11, but was given 99");
  });
});
