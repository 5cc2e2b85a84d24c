export interface EncodeOptions {
  /**
   * whether the name of a special token, such as "<|im_end|>", stands for the token; true when left out. What a stranger
   * wrote is read with false: its characters, whatever they spell.
   */
  special?: boolean;
}

/** Cuts a text into numbered pieces, and puts it together again. */
export interface Tokeniser {
  /** how many different tokens there are */
  readonly size: number;
  /** The numbers of a text's tokens. */
  encode(text: string, options?: EncodeOptions): number[];
  /** The text of tokens. */
  decode(ids: ArrayLike<number>): string;
  /** The tokens of a text as they are written, for people to look at. */
  pieces(text: string): string[];
}
