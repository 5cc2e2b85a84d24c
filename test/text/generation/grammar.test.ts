import { describe, expect, test } from "vitest";
import { addK, generate, jsonGrammar, type LanguageModel, ngrams, vocabulary } from "../../../src/text/index.js";

const patient = {
  type: "object",
  properties: {
    site: { enum: ["brain", "lung"] },
    gray: { type: "integer" },
    note: { type: "string", maxLength: 5 },
    given: { type: "array", items: { type: "number" }, maxItems: 2 },
    done: { type: ["boolean", "null"] },
  },
} as const;
const grammar = jsonGrammar(patient);

describe("a grammar of JSON", () => {
  test.each([
    '{"site": "brain", "gray": 60, "note": "a\\n", "given": [], "done": true}',
    '{"site": "lung", "gray": -3, "note": "", "given": [1, 2.50], "done": null}',
    '{"site": "lung", "gray": 0, "note": "\\u00e4ö日", "given": [0.1], "done": false}',
  ])("takes %s, which JSON.parse reads", (text) => {
    expect(grammar.matches(text)).toBe(true);
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(patient.properties));
  });

  test.each([
    ["a value that is not offered", '{"site": "liver", "gray": 60, "note": "", "given": [], "done": true}'],
    ["a leading zero", '{"site": "lung", "gray": 060, "note": "", "given": [], "done": true}'],
    ["a fraction for an integer", '{"site": "lung", "gray": 6.5, "note": "", "given": [], "done": true}'],
    ["a text that is too long", '{"site": "lung", "gray": 6, "note": "abcdef", "given": [], "done": true}'],
    ["a list that is too long", '{"site": "lung", "gray": 6, "note": "", "given": [1, 2, 3], "done": true}'],
    ["a comma at the end", '{"site": "lung", "gray": 6, "note": "", "given": [1, ], "done": true}'],
    ["a raw line break in a text", '{"site": "lung", "gray": 6, "note": "\n", "given": [], "done": true}'],
    ["half of it", '{"site": "lung", "gray": 6'],
    ["more than it", '{"site": "lung", "gray": 6, "note": "", "given": [], "done": true} '],
  ])("refuses %s", (_what, text) => {
    expect(grammar.matches(text)).toBe(false);
  });

  test("choices, constants and counted lists", () => {
    const either = jsonGrammar({
      anyOf: [{ const: "none" }, { type: "array", minItems: 2, maxItems: 3, items: { const: 1 } }],
    });
    const fit = ['"none"', "[]", "[1]", "[1, 1]", "[1, 1, 1]", "[1, 1, 1, 1]"].filter((text) => either.matches(text));
    expect(fit).toEqual(['"none"', "[1, 1]", "[1, 1, 1]"]);
  });

  test.each<[string, unknown, string]>([
    ["no choice", { enum: [] }, "the schema cannot be met: it offers no choice"],
    [
      "a range that is empty",
      { type: "string", minLength: 3, maxLength: 2 },
      "cannot be met: minLength is 3 and maxLength 2",
    ],
    ["a keyword it cannot hold", { type: "integer", minimum: 3 }, 'uses "minimum", which a grammar cannot hold'],
    ["a type it does not know", { type: "date" }, 'its type is "date"'],
    [
      "a property without a schema",
      { type: "object", properties: { a: 5 } },
      `the schema's property "a" must be an object`,
    ],
    ["nothing", undefined, "the schema must be an object"],
  ])("says why it cannot be made of %s", (_what, schema, sentence) => {
    expect(() => jsonGrammar(schema as never)).toThrow(sentence);
  });
});

describe("generation that keeps to a grammar", () => {
  const text = `${JSON.stringify(patient)} {"[1, 2]": 0.5} brain lung truefalsenull -0123456789 . `;
  const letters = vocabulary(text.repeat(2));
  const model = addK(ngrams(letters.encode(text.repeat(2)), { order: 2, size: letters.size }), { k: 0.5 });

  test("is valid whatever the seed, where free writing is not", () => {
    const options = (seed: number) => ({ seed, maxTokens: 400, temperature: 1.5 });
    for (let seed = 0; seed < 20; seed++) {
      const bounded = jsonGrammar({
        ...patient,
        properties: { ...patient.properties, note: { type: "string", maxLength: 9 } },
      });
      const written = generate(model, letters, "{", { ...options(seed), grammar: bounded });
      expect(bounded.matches(written), written).toBe(true);
      JSON.parse(written);
      expect(grammar.matches(generate(model, letters, "{", options(seed)))).toBe(false);
    }
  });

  test("tokens that cross its parts are allowed: it is fed letters, not tokens", () => {
    const pieces = ['{"si', 'te": "lu', 'ng"}', "{", "x", "", "\uFFFD"];
    const tokeniser = {
      encode: () => [],
      decode: (ids: ArrayLike<number>) => Array.from(ids, (id) => pieces[id]).join(""),
    };
    const even: LanguageModel = {
      size: pieces.length,
      distribution: () => new Float64Array(pieces.length).fill(1 / pieces.length),
      probability: () => 1 / pieces.length,
    };
    const small = jsonGrammar({ type: "object", properties: { site: { enum: ["lung"] } } });
    expect(generate(even, tokeniser, "", { grammar: small })).toBe('{"site": "lung"}');
    const other = jsonGrammar({ type: "object", properties: { size: { type: "integer" } } });
    expect(() => generate(even, tokeniser, "", { grammar: other })).toThrow(
      'no token of this model keeps to the grammar after "{\\"si"',
    );
  });

  test("a model that says when it ends may do so only where the text is complete", () => {
    const pieces = ["1", "2", "<end>"];
    const tokeniser = {
      encode: () => [],
      decode: (ids: ArrayLike<number>) => Array.from(ids, (id) => pieces[id]).join(""),
    };
    const eager: LanguageModel = {
      size: 3,
      ends: [2],
      distribution: () => Float64Array.of(0.1, 0.05, 0.85),
      probability: () => 0,
    };
    expect(generate(eager, tokeniser, "", { temperature: 0, grammar: jsonGrammar({ type: "integer" }) })).toBe("1");
    expect(generate(eager, tokeniser, "", { temperature: 0 })).toBe("");
  });
});
