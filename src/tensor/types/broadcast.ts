import type { Print, Shape } from "./shape.js";

/** Two sizes that meet: equal, or one of them 1. A size only known at run time gives way to a literal other than 1. */
type Meet<X, Y> = number extends X
  ? Y extends 1
    ? number
    : Y
  : number extends Y
    ? X extends 1
      ? number
      : X
    : X extends Y
      ? X
      : X extends 1
        ? Y
        : Y extends 1
          ? X
          : never;

type Align<
  A extends readonly unknown[],
  B extends readonly unknown[],
  Out extends readonly unknown[] = [],
> = A extends readonly [...infer MoreA, infer X]
  ? B extends readonly [...infer MoreB, infer Y]
    ? [Meet<X, Y>] extends [never]
      ? never
      : Align<MoreA, MoreB, [Meet<X, Y>, ...Out]>
    : [...A, ...Out]
  : [...B, ...Out];

/** The shape two shapes broadcast to, or the sentence that says they do not. */
export type BroadcastShape<Op extends string, A extends Shape, B extends Shape> = number extends A["length"]
  ? any
  : number extends B["length"]
    ? any
    : B extends readonly []
      ? A
      : [Align<A, B>] extends [never]
        ? `${Op}: shapes ${Print<A>} and ${Print<B>} do not broadcast`
        : Align<A, B>;
