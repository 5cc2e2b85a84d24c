import { display } from "../../display/display.js";
import { Generator } from "../../random/generator.js";
import { ArgumentError, described, told } from "../../tensor/errors.js";
import type { LanguageModel } from "../counting/language-model.js";
import { drawFrom, type SamplingOptions, samplingDistribution } from "../sampling.js";
import type { Tokeniser } from "../tokenisers/tokeniser.js";
import type { Grammar } from "./automaton.js";
import { GrammarMask } from "./grammar-mask.js";

export interface GenerateOptions extends SamplingOptions {
  /** how many tokens at most; 100 when left out */
  maxTokens?: number;
  /** the same seed writes the same text; 0 when left out */
  seed?: number;
  /** texts at which it ends; they are not part of what is returned */
  stop?: string | readonly string[];
  /** what the text must look like, such as jsonGrammar(schema): only tokens that keep to it are drawn */
  grammar?: Grammar;
  /** told of every piece as it comes, with the text so far */
  onToken?: (piece: string, text: string) => void;
  /** shows the text below the cell while it grows */
  show?: boolean;
}

/** How a text came to its end: by itself (a stop, an end token, a complete grammar), or because there were enough tokens. */
export interface Written {
  text: string;
  finish: "stop" | "length";
  /** tokens of the prompt and of what was written */
  usage: { prompt: number; completion: number };
}

/** What turns text into numbers and back. */
type Reader = Pick<Tokeniser, "encode" | "decode">;

/**
 * Lets a language model go on with a prompt, a text or its tokens, one token after the other, and returns what it wrote.
 *
 * @throws ArgumentError for a prompt that is neither text nor tokens, an empty prompt of a model that needs one, options that make no sense,
 * and where no token of the model keeps to the grammar
 *
 * @example
 * const letters = vocabulary("hello hello hello");
 * const model = wittenBell(ngrams(letters.encode("hello hello hello"), { order: 4 }));
 * generate(model, letters, "he", { temperature: 0, maxTokens: 3 })   // "llo"
 */
export function generate(
  model: LanguageModel,
  tokeniser: Reader,
  prompt: string | readonly number[],
  options: GenerateOptions = {},
): string {
  const { onToken, show = false } = options;
  const shown = show ? display("") : undefined;
  const steps = writing(model, tokeniser, prompt, options);
  let text = "";
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value.text;
    text += next.value;
    onToken?.(next.value, text);
    shown?.update(text);
  }
}

/**
 * The same piece by piece: `for (const piece of writing(…))`. Nothing is computed before the next piece is asked for. A piece
 * may be empty: the first half of a character, or the beginning of what may become a stop, is held back.
 *
 * @example
 * const letters = vocabulary("hello hello hello");
 * const model = wittenBell(ngrams(letters.encode("hello hello hello"), { order: 4 }));
 * [...writing(model, letters, "he", { temperature: 0, maxTokens: 3 })]   // ["l", "l", "o"]
 */
export function* writing(
  model: LanguageModel,
  tokeniser: Reader,
  prompt: string | readonly number[],
  options: GenerateOptions = {},
): globalThis.Generator<string, Written, void> {
  const { maxTokens = 100, seed = 0, stop = [], grammar, onToken: _, show: __, ...sampling } = options;
  const stops = checked(prompt, maxTokens, stop);
  const generator = new Generator(seed);
  const mask = grammar && maskOf(grammar, model, tokeniser);
  const ends = model.ends ?? [];
  const ids = typeof prompt === "string" ? tokeniser.encode(prompt) : [...prompt];
  const begin = ids.length;
  let given = 0; // letters that were handed out
  let at = grammar?.start ?? [];
  const written = (text: string, finish: "stop" | "length"): Written => ({
    ...{ text, finish },
    usage: { prompt: begin, completion: ids.length - begin },
  });
  for (let i = 0; i < maxTokens; i++) {
    const said = () => tokeniser.decode(ids.slice(begin));
    if (grammar?.complete(at) && !grammar.open(at)) return written(said(), "stop");
    const p = model.distribution(ids);
    const allowed = mask ? mask.apply(p, at, ends) : p;
    if (!allowed && grammar?.complete(at)) return written(said(), "stop");
    if (!allowed)
      throw new ArgumentError(
        "generate",
        `no token of this model keeps to the grammar after ${JSON.stringify(said())}`,
      );
    const id = drawFrom(samplingDistribution(allowed, sampling), generator);
    if (ends.includes(id)) {
      const text = said();
      if (text.length > given) yield text.slice(given);
      return written(text, "stop");
    }
    ids.push(id);
    if (mask && grammar) at = grammar.step(at, mask.textOf(id));
    const text = said();
    const end = Math.min(...stops.map((one) => text.indexOf(one)).filter((place) => place >= 0));
    if (end < Infinity) {
      if (end > given) yield text.slice(given, end);
      return written(text.slice(0, end), "stop");
    }
    const safe = text.length - heldBack(text, stops);
    yield text.slice(given, safe);
    given = Math.max(given, safe);
  }
  const text = tokeniser.decode(ids.slice(begin));
  if (text.length > given) yield text.slice(given);
  return written(text, "length");
}

/** Masks by model: the texts of 49,152 tokens are decoded once, not at each call. */
const masks = new WeakMap<Grammar, { tokeniser: Reader; mask: GrammarMask }>();

function maskOf(grammar: Grammar, model: LanguageModel, tokeniser: Reader): GrammarMask {
  const before = masks.get(grammar);
  if (before?.tokeniser === tokeniser) return before.mask;
  const mask = new GrammarMask(grammar, model.size, tokeniser);
  masks.set(grammar, { tokeniser, mask });
  return mask;
}

/** How many letters at the end may still become a part of a stop, or are the first bytes of a character. */
function heldBack(text: string, stops: readonly string[]): number {
  let held = 0;
  for (let n = 1; n <= 3 && text.endsWith("\uFFFD".repeat(n)); n++) held = n;
  for (const stop of stops)
    for (let n = Math.min(stop.length - 1, text.length); n > held; n--) if (text.endsWith(stop.slice(0, n))) held = n;
  return held;
}

function checked(prompt: unknown, maxTokens: unknown, stop: unknown): readonly string[] {
  if (typeof prompt !== "string" && !(Array.isArray(prompt) && prompt.every((id) => Number.isInteger(id) && id >= 0)))
    throw new ArgumentError("generate", `the prompt must be a text or a list of tokens, but is ${described(prompt)}`);
  if (!(Number.isInteger(maxTokens) && (maxTokens as number) >= 0))
    throw new ArgumentError("generate", `maxTokens must be a whole number from 0 up, but is ${told(maxTokens)}`);
  const stops = typeof stop === "string" ? [stop] : stop;
  if (!Array.isArray(stops) || stops.some((one) => typeof one !== "string" || one === ""))
    throw new ArgumentError("generate", `stop must be a text or a list of texts, none empty, but is ${told(stop)}`);
  return stops;
}
