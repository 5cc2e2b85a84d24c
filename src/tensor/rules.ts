/**
 * The rules of ops: what shape and dtype a result has, and as which dtype each input is read. A rule is made of two
 * halves, as in `floating(broadcast)`: how the kinds of number combine, and a shape.
 */
import type { DType } from "../kernels/index.js";
import { requireTensor } from "./arguments.js";
import * as dtypes from "./dtypes.js";
import { ShapeError, words } from "./errors.js";
import { broadcastShapes, sameShape } from "./strides.js";
import type { Tensor } from "./tensor.js";

/** What an op will make of its inputs, said before any kernel gets an address. */
export interface Signature {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** The dtype that inputs are converted to first: one for all, or one each. */
  readonly reads: DType | readonly DType[];
}

/** Refuses inputs and options that do not fit (an optional input may be undefined); else says what comes out. */
export type Rule<Options = unknown> = (inputs: readonly Tensor[], options: Options, op: string) => Signature;

/** The half of a rule that knows the shape. */
export type ShapeRule<Options = unknown> = (
  inputs: readonly Tensor[],
  options: Options,
  op: string,
) => readonly number[];

/** The common kind of all inputs that are there. */
function common(inputs: readonly Tensor[]): DType {
  let dtype: DType = inputs[0]!.dtype;
  for (let i = 1; i < inputs.length; i++) if (inputs[i]) dtype = dtypes.promote(dtype, inputs[i]!.dtype);
  return dtype;
}

// ---- kinds of number

/** All inputs as their common kind, which is also the result's. */
export function promoting<Options>(shape: ShapeRule<Options>): Rule<Options> {
  return (inputs, options, op) => {
    const dtype = common(inputs);
    return { shape: shape(inputs, options, op), dtype, reads: dtype };
  };
}

/** Arithmetic: the common kind, with bools as whole numbers. */
export function numeric<Options>(shape: ShapeRule<Options>): Rule<Options> {
  return (inputs, options, op) => {
    const dtype = dtypes.numeric(common(inputs));
    return { shape: shape(inputs, options, op), dtype, reads: dtype };
  };
}

/** Functions with decimals: float64 where an input is, else float32. */
export function floating<Options>(shape: ShapeRule<Options>): Rule<Options> {
  return (inputs, options, op) => {
    const dtype = dtypes.floating(common(inputs));
    return { shape: shape(inputs, options, op), dtype, reads: dtype };
  };
}

/** Questions: inputs as their common kind, answered by bools (or by positions, as int32). */
export function answering<Options>(dtype: "bool" | "int32", shape: ShapeRule<Options>): Rule<Options> {
  return (inputs, options, op) => ({ shape: shape(inputs, options, op), dtype, reads: common(inputs) });
}

/** Numbers picked by int32 positions, which come second; what comes third is of the numbers' kind. */
export function picking<Options>(shape: ShapeRule<Options>): Rule<Options> {
  return (inputs, options, op) => {
    const [x, , source] = inputs;
    const dtype = source ? dtypes.promote(x!.dtype, source.dtype) : x!.dtype;
    return { shape: shape(inputs, options, op), dtype, reads: [dtype, "int32", dtype] };
  };
}

// ---- shapes

/** The shape of the first input. */
export const elementwise: ShapeRule = (inputs) => inputs[0]!.sizes;

/** The shape that all inputs take together. */
export const broadcast: ShapeRule = (inputs, _, op) => {
  let shape = inputs[0]!.sizes;
  for (let i = 1; i < inputs.length; i++) shape = broadcastShapes(op, shape, inputs[i]!.sizes);
  return shape;
};

/** A shape that the options name. */
export const asAsked: ShapeRule<{ readonly to: readonly number[] }> = (_, { to }) => to;

/** The shape without the reduced axes; with them at size 1 if keepdim is set. */
export const reduced: ShapeRule<{ readonly axes: readonly number[]; readonly keepdim: boolean }> = (
  [x],
  { axes, keepdim },
) => {
  const shape = x!.sizes;
  if (keepdim) return shape.map((size: number, i: number) => (axes.includes(i) ? 1 : size));
  return axes.length === shape.length ? SCALAR : shape.filter((_: number, i: number) => !axes.includes(i));
};

const SCALAR: readonly number[] = Object.freeze([]);

// ---- checks

/** Refuses an input whose shape is not the one that the others ask for. An optional input may be absent. */
export function checkShape(op: string, input: string, x: Tensor | undefined, wanted: readonly number[]): void {
  if (x === undefined) return;
  requireTensor(op, input, x);
  if (sameShape(x.sizes, wanted)) return;
  throw new ShapeError(op, `the ${input} must be ${words(wanted)}, but is ${words(x.sizes)}`, {
    shapes: [x.sizes, wanted],
  });
}
