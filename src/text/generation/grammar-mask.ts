import type { Tokeniser } from "../tokenisers/tokeniser.js";
import type { Grammar, Places } from "./automaton.js";

/**
 * Which tokens keep to a grammar. Tokens cross its parts (`", "` is one token of many models), so they are fed to it letter by
 * letter. For each set of places the answer is worked out once.
 */
export class GrammarMask {
  readonly #texts: readonly string[];
  /** the numbers of tokens by their first letter */
  readonly #byFirst = new Map<string, number[]>();
  readonly #known = new Map<string, Uint8Array>();

  constructor(
    private readonly grammar: Grammar,
    size: number,
    tokeniser: Pick<Tokeniser, "decode">,
  ) {
    this.#texts = Array.from({ length: size }, (_, id) => tokeniser.decode([id]));
    for (const [id, text] of this.#texts.entries()) {
      // a part of a character, or nothing: no letter of its own
      if (text === "" || text.includes("\uFFFD")) continue;
      const first = String.fromCodePoint(text.codePointAt(0)!);
      const list = this.#byFirst.get(first);
      if (list) list.push(id);
      else this.#byFirst.set(first, [id]);
    }
  }

  /** What a token adds to the text. */
  textOf(id: number): string {
    return this.#texts[id]!;
  }

  /** Probabilities of the tokens that are allowed, 0 for the others; undefined where none is. Ends are allowed where the text is complete. */
  apply(p: ArrayLike<number>, at: Places, ends: readonly number[]): Float64Array | undefined {
    const mask = this.#maskAt(at);
    const complete = this.grammar.complete(at);
    const kept = Float64Array.from(p, (one, id) => (ends.includes(id) ? (complete ? one : 0) : mask[id] ? one : 0));
    if (kept.some((one) => one > 0)) return kept;
    // all that is allowed has the probability 0, rounded: then each is as likely as the others
    const any = Float64Array.from(p, (_, id) => (!ends.includes(id) && mask[id] ? 1 : 0));
    return !complete && any.some((one) => one > 0) ? any : undefined;
  }

  #maskAt(at: Places): Uint8Array {
    const key = at.join();
    const before = this.#known.get(key);
    if (before) return before;
    const mask = new Uint8Array(this.#texts.length);
    for (const [first, ids] of this.#byFirst) {
      const then = this.grammar.step(at, first);
      if (then.length === 0) continue;
      for (const id of ids) if (this.grammar.step(then, this.#texts[id]!.slice(first.length)).length > 0) mask[id] = 1;
    }
    this.#known.set(key, mask);
    return mask;
  }
}
