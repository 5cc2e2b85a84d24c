/**
 * Regular languages as automata that read letter by letter (Thompson 1968): at any time a set of places in a pattern, from
 * which the next letter leads on. What a grammar may say next is what has a place to go.
 */

/** Whether a letter belongs to a set. */
export type Letters = (letter: string) => boolean;

/** A pattern, which adds its places to an automaton under way: from `from`, and where it is through, `to`. */
export type Pattern = (into: Builder, from: number, to: number) => void;

interface Place {
  /** places that are reached without a letter */
  free: number[];
  /** places that are reached by a letter */
  edges: { letters: Letters; to: number }[];
}

class Builder {
  readonly places: Place[] = [];

  place(): number {
    this.places.push({ free: [], edges: [] });
    return this.places.length - 1;
  }
}

/** Exactly these letters. */
export const literal =
  (text: string): Pattern =>
  (into, from, to) => {
    let at = from;
    for (const letter of text) {
      const next = into.place();
      into.places[at]!.edges.push({ letters: (one) => one === letter, to: next });
      at = next;
    }
    into.places[at]!.free.push(to);
  };

/** One letter of a set. */
export const oneOf =
  (letters: Letters): Pattern =>
  (into, from, to) => {
    into.places[from]!.edges.push({ letters, to });
  };

/** One after the other. */
export const sequence =
  (...patterns: Pattern[]): Pattern =>
  (into, from, to) => {
    let at = from;
    for (const pattern of patterns) {
      const next = into.place();
      pattern(into, at, next);
      at = next;
    }
    into.places[at]!.free.push(to);
  };

/** One of several. */
export const either =
  (...patterns: Pattern[]): Pattern =>
  (into, from, to) => {
    for (const pattern of patterns) {
      const begin = into.place();
      into.places[from]!.free.push(begin);
      pattern(into, begin, to);
    }
  };

/** From `least` to `most` times. */
export const repeated =
  (pattern: Pattern, least = 0, most = Infinity): Pattern =>
  (into, from, to) => {
    let at = from;
    for (let i = 0; i < least || (i < most && most < Infinity); i++) {
      if (i >= least) into.places[at]!.free.push(to);
      const next = into.place();
      pattern(into, at, next);
      at = next;
    }
    into.places[at]!.free.push(to);
    if (most < Infinity) return;
    const loop = into.place();
    into.places[at]!.free.push(loop);
    pattern(into, loop, at);
  };

/** The places at which a text may stand. Empty: the text does not belong to the grammar, however it goes on. */
export type Places = readonly number[];

/** What generated text must look like, letter by letter. */
export class Grammar {
  readonly #places: readonly Place[];
  readonly #end: number;
  readonly start: Places;

  constructor(pattern: Pattern) {
    const builder = new Builder();
    const [from, end] = [builder.place(), builder.place()];
    pattern(builder, from, end);
    this.#places = builder.places;
    this.#end = end;
    this.start = this.#closed([from]);
  }

  /** Where some letters lead. */
  step(at: Places, text: string): Places {
    let now = at;
    for (const letter of text) {
      const next: number[] = [];
      for (const place of now)
        for (const { letters, to } of this.#places[place]!.edges)
          if (!next.includes(to) && letters(letter)) next.push(to);
      if (next.length === 0) return next;
      now = this.#closed(next);
    }
    return now;
  }

  /** Whether the text may end here. */
  complete(at: Places): boolean {
    return at.includes(this.#end);
  }

  /** Whether any letter may follow. */
  open(at: Places): boolean {
    return at.some((place) => this.#places[place]!.edges.length > 0);
  }

  /** Whether a text belongs to the grammar. */
  matches(text: string): boolean {
    return this.complete(this.step(this.start, text));
  }

  /** With all places that can be reached without a letter, in order. */
  #closed(places: readonly number[]): Places {
    const found = new Set(places);
    for (const place of found) for (const next of this.#places[place]!.free) found.add(next);
    return [...found].sort((a, b) => a - b);
  }
}
