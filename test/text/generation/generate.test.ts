import { expect, test } from "vitest";
import {
  byteLevelBpe,
  generate,
  type LanguageModel,
  ngrams,
  stream,
  vocabulary,
  wittenBell,
  writing,
} from "../../../src/text/index.js";

const text = "the quick brown fox jumps over the lazy dog. ";
const letters = vocabulary(text);
const model = wittenBell(ngrams(letters.encode(text.repeat(3)), { order: 5, size: letters.size }));

/** A model that says one text, token by token, whatever it is asked. */
function reciting(ids: readonly number[], size: number, prompt: number): LanguageModel {
  const distribution = (given: ArrayLike<number>) => {
    const p = new Float64Array(size);
    p[ids[given.length - prompt] ?? 0] = 1;
    return p;
  };
  return { size, distribution, probability: () => 0 };
}

test("pieces together are the text, and what may become a stop is held back until it is certain", () => {
  const pieces = [...writing(model, letters, "qui", { temperature: 0, stop: " fox runs", maxTokens: 16 })];
  expect(pieces.join("")).toBe(generate(model, letters, "qui", { temperature: 0, maxTokens: 16 }));
  expect(pieces).toContain(" fox j");
});

test("the end is told: by a stop, or because there were enough tokens", () => {
  const ended = (options: object) => {
    const steps = writing(model, letters, "qui", { temperature: 0, ...options });
    let next = steps.next();
    while (!next.done) next = steps.next();
    return next.value;
  };
  expect(ended({ stop: " fox" })).toEqual({ text: "ck brown", finish: "stop", usage: { prompt: 3, completion: 12 } });
  expect(ended({ maxTokens: 2 })).toEqual({ text: "ck", finish: "length", usage: { prompt: 3, completion: 2 } });
});

test("a character of several bytes comes out whole", () => {
  const bytes = Array.from({ length: 256 }, (_, i) => i);
  const printable = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  const tokens = bytes.map((byte) => String.fromCodePoint(printable(byte) ? byte : next++));
  const tokeniser = byteLevelBpe(tokens, []);
  const said = tokeniser.encode("ä👍!");
  const pieces = [...writing(reciting(said, 256, 1), tokeniser, "a", { maxTokens: said.length })];
  expect(pieces.filter((piece) => piece !== "")).toEqual(["ä", "👍", "!"]);
});

test("an end token ends the text and is not written", () => {
  const ending: LanguageModel = {
    size: model.size,
    ends: letters.encode("."),
    distribution: (ids) => model.distribution(ids),
    probability: (ids, at) => model.probability(ids, at),
  };
  expect(generate(ending, letters, "lazy", { temperature: 0 })).toBe(" dog");
});

test("a stream writes the same, and lets others have their turn between two tokens", async () => {
  let turns = 0;
  const clock = setInterval(() => turns++);
  let streamed = "";
  for await (const piece of stream(model, letters, "the", { seed: 3, maxTokens: 60 })) streamed += piece;
  clearInterval(clock);
  expect(streamed).toBe(generate(model, letters, "the", { seed: 3, maxTokens: 60 }));
  expect(turns).toBeGreaterThan(10);
});

test("a prompt may be tokens; what is neither gets a sentence", () => {
  const options = { temperature: 0, maxTokens: 3 };
  expect(generate(model, letters, letters.encode("qui"), options)).toBe(generate(model, letters, "qui", options));
  for (const wrong of [4, undefined, [1.5], ["q"], [-1]])
    expect(() => generate(model, letters, wrong as unknown as string)).toThrow(
      /prompt must be a text or a list of tokens, but is/,
    );
});

test("shown in a cell, one output grows", () => {
  const sent: [string, string][] = [];
  const key = Symbol.for("Jupyter.broadcast");
  (globalThis as Record<symbol, unknown>)[key] = (type: string, content: { data: Record<string, string> }) =>
    sent.push([type, content.data["text/plain"]!]);
  try {
    generate(model, letters, "qui", { temperature: 0, maxTokens: 3, show: true });
  } finally {
    delete (globalThis as Record<symbol, unknown>)[key];
  }
  expect(sent).toEqual([
    ["display_data", ""],
    ["update_display_data", "c"],
    ["update_display_data", "ck"],
    ["update_display_data", "ck "],
  ]);
});

test("says what it expects of stops", () => {
  expect(() => generate(model, letters, "the", { stop: [""] })).toThrow(
    "stop must be a text or a list of texts, none empty",
  );
});
