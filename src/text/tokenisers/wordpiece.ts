import { ArgumentError } from "../../tensor/errors.js";
import { normalise } from "../normalise.js";
import { tokenAt } from "./token-list.js";
import type { Tokeniser } from "./tokeniser.js";

export interface WordPieceOptions {
  /** the token that stands for a word that cannot be put together; "[UNK]" when left out */
  unknown?: string;
  /** words of more characters are unknown; 100 when left out, as in BERT */
  longest?: number;
}

/**
 * WordPiece as BERT uses it (Devlin et al. 2019), in lower case and without accents: a word is cut into the longest tokens
 * that the list has, from the left; what goes on inside a word begins with "##".
 *
 * @throws ArgumentError where the list lacks the token for what is unknown
 *
 * @example
 * const pieces = wordPiece(["[UNK]", "radio", "##therapy", "."]);
 * pieces.pieces("Radiotherapy.")   // ["radio", "##therapy", "."]
 */
export function wordPiece(
  tokens: readonly string[],
  { unknown = "[UNK]", longest = 100 }: WordPieceOptions = {},
): Tokeniser {
  const ids = new Map(tokens.map((token, id) => [token, id]));
  const otherwise = ids.get(unknown);
  if (otherwise === undefined)
    throw new ArgumentError(
      "wordPiece",
      `the list of tokens lacks ${JSON.stringify(unknown)}, which stands for unknown words`,
    );
  const wordIds = (word: string): number[] => {
    const letters = Array.from(word);
    if (letters.length > longest) return [otherwise];
    const found: number[] = [];
    for (let from = 0; from < letters.length; ) {
      let to = letters.length;
      let id: number | undefined;
      for (; to > from; to--) {
        id = ids.get(`${from > 0 ? "##" : ""}${letters.slice(from, to).join("")}`);
        if (id !== undefined) break;
      }
      if (id === undefined) return [otherwise];
      found.push(id);
      from = to;
    }
    return found;
  };
  const encode = (text: string): number[] => basicWords(text).flatMap(wordIds);
  const written = (id: number): string => tokenAt("decode", tokens, id);
  return {
    size: tokens.length,
    encode,
    decode: (list) => Array.from(list, written).join(" ").replaceAll(" ##", ""),
    pieces: (text) => encode(text).map(written),
  };
}

/** Words, signs and Chinese characters one by one, as BERT's basic tokeniser cuts them. */
function basicWords(text: string): string[] {
  const clean = text.replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, (control) => (/[\t\n\r]/.test(control) ? " " : ""));
  const apart = normalise(clean, { case: "lower", accents: false }).replace(SINGLE, " $& ");
  return apart.split(/\s+/u).filter((word) => word !== "");
}

/** Signs (ASCII's symbols count as such) and the ideographs of China, Japan and Korea: each is a word of its own. */
const SINGLE = /[!-/:-@[-`{-~]|\p{P}|[\u4E00-\u9FFF\u3400-\u4DBF\u{20000}-\u{2CEAF}\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;
