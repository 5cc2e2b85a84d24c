import type { Print, Shape } from "./shape.js";

/** Negative axes, counted from the end of a shape of the given rank. */
type FromEnd = {
  1: { "-1": 0 };
  2: { "-1": 1; "-2": 0 };
  3: { "-1": 2; "-2": 1; "-3": 0 };
  4: { "-1": 3; "-2": 2; "-3": 1; "-4": 0 };
  5: { "-1": 4; "-2": 3; "-3": 2; "-4": 1; "-5": 0 };
  6: { "-1": 5; "-2": 4; "-3": 3; "-4": 2; "-5": 1; "-6": 0 };
};

/** The axis as text, counted from the front ("0", "1" …); `never` where there is none. */
type Axis<Rank, X extends number> = `${X}` extends `-${string}`
  ? Rank extends keyof FromEnd
    ? `${X}` extends keyof FromEnd[Rank]
      ? `${FromEnd[Rank][`${X}`] & number}`
      : never
    : never
  : `${X}`;

type AxisIn<S extends readonly unknown[], X extends number> = [Axis<S["length"], X>] extends [infer T]
  ? [T] extends [never]
    ? never
    : T extends keyof S
      ? T
      : never
  : never;

/** Removes the axis named by text, or leaves a 1 in its place. */
type Without<S extends readonly unknown[], At, Keep, Index extends unknown[] = []> = S extends readonly [
  infer First,
  ...infer Rest,
]
  ? `${Index["length"]}` extends At
    ? Keep extends true
      ? [1, ...Without<Rest, At, Keep, [...Index, 0]>]
      : Without<Rest, At, Keep, [...Index, 0]>
    : [First, ...Without<Rest, At, Keep, [...Index, 0]>]
  : [];

type AllAxes<S extends readonly unknown[], List extends readonly number[]> = {
  [K in keyof List]: List[K] extends number ? AxisIn<S, List[K]> : never;
}[number];

type Ones<S extends readonly unknown[]> = { -readonly [K in keyof S]: 1 };

/** What a reduction can reduce: all axes, one, or a list. (The empty list makes the compiler keep literals.) */
export type Axes<N extends number = number> = "all" | N | readonly N[] | [];

type OutOfRange<
  Op extends string,
  S extends Shape,
  X extends number,
> = `${Op}: axis ${X} is out of range for shape ${Print<S>}`;

/** The shape after reducing an axis, several, or all. */
export type Reduce<
  Op extends string,
  S extends Shape,
  X extends Axes,
  Keep extends boolean,
> = number extends S["length"]
  ? X extends "all"
    ? Keep extends true
      ? any
      : []
    : any
  : boolean extends Keep
    ? any
    : X extends "all"
      ? Keep extends true
        ? Ones<S>
        : []
      : X extends number
        ? number extends X
          ? any
          : [AxisIn<S, X>] extends [never]
            ? OutOfRange<Op, S, X>
            : Without<S, AxisIn<S, X>, Keep>
        : X extends readonly number[]
          ? number extends X["length"]
            ? any
            : number extends X[number]
              ? any
              : Without<S, AllAxes<S, X>, Keep>
          : any;

/** The same shape, if it has that axis. */
export type Along<Op extends string, S extends Shape, X extends number> = number extends S["length"]
  ? any
  : number extends X
    ? S
    : [AxisIn<S, X>] extends [never]
      ? OutOfRange<Op, S, X>
      : S;

type Swapped<S extends readonly unknown[], I, J> = {
  -readonly [K in keyof S]: K extends I ? S[J & keyof S] : K extends J ? S[I & keyof S] : S[K];
};

export type Transpose<S extends Shape, I extends number, J extends number> = number extends S["length"]
  ? any
  : number extends I | J
    ? any
    : [AxisIn<S, I>] extends [never]
      ? OutOfRange<"transpose", S, I>
      : [AxisIn<S, J>] extends [never]
        ? OutOfRange<"transpose", S, J>
        : Swapped<S, AxisIn<S, I>, AxisIn<S, J>>;

export type Permute<S extends Shape, P extends readonly number[]> = number extends S["length"]
  ? any
  : number extends P["length"]
    ? any
    : number extends P[number]
      ? any
      : P["length"] extends S["length"]
        ? { -readonly [K in keyof P]: P[K] extends number ? S[AxisIn<S, P[K]> & keyof S] : never }
        : `permute: ${Print<P>} must name each axis of ${Print<S>} once`;

type NoOnes<S extends readonly unknown[]> = S extends readonly [infer First, ...infer Rest]
  ? number extends First
    ? never
    : First extends 1
      ? NoOnes<Rest>
      : [First, ...NoOnes<Rest>]
  : [];

export type Squeeze<S extends Shape, X extends number | "all"> = number extends S["length"]
  ? any
  : X extends "all"
    ? number extends S[number]
      ? any
      : NoOnes<S>
    : X extends number
      ? number extends X
        ? any
        : [AxisIn<S, X>] extends [never]
          ? OutOfRange<"squeeze", S, X>
          : number extends S[AxisIn<S, X> & keyof S]
            ? any
            : S[AxisIn<S, X> & keyof S] extends 1
              ? Without<S, AxisIn<S, X>, false>
              : S
      : any;

type Insert<S extends readonly unknown[], At, N, Index extends unknown[] = []> = `${Index["length"]}` extends At
  ? [N, ...S]
  : S extends readonly [infer First, ...infer Rest]
    ? [First, ...Insert<Rest, At, N, [...Index, 0]>]
    : [];

/** Inserts an axis of size N; −1 puts it last. */
export type Unsqueeze<S extends Shape, X extends number, N = 1> = number extends S["length"]
  ? any
  : number extends X
    ? any
    : [Axis<[...S, 0]["length"], X>] extends [never]
      ? OutOfRange<"unsqueeze", S, X>
      : Axis<[...S, 0]["length"], X> extends keyof [...S, 0]
        ? Insert<S, Axis<[...S, 0]["length"], X>, N>
        : OutOfRange<"unsqueeze", S, X>;

type Replace<S extends readonly unknown[], At, N> = { -readonly [K in keyof S]: K extends At ? N : S[K] };

/** The shape with a different size along one axis. */
export type Resize<Op extends string, S extends Shape, X extends number, N extends number> = number extends S["length"]
  ? any
  : number extends X
    ? any
    : [AxisIn<S, X>] extends [never]
      ? OutOfRange<Op, S, X>
      : Replace<S, AxisIn<S, X>, N>;

/** The shape without one axis: what one index leaves. */
export type Select<Op extends string, S extends Shape, X extends number> = number extends S["length"]
  ? any
  : number extends X
    ? any
    : [AxisIn<S, X>] extends [never]
      ? OutOfRange<Op, S, X>
      : Without<S, AxisIn<S, X>, false>;
