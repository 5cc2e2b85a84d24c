import { ArgumentError } from "../../tensor/errors.js";
import { merged, type Rank } from "./merging.js";
import { GPT2 } from "./split.js";
import { tokenAt } from "./token-list.js";
import type { EncodeOptions, Tokeniser } from "./tokeniser.js";

export interface ByteLevelOptions {
  /** tokens that stand for something outside the text, such as "<|im_start|>", with their numbers; they are never cut */
  special?: Readonly<Record<string, number>>;
  /** how a text is cut before pairs are joined; as GPT-2 does it when left out */
  split?: RegExp;
}

/**
 * Each of the 256 bytes as a character that can be printed, as GPT-2's files write them: "Ġ" is the blank.
 */
const printable: readonly string[] = (() => {
  const shown = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(shown(byte) ? byte : next++));
})();

const byteOf: ReadonlyMap<string, number> = new Map(printable.map((character, byte) => [character, byte]));

/**
 * Byte-pair encoding on bytes (Radford et al. 2019): no text is unknown to it, for every character is one to four bytes.
 * `tokens` are written with a printable character for each byte; `merges` are pairs "left right" in the order in which they
 * were learned, or, where a file has none, the order of the tokens decides ("tiktoken").
 *
 * @throws ArgumentError for a merge of tokens that are not in the list
 *
 * @example
 * const tiny = byteLevelBpe(["a", "b", "ab"], ["a b"]);
 * tiny.encode("abba")   // [2, 1, 0]
 */
export function byteLevelBpe(
  tokens: readonly string[],
  merges: readonly string[] | undefined,
  { special = {}, split = GPT2 }: ByteLevelOptions = {},
): Tokeniser {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const rank = merges ? rankByMerges(merges, ids) : (left: string, right: string) => ids.get(left + right);
  const known = new Map<string, number[]>();
  const chunkIds = (chunk: string): number[] => {
    const before = known.get(chunk);
    if (before) return before;
    const bytes = Array.from(new TextEncoder().encode(chunk), (byte) => printable[byte]!);
    const parts = merged(bytes, rank, (left, right) => left + right).map((part) => {
      const id = ids.get(part);
      if (id === undefined)
        throw new ArgumentError("encode", `${JSON.stringify(part)} is no token: the list of tokens lacks it`);
      return id;
    });
    if (known.size < REMEMBERED) known.set(chunk, parts);
    return parts;
  };
  const names = Object.keys(special).sort((a, b) => b.length - a.length);
  const outside = names.length > 0 ? new RegExp(`(${names.map(literal).join("|")})`, "u") : undefined;
  const named = new Map(Object.entries(special).map(([name, id]) => [id, name]));
  const ordinary = (text: string): number[] => (text.match(split) ?? []).flatMap(chunkIds);
  const encode = (text: string, { special: parsed = true }: EncodeOptions = {}): number[] =>
    outside && parsed
      ? text.split(outside).flatMap((part) => (Object.hasOwn(special, part) ? [special[part]!] : ordinary(part)))
      : ordinary(text);
  const bytesOf = (id: number): Uint8Array => {
    const name = named.get(id);
    if (name !== undefined) return new TextEncoder().encode(name);
    return Uint8Array.from(tokenAt("decode", tokens, id), (character) => byteOf.get(character) ?? 0x3f);
  };
  const decode = (list: ArrayLike<number>): string => {
    const bytes = Array.from(list, bytesOf).flatMap((part) => [...part]);
    return new TextDecoder().decode(Uint8Array.from(bytes));
  };
  return {
    size: Math.max(tokens.length, ...Object.values(special).map((id) => id + 1)),
    encode,
    decode,
    pieces: (text) => encode(text).map((id) => decode([id])),
  };
}

/** So many different chunks are remembered with their tokens. */
const REMEMBERED = 50_000;

function rankByMerges(merges: readonly string[], ids: ReadonlyMap<string, number>): Rank<string> {
  const ranks = new Map(merges.map((pair, rank) => [pair, rank]));
  for (const pair of merges) {
    const [left = "", right = ""] = pair.split(" ");
    if (!ids.has(left) || !ids.has(right) || !ids.has(left + right))
      throw new ArgumentError(
        "byteLevelBpe",
        `the merge ${JSON.stringify(pair)} names tokens that are not in the list`,
      );
  }
  return (left, right) => ranks.get(`${left} ${right}`);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
