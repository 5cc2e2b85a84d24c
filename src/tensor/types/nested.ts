/** Numbers (or bools) in nested arrays; the empty tuple makes the compiler keep the lengths. */
export type Numbers = Float32Array | Float64Array | Int32Array | Int8Array | Uint8Array;

export type Nested = number | boolean | readonly Nested[] | [];

type IsUnion<T, U = T> = [T] extends [never] ? false : T extends unknown ? ([U] extends [T] ? false : true) : never;

/** The shape of nested arrays. */
export type NestedShape<T, Depth extends 0[] = []> = Depth["length"] extends 6
  ? any
  : T extends number | boolean
    ? []
    : T extends { readonly BYTES_PER_ELEMENT: number }
      ? [number]
      : T extends readonly []
        ? [0]
        : T extends readonly [infer First, ...unknown[]]
          ? NestedShape<First, [...Depth, 0]> extends infer Inner extends readonly number[]
            ? number extends Inner["length"]
              ? any
              : [T["length"], ...Inner]
            : any
          : T extends readonly (infer Element)[]
            ? [Element] extends [number | boolean]
              ? [number]
              : IsUnion<Element> extends true
                ? any
                : NestedShape<Element, [...Depth, 0]> extends infer Inner extends readonly number[]
                  ? number extends Inner["length"]
                    ? any
                    : [number, ...Inner]
                  : any
            : any;

/** Refuses rows of different lengths, where the lengths are known. */
export type CheckNested<T> = T extends readonly (infer Row)[]
  ? [Row] extends [readonly unknown[]]
    ? IsUnion<Row["length"]> extends false
      ? unknown
      : "tensor: rows have different lengths"
    : unknown
  : unknown;
