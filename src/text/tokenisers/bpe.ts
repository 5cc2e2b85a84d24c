import { ArgumentError, described, told } from "../../tensor/errors.js";
import { vocabulary } from "../vocabulary.js";
import { merged } from "./merging.js";
import { GPT2 } from "./split.js";
import { tokenAt } from "./token-list.js";
import type { Tokeniser } from "./tokeniser.js";

/** One merge: the numbers of two tokens, and that of the token they become. */
export interface Merge {
  left: number;
  right: number;
  made: number;
  /** how often the pair stood in the text when it was merged */
  count: number;
}

/** What training gives: a tokeniser that shows how it came about. */
export interface Bpe extends Tokeniser {
  /** every token as it is written, in the order of their numbers: characters first, then what was merged */
  readonly tokens: readonly string[];
  readonly merges: readonly Merge[];
}

/** A different chunk of the text, its tokens, and how often it occurs. */
interface Chunk {
  ids: number[];
  count: number;
}

/**
 * Byte-pair encoding (Sennrich et al. 2016) learned from a text: it begins with the characters and merges the most frequent
 * pair of neighbours, again and again. Of equally frequent pairs the one with the smaller numbers is merged. It ends early
 * where no pair occurs twice.
 *
 * Counts are kept up to date and not taken anew after each merge: a thousand merges of a million characters take about a
 * second.
 *
 * @throws ArgumentError where `merges` is no whole number from 0 up, or the text is empty
 *
 * @example
 * const bpe = trainBpe("low lower lowest low low", { merges: 2 });
 * bpe.pieces("lower")   // ["low", "e", "r"]
 */
export function trainBpe(text: string, { merges }: { merges: number }): Bpe {
  if (typeof text !== "string") throw new ArgumentError("trainBpe", `expects a text, but was given ${described(text)}`);
  if (text === "") throw new ArgumentError("trainBpe", "expects a text to learn from, but it is empty");
  if (!(Number.isInteger(merges) && merges >= 0))
    throw new ArgumentError("trainBpe", `merges must be a whole number from 0 up, but is ${told(merges)}`);
  const characters = vocabulary(text);
  const tokens = [...characters.tokens];
  const pairs = new Pairs(chunksOf(text, (chunk) => characters.encode(chunk)));
  const made: Merge[] = [];
  while (made.length < merges) {
    const best = pairs.best();
    if (!best || best.count < 2) break;
    const merge = { ...best, made: tokens.length };
    tokens.push(tokens[best.left]! + tokens[best.right]!);
    pairs.merge(merge);
    made.push(merge);
  }
  return tokeniser(tokens, made);
}

/** Each different chunk once. */
function chunksOf(text: string, encode: (chunk: string) => number[]): Chunk[] {
  const counts = new Map<string, number>();
  for (const [chunk] of text.matchAll(GPT2)) counts.set(chunk, (counts.get(chunk) ?? 0) + 1);
  return [...counts].map(([chunk, count]) => ({ ids: encode(chunk), count }));
}

/** How often each pair of neighbours stands in the chunks, and in which. Tokens are below 2²⁶, so a pair is one number. */
class Pairs {
  private readonly counts = new Map<number, number>();
  private readonly places = new Map<number, Set<number>>();

  constructor(private readonly chunks: Chunk[]) {
    for (const place of chunks.keys()) this.count(place, 1);
  }

  /** The most frequent pair, of equally frequent ones that with the smaller numbers. */
  best(): { left: number; right: number; count: number } | undefined {
    let best = -1;
    let most = 0;
    for (const [pair, count] of this.counts) {
      if (count > most || (count === most && pair < best)) [best, most] = [pair, count];
    }
    return most > 0 ? { left: Math.floor(best / SHIFT), right: best % SHIFT, count: most } : undefined;
  }

  merge({ left, right, made }: Merge): void {
    for (const place of this.places.get(left * SHIFT + right) ?? []) {
      this.count(place, -1);
      this.chunks[place]!.ids = joined(this.chunks[place]!.ids, left, right, made);
      this.count(place, 1);
    }
  }

  /** Adds the pairs of a chunk, or takes them away. */
  private count(place: number, sign: 1 | -1): void {
    const { ids, count } = this.chunks[place]!;
    for (let i = 0; i + 1 < ids.length; i++) {
      const pair = ids[i]! * SHIFT + ids[i + 1]!;
      const now = (this.counts.get(pair) ?? 0) + sign * count;
      if (now > 0) this.counts.set(pair, now);
      else this.counts.delete(pair);
      const places = this.places.get(pair) ?? new Set();
      this.places.set(pair, places);
      if (sign > 0) places.add(place);
      else places.delete(place);
    }
  }
}

/** 2²⁶ */
const SHIFT = 67_108_864;

/** A chunk with one pair merged wherever it stands, from the left. */
function joined(ids: readonly number[], left: number, right: number, made: number): number[] {
  const shorter: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] === left && ids[i + 1] === right) {
      shorter.push(made);
      i++;
    } else shorter.push(ids[i]!);
  }
  return shorter;
}

function tokeniser(tokens: readonly string[], merges: readonly Merge[]): Bpe {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const byPair = new Map(merges.map(({ left, right, made }) => [left * SHIFT + right, made]));
  const known = new Map<string, number[]>();
  const encodeChunk = (chunk: string): number[] => {
    const before = known.get(chunk);
    if (before) return before;
    const single = Array.from(chunk, (character) => {
      const id = ids.get(character);
      if (id === undefined)
        throw new ArgumentError(
          "encode",
          `the character ${JSON.stringify(character)} was not in the text that it learned from`,
        );
      return id;
    });
    // Merges were numbered as they were made: the smaller the number, the earlier.
    const rank = (left: number, right: number) => byPair.get(left * SHIFT + right);
    const parts = merged(single, rank, (left, right) => rank(left, right)!);
    known.set(chunk, parts);
    return parts;
  };
  const encode = (text: string): number[] => (text.match(GPT2) ?? []).flatMap(encodeChunk);
  const written = (id: number): string => tokenAt("decode", tokens, id);
  return {
    size: tokens.length,
    tokens,
    merges,
    encode,
    decode: (list) => Array.from(list, written).join(""),
    pieces: (text) => encode(text).map(written),
  };
}
