import type { BroadcastShape } from "./broadcast.js";
import type { Print, Shape } from "./shape.js";

type Differ<X, Y> = number extends X ? false : number extends Y ? false : X extends Y ? false : true;

/** PyTorch's matmul: vectors, matrices, and stacks of matrices whose leading axes broadcast. */
export type MatMul<A extends Shape, B extends Shape> = number extends A["length"]
  ? any
  : number extends B["length"]
    ? any
    : A extends readonly []
      ? `matmul: expects vectors or matrices, but the left side is a single number`
      : B extends readonly []
        ? `matmul: expects vectors or matrices, but the right side is a single number`
        : A extends readonly [infer K]
          ? B extends readonly [infer L]
            ? Differ<K, L> extends true
              ? `matmul: ${Print<A>} and ${Print<B>} have different lengths`
              : []
            : B extends readonly [...infer Batch, infer L, infer N]
              ? Differ<K, L> extends true
                ? `matmul: ${Print<A>} has ${K & number} elements but ${Print<B>} has ${L & number} rows`
                : [...Batch, N]
              : any
          : A extends readonly [...infer BatchA extends Shape, infer M, infer K]
            ? B extends readonly [infer L]
              ? Differ<K, L> extends true
                ? `matmul: ${Print<A>} has ${K & number} columns but ${Print<B>} has ${L & number} elements`
                : [...BatchA, M]
              : B extends readonly [...infer BatchB extends Shape, infer L, infer N]
                ? Differ<K, L> extends true
                  ? `matmul: ${Print<A>} has ${K & number} columns but ${Print<B>} has ${L & number} rows`
                  : BroadcastShape<"matmul", BatchA, BatchB> extends infer Batch
                    ? Batch extends string
                      ? Batch
                      : Batch extends Shape
                        ? number extends Batch["length"]
                          ? any
                          : [...Batch, M, N]
                        : any
                    : any
                : any
            : any;
