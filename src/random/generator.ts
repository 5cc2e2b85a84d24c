import { cos, log, sin } from "../kernels/math.js";

/** One step of splitmix32 (Steele, Lea and Flood 2014): turns any seed into well-mixed bits. */
function mixer(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/**
 * A seeded source of random numbers: xoshiro128** (Blackman and Vigna 2018). The same seed gives the same numbers on
 * every machine. `split` makes an independent source, so that drawing from one does not shift the other.
 */
export class Generator {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private spare: number | null = null;

  constructor(readonly seed: number) {
    const next = mixer(seed ^ Math.floor(seed / 4294967296));
    [this.a, this.b, this.c, this.d] = [next(), next(), next(), next()];
  }

  /** 32 random bits as a whole number. */
  bits(): number {
    const scrambled = Math.imul(this.b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** A uniform number, 0 ≤ x < 1, with 24 random bits (what float32 can hold). */
  uniform(): number {
    return (this.bits() >>> 8) / 16777216;
  }

  /** A number from the standard normal distribution (Box and Muller 1958). */
  normal(): number {
    if (this.spare !== null) {
      const value = this.spare;
      this.spare = null;
      return value;
    }
    const radius = Math.sqrt(-2 * log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * sin(angle);
    return radius * cos(angle);
  }

  /** A whole number, 0 ≤ x < n, every one equally likely. n is a whole number from 1 to 2⁵³. */
  below(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= 9007199254740992))
      throw new RangeError(`below: expects a whole number from 1 to 2⁵³, but was given ${n}`);
    const all = n <= 4294967296 ? 4294967296 : 9007199254740992;
    const limit = all - (all % n); // what lies above would favour the small numbers: draw again
    for (;;) {
      const drawn = all === 4294967296 ? this.bits() : (this.bits() >>> 11) * 4294967296 + this.bits();
      if (drawn < limit) return drawn % n;
    }
  }

  /** 0 … n − 1 in random order (Fisher and Yates). */
  permutation(n: number): number[] {
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order;
  }

  /** A new, independent generator; this one moves on by one draw. */
  split(): Generator {
    return new Generator(this.bits());
  }
}

let current = new Generator(0);

/**
 * The generator that is used where none is given.
 *
 * @example
 * defaultGenerator().uniform() < 1; // true
 */
export function defaultGenerator(): Generator {
  return current;
}

/**
 * Starts the default generator anew: what follows is the same every time.
 *
 * @example
 * manualSeed(7).seed; // 7
 */
export function manualSeed(seed: number): Generator {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`manualSeed: expects a whole number, but was given ${seed}`);
  current = new Generator(seed);
  return current;
}
