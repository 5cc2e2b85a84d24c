import { ArgumentError, described } from "../tensor/errors.js";
import { type Tensor, tensor } from "../tensor/index.js";
import { tokenAt } from "./tokenisers/token-list.js";

export interface VocabularyOptions {
  /** pieces that occur less often are left out; 1 when left out */
  atLeast?: number;
  /** pieces that come first, whether they occur or not, such as "<pad>" or "<end>" */
  special?: readonly string[];
  /** one of the special pieces, in whose place unknown ones are read; without it an unknown piece is an error */
  unknown?: string;
}

/** A list of pieces (characters, words), each with its number. */
export class Vocabulary {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly unknown: number | undefined;

  constructor(
    /** in the order of their numbers */
    readonly tokens: readonly string[],
    unknown?: string,
  ) {
    this.ids = new Map(tokens.map((token, id) => [token, id]));
    if (this.ids.size < tokens.length)
      throw new ArgumentError("vocabulary", "has a piece twice; each has one number only");
    this.unknown = unknown === undefined ? undefined : this.ids.get(unknown);
    if (unknown !== undefined && this.unknown === undefined)
      throw new ArgumentError(
        "vocabulary",
        `unknown ${JSON.stringify(unknown)} is none of its pieces; add it to special`,
      );
  }

  /** how many pieces there are */
  get size(): number {
    return this.tokens.length;
  }

  /** The number of a piece; undefined where it is not known. */
  id(token: string): number | undefined {
    return this.ids.get(token);
  }

  /**
   * The numbers of the pieces of a text, or of its characters where it is one string.
   *
   * @throws ArgumentError for a piece that is not known, unless `unknown` stands in for those
   */
  encode(pieces: string | Iterable<string>): number[] {
    if (pieces === null || typeof (pieces as Iterable<string>)?.[Symbol.iterator] !== "function")
      throw new ArgumentError("encode", `expects a text or a list of pieces, but was given ${described(pieces)}`);
    return Array.from(pieces, (piece) => {
      const id = this.ids.get(piece) ?? this.unknown;
      if (id === undefined)
        throw new ArgumentError(
          "encode",
          `${JSON.stringify(piece)} is not among the ${this.size} pieces of this vocabulary`,
        );
      return id;
    });
  }

  /** The pieces of numbers, joined without anything between them. */
  decode(ids: ArrayLike<number>): string {
    return Array.from(ids, (id) => tokenAt("decode", this.tokens, id)).join("");
  }

  /** One-hot: [pieces, size], a row for each piece with a 1 at its number and 0 elsewhere. */
  oneHot(ids: ArrayLike<number>): Tensor {
    return tensor(
      Array.from(ids, (id) => {
        tokenAt("oneHot", this.tokens, id);
        const row = new Array<number>(this.size).fill(0);
        row[id] = 1;
        return row;
      }),
    ) as Tensor;
  }
}

/**
 * The vocabulary of a text: of its characters where it is a string, of its pieces where it is a list. The most frequent
 * come first, equally frequent ones in the order of their characters.
 *
 * @example
 * const letters = vocabulary("banana");
 * letters.encode("ban")   // [2, 0, 1]: a three times, n twice, b once
 */
export function vocabulary(pieces: string | Iterable<string>, options: VocabularyOptions = {}): Vocabulary {
  const { atLeast = 1, special = [], unknown } = options;
  if (pieces === null || typeof (pieces as Iterable<string>)?.[Symbol.iterator] !== "function")
    throw new ArgumentError("vocabulary", `expects a text or a list of pieces, but was given ${described(pieces)}`);
  const counts = new Map<string, number>();
  for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const found = [...counts]
    .filter(([piece, count]) => count >= atLeast && !special.includes(piece))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([piece]) => piece);
  return new Vocabulary([...special, ...found], unknown);
}
