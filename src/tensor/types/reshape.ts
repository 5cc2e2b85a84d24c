import type { Quotient } from "./numbers.js";
import type { Count, Print, Shape } from "./shape.js";

type Rest<D extends readonly unknown[]> = D extends readonly [infer First, ...infer More]
  ? First extends -1
    ? Rest<More>
    : [First, ...Rest<More>]
  : [];

type Fill<D extends readonly unknown[], N> = { -readonly [K in keyof D]: D[K] extends -1 ? N : D[K] };

/** A new shape of as many elements; one size may be −1 and is then computed. */
export type Reshape<S extends Shape, D extends Shape> = number extends D["length"]
  ? any
  : number extends S["length"]
    ? Fill<D, number>
    : -1 extends D[number]
      ? Inferred<S, D, Count<S>, Count<Rest<D>>>
      : Checked<S, D, Count<S>, Count<D>>;

type Checked<S extends Shape, D extends Shape, Has extends number, Needs extends number> = number extends Has
  ? D
  : number extends Needs
    ? D
    : Has extends Needs
      ? D
      : `reshape: ${Print<S>} has ${Has} elements but ${Print<D>} needs ${Needs}`;

type Inferred<S extends Shape, D extends Shape, Has extends number, Known extends number> = number extends D[number]
  ? Fill<D, number>
  : number extends Has
    ? Fill<D, number>
    : Quotient<Has, Known> extends { quotient: infer Q; rest: infer R }
      ? number extends R
        ? Fill<D, number>
        : R extends 0
          ? Fill<D, Q>
          : `reshape: ${Print<S>} has ${Has} elements, which do not fill ${Print<D>} evenly`
      : Fill<D, number>;

/** All axes from `From` on (0 or 1, the usual ones) merged into one. */
export type Flatten<S extends Shape, From extends number> = number extends S["length"]
  ? any
  : From extends 0
    ? [Count<S>]
    : From extends 1
      ? S extends readonly [infer First, ...infer More extends [unknown, ...unknown[]]]
        ? [First, Count<More>]
        : S
      : any;
