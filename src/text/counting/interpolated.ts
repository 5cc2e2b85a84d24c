import type { LanguageModel } from "./language-model.js";
import { type Grams, lowerBound } from "./ngrams.js";

/** What a smoothing method makes of the counts after one context. */
export interface Share {
  /** what the counts are divided by */
  whole: number;
  /** the part of the probability that the shorter context hands out */
  backoff: number;
}

/** A smoothing method at one order: how much of a count stays, and what is left for the shorter context. */
export interface Smoothing {
  kept: (count: number) => number;
  share: (counts: Float64Array) => Share;
}

/** The sequences of one length, arranged by their contexts: all symbols but the last. */
class Level {
  private readonly contexts: Float64Array;
  /** where the sequences of each context begin, and where the last ones end */
  private readonly starts: Int32Array;
  private readonly shares: Share[];
  private readonly kept: Float64Array;

  constructor(
    private readonly grams: Grams,
    private readonly size: number,
    { kept, share }: Smoothing,
  ) {
    const { keys, counts } = grams;
    this.kept = counts.map(kept);
    const contexts: number[] = [];
    const starts: number[] = [];
    for (let i = 0; i < keys.length; i++) {
      const context = Math.floor(keys[i]! / size);
      if (context === contexts.at(-1)) continue;
      contexts.push(context);
      starts.push(i);
    }
    starts.push(keys.length);
    this.contexts = Float64Array.from(contexts);
    this.starts = Int32Array.from(starts);
    this.shares = contexts.map((_, c) => share(counts.subarray(starts[c], starts[c + 1])));
  }

  /** The number of a context; undefined when the text never had it. */
  find(context: number): number | undefined {
    const at = lowerBound(this.contexts, context);
    return this.contexts[at] === context ? at : undefined;
  }

  probability(context: number, next: number, below: number): number {
    const [from, to] = [this.starts[context]!, this.starts[context + 1]!];
    const key = this.contexts[context]! * this.size + next;
    const at = lowerBound(this.grams.keys, key, from, to);
    const { whole, backoff } = this.shares[context]!;
    return (at < to && this.grams.keys[at] === key ? this.kept[at]! / whole : 0) + backoff * below;
  }

  /** Turns the distribution after the shorter context into that after this one. */
  refine(context: number, distribution: Float64Array): void {
    const { whole, backoff } = this.shares[context]!;
    for (let i = 0; i < distribution.length; i++) distribution[i]! *= backoff;
    const first = this.contexts[context]! * this.size;
    for (let i = this.starts[context]!; i < this.starts[context + 1]!; i++)
      distribution[this.grams.keys[i]! - first]! += this.kept[i]! / whole;
  }
}

/**
 * Counts of several orders mixed: each context gives what its own counts say and hands the rest of the probability down
 * to the context that is one symbol shorter; the shortest hands it to all symbols alike. A context that the text never
 * had says nothing.
 */
export class Interpolated implements LanguageModel {
  private readonly levels: Level[];

  /** Counts of orders 1, 2, 3 …, and how each is smoothed. */
  constructor(
    readonly size: number,
    grams: readonly Grams[],
    smoothing: (order: number) => Smoothing,
  ) {
    this.levels = grams.map((one, i) => new Level(one, size, smoothing(i + 1)));
  }

  /** how many symbols it looks at, the one to guess among them */
  get order(): number {
    return this.levels.length;
  }

  probability(ids: ArrayLike<number>, at: number): number {
    let probability = 1 / this.size;
    for (const [level, context] of this.known(ids, at)) probability = level.probability(context, ids[at]!, probability);
    return probability;
  }

  distribution(ids: ArrayLike<number>, at = ids.length): Float64Array {
    const distribution = new Float64Array(this.size).fill(1 / this.size);
    for (const [level, context] of this.known(ids, at)) level.refine(context, distribution);
    return distribution;
  }

  /** The levels that know what stands before place `at`, from the shortest context up. */
  private *known(ids: ArrayLike<number>, at: number): Generator<[Level, number]> {
    let key = 0;
    let place = 1;
    for (const [length, level] of this.levels.entries()) {
      if (length > at) return;
      if (length > 0) {
        key += ids[at - length]! * place;
        place *= this.size;
      }
      const context = level.find(key);
      if (context === undefined) return;
      yield [level, context];
    }
  }
}
