/**
 * Arithmetic on sizes inside the type system: Product<4, 25> is 100. Numbers are worked on as lists of decimal digits,
 * least significant first, the way it is done by hand. Where an operand is only known at run time (`number`), so is the
 * result.
 */

type Digits<Text extends string, Out extends number[] = []> = Text extends `${infer D extends number}${infer Rest}`
  ? Digits<Rest, [D, ...Out]>
  : Out;

/** 128 → [8, 2, 1] */
type ToDigits<N extends number> = Digits<`${N}`>;

type Text<D extends readonly number[], Out extends string = ""> = D extends readonly [
  infer First extends number,
  ...infer Rest extends number[],
]
  ? Text<Rest, `${First}${Out}`>
  : Out;

/** Drops leading zeros (the last entries of the list). */
type Trim<D extends readonly number[]> = D extends readonly [...infer Rest extends [number, ...number[]], 0]
  ? Trim<Rest>
  : D;

type ToNumber<D extends readonly number[]> = Text<Trim<D>> extends `${infer N extends number}` ? N : number;

/** Lists of length 0 … 9: laid end to end, they add. */
type Ones = [
  [],
  [0],
  [0, 0],
  [0, 0, 0],
  [0, 0, 0, 0],
  [0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0],
];

/** The last digit of 0 … 29, and what is carried over. */
type Last = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
type Over = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];

type Plus<A extends number, B extends number, C extends number> = [
  ...Ones[A & keyof Ones & number],
  ...Ones[B & keyof Ones & number],
  ...Ones[C & keyof Ones & number],
]["length"] &
  number;

type AddDigits<
  A extends readonly number[],
  B extends readonly number[],
  Carry extends number = 0,
  Out extends number[] = [],
> = A extends readonly [infer X extends number, ...infer MoreA extends number[]]
  ? B extends readonly [infer Y extends number, ...infer MoreB extends number[]]
    ? AddDigits<MoreA, MoreB, Over[Plus<X, Y, Carry>], [...Out, Last[Plus<X, Y, Carry>]]>
    : AddDigits<MoreA, [], Over[Plus<X, 0, Carry>], [...Out, Last[Plus<X, 0, Carry>]]>
  : B extends readonly [number, ...number[]]
    ? AddDigits<B, [], Carry, Out>
    : Carry extends 0
      ? Out
      : [...Out, Carry];

/** Nine's complement of each digit. */
type Complement = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];

/** A − B by adding the complement; `never` where B is larger. */
type SubtractDigits<
  A extends readonly number[],
  B extends readonly number[],
  Carry extends number = 1,
  Out extends number[] = [],
> = A extends readonly [infer X extends number, ...infer MoreA extends number[]]
  ? B extends readonly [infer Y extends number, ...infer MoreB extends number[]]
    ? SubtractDigits<
        MoreA,
        MoreB,
        Over[Plus<X, Complement[Y & keyof Complement & number], Carry>],
        [...Out, Last[Plus<X, Complement[Y & keyof Complement & number], Carry>]]
      >
    : SubtractDigits<MoreA, [], Over[Plus<X, 9, Carry>], [...Out, Last[Plus<X, 9, Carry>]]>
  : Carry extends 0
    ? never
    : Trim<B> extends readonly [] | readonly [0]
      ? Out
      : never;

/** The small multiplication table: last digits, and tens. */
type Low = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [0, 2, 4, 6, 8, 0, 2, 4, 6, 8],
  [0, 3, 6, 9, 2, 5, 8, 1, 4, 7],
  [0, 4, 8, 2, 6, 0, 4, 8, 2, 6],
  [0, 5, 0, 5, 0, 5, 0, 5, 0, 5],
  [0, 6, 2, 8, 4, 0, 6, 2, 8, 4],
  [0, 7, 4, 1, 8, 5, 2, 9, 6, 3],
  [0, 8, 6, 4, 2, 0, 8, 6, 4, 2],
  [0, 9, 8, 7, 6, 5, 4, 3, 2, 1],
];
type High = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
  [0, 0, 0, 0, 1, 1, 1, 2, 2, 2],
  [0, 0, 0, 1, 1, 2, 2, 2, 3, 3],
  [0, 0, 1, 1, 2, 2, 3, 3, 4, 4],
  [0, 0, 1, 1, 2, 3, 3, 4, 4, 5],
  [0, 0, 1, 2, 2, 3, 4, 4, 5, 6],
  [0, 0, 1, 2, 3, 4, 4, 5, 6, 7],
  [0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
];

type TimesDigit<
  A extends readonly number[],
  D extends number,
  Tens extends number = 0,
  Carry extends number = 0,
  Out extends number[] = [],
> = A extends readonly [infer X extends number, ...infer More extends number[]]
  ? TimesDigit<
      More,
      D,
      (High[X & keyof High & number] & number[])[D],
      Over[Plus<(Low[X & keyof Low & number] & number[])[D], Tens, Carry>],
      [...Out, Last[Plus<(Low[X & keyof Low & number] & number[])[D], Tens, Carry>]]
    >
  : [...Out, Plus<Tens, Carry, 0>];

type MultiplyDigits<A extends readonly number[], B extends readonly number[]> = B extends readonly [
  infer D extends number,
  ...infer More extends number[],
]
  ? More extends []
    ? TimesDigit<A, D>
    : AddDigits<TimesDigit<A, D>, [0, ...MultiplyDigits<A, More>]>
  : [0];

/** How often B goes into A (at most 9 times), and the rest. */
type Fit<A extends readonly number[], B extends readonly number[], Times extends 0[] = []> = [
  SubtractDigits<A, B>,
] extends [never]
  ? { times: Times["length"]; rest: Trim<A> }
  : Fit<SubtractDigits<A, B>, B, [...Times, 0]>;

/** Long division, from the most significant digit. */
type LongDivision<
  A extends readonly number[],
  B extends readonly number[],
  Rest extends readonly number[] = [],
  Out extends number[] = [],
> = A extends readonly [...infer More extends number[], infer D extends number]
  ? Fit<[D, ...Rest], B> extends { times: infer T extends number; rest: infer R extends number[] }
    ? LongDivision<More, B, R, [T, ...Out]>
    : never
  : { quotient: Out; rest: Rest };

export type Sum<A extends number, B extends number> = number extends A | B
  ? number
  : ToNumber<AddDigits<ToDigits<A>, ToDigits<B>>>;

/** A − B; `never` where B is larger. */
export type Difference<A extends number, B extends number> = number extends A | B
  ? number
  : [SubtractDigits<ToDigits<A>, ToDigits<B>>] extends [never]
    ? never
    : ToNumber<SubtractDigits<ToDigits<A>, ToDigits<B>>>;

export type Product<A extends number, B extends number> = number extends A
  ? number
  : number extends B
    ? number
    : A extends 1
      ? B
      : B extends 1
        ? A
        : ToNumber<MultiplyDigits<ToDigits<A>, ToDigits<B>>>;

/** A / B rounded down, and the rest. */
export type Quotient<A extends number, B extends number> = number extends A
  ? { quotient: number; rest: number }
  : number extends B
    ? { quotient: number; rest: number }
    : B extends 0
      ? { quotient: number; rest: number }
      : B extends 1
        ? { quotient: A; rest: 0 }
        : LongDivision<ToDigits<A>, ToDigits<B>> extends {
              quotient: infer Q extends number[];
              rest: infer R extends number[];
            }
          ? { quotient: ToNumber<Q>; rest: ToNumber<R extends [] ? [0] : R> }
          : { quotient: number; rest: number };
