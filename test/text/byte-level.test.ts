import cl100kRanks from "gpt-tokenizer/bpeRanks/cl100k_base";
import r50kRanks from "gpt-tokenizer/bpeRanks/r50k_base";
import cl100k from "gpt-tokenizer/encoding/cl100k_base";
import r50k from "gpt-tokenizer/encoding/r50k_base";
import { describe, expect, test } from "vitest";
import { Generator } from "../../src/random/generator.js";
import { byteLevelBpe } from "../../src/text/index.js";

/** A token as GPT-2's files write it: a character that can be printed for each byte. */
function written(token: string | readonly number[]): string {
  const shown = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  const hidden = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !shown(byte));
  const bytes = typeof token === "string" ? new TextEncoder().encode(token) : token;
  return Array.from(bytes, (byte) => String.fromCodePoint(shown(byte) ? byte : 256 + hidden.indexOf(byte))).join("");
}

const CL100K =
  /'(?:[sdmtSDMT]|[lL][lL]|[vV][eE]|[rR][eE])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** A thousand strings drawn from what tokenisers stumble over. */
function strings(): string[] {
  const parts = [
    ..."a e th ing The patient PSA strawberry hypofractionated prostate radiotherapy don't we'll I've".split(" "),
    ..."naïve Müller ångström résumé Straße español čeština Ελληνικά русский עברית العربية हिन्दी 中文 日本語 한국어".split(
      " ",
    ),
    ..."🙂 👩‍⚕️ 🏳️‍🌈 🫀 é e\u0301 ﬁ Ⅳ ½ ² 𝒳 �".split(" "),
    ..."0 7 42 3.14 1,000 2026-11-30 1e-7 0x1F 78Gy 50%".split(" "),
    ..."{ } () [] => === != // /* */ <div> </p> ; : \" ' ` \\ _ -- … — $x @me #tag".split(" "),
    ...["\n", "\n\n", "\t", "  ", "   ", " \n ", "\r\n", "\u00a0", "\u3000", "\u200b"],
  ];
  const generator = new Generator(11);
  return Array.from({ length: 1000 }, () =>
    Array.from(
      { length: 1 + generator.below(14) },
      () => `${parts[generator.below(parts.length)]}${generator.uniform() < 0.6 ? " " : ""}`,
    ).join(""),
  );
}

describe.each([
  ["r50k (GPT-2 and GPT-3)", r50k, r50kRanks, undefined],
  ["cl100k (GPT-4)", cl100k, cl100kRanks, CL100K],
] as const)("%s", (_, theirs, ranks, split) => {
  const ours = byteLevelBpe(
    (ranks as readonly (string | readonly number[])[]).map(written),
    undefined,
    split ? { split } : {},
  );

  test("gives a thousand strings the numbers that OpenAI's gives them, and the text back", () => {
    for (const text of strings()) {
      const ids = ours.encode(text);
      expect(ids, JSON.stringify(text)).toEqual(theirs.encode(text));
      expect(ours.decode(ids)).toBe(text);
    }
  });

  test("strawberry is three pieces", () => {
    expect(ours.pieces("strawberry")).toHaveLength(3);
    expect(ours.pieces("strawberry").join("")).toBe("strawberry");
  });
});

describe("a tokeniser of bytes", () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => written([byte]));

  test("merges in the order of its list, not by the length of what is made", () => {
    const tokens = [...bytes, "bc", "ab", "abc"];
    const at = (token: string) => tokens.indexOf(token);
    expect(byteLevelBpe(tokens, ["b c", "a b", "a bc"]).encode("abc")).toEqual([at("abc")]);
    expect(byteLevelBpe(tokens, ["a b", "b c"]).encode("abc")).toEqual([at("ab"), at("c")]);
    // Without that merge the token "abc" is never made, although its text would fit.
    expect(byteLevelBpe(tokens, ["b c"]).encode("abc")).toEqual([at("a"), at("bc")]);
  });

  test("knows every text, byte for byte", () => {
    const plain = byteLevelBpe(bytes, []);
    expect(plain.encode("é🙂")).toEqual([195, 169, 240, 159, 153, 130].map((byte) => bytes.indexOf(written([byte]))));
    expect(plain.decode(plain.encode("é🙂\u0000"))).toBe("é🙂\u0000");
  });

  test("keeps special tokens whole, the longest first", () => {
    const special = { "<|end|>": 300, "<|end|>!": 301 };
    const plain = byteLevelBpe(bytes, [], { special });
    expect(plain.encode("a<|end|>!b<|end|>")).toEqual(
      [97, 301, 98, 300].map((id) => (id < 256 ? bytes.indexOf(written([id])) : id)),
    );
    expect(plain.decode([300, 301])).toBe("<|end|><|end|>!");
    expect(plain.size).toBe(302);
  });

  test("half a character is shown as such, and not as an error", () => {
    const plain = byteLevelBpe(bytes, []);
    expect(plain.pieces("é")).toEqual(["\ufffd", "\ufffd"]);
  });

  test("says what is wrong with its lists and numbers", () => {
    expect(() => byteLevelBpe(["a"], ["a b"])).toThrow('the merge "a b" names tokens that are not in the list');
    expect(() => byteLevelBpe(["a"], []).encode("b")).toThrow('encode: "b" is no token');
    expect(() => byteLevelBpe(bytes, []).decode([256])).toThrow(
      "decode: expects numbers from 0 to 255, but was given 256",
    );
  });
});
