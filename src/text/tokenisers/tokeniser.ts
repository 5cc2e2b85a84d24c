/** Cuts a text into numbered pieces, and puts it together again. */
export interface Tokeniser {
  /** how many different tokens there are */
  readonly size: number;
  /** The numbers of a text's tokens. */
  encode(text: string): number[];
  /** The text of tokens. */
  decode(ids: ArrayLike<number>): string;
  /** The tokens of a text as they are written, for people to look at. */
  pieces(text: string): string[];
}
