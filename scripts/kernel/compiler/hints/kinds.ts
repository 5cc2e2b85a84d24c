import type { Mistake } from "./mistake.js";

type Asked = Pick<Mistake, "checker" | "ts">;

const each = ({ ts }: Asked, type: any, is: (one: any) => boolean): boolean =>
  type !== undefined && !(type.flags & ts.TypeFlags.Any) && (type.isUnion() ? type.types : [type]).every(is);

const named = (name: string, mark: string) => (asked: Asked, type: any) =>
  each(asked, type, (one) => one.symbol?.name === name && asked.checker.getPropertyOfType(one, mark) !== undefined);

/** A tensor of the library, whatever its shape. */
export const isTensor = named("Tensor", "requiresGrad");
/** A scalar of the library that remembers how it was computed. */
export const isValue = named("Value", "backward");
/** One of the library's optimisers. */
export const isOptimizer = named("Optimizer", "zeroGrad");

/** A layer or a model: it can be called, and has parameters. */
export const isModule = (asked: Asked, type: any): boolean =>
  each(
    asked,
    type,
    (one) =>
      asked.checker.getPropertyOfType(one, "namedParameters") !== undefined &&
      asked.checker.getPropertyOfType(one, "parts") !== undefined,
  );

export const isNumber = (asked: Asked, type: any): boolean =>
  each(asked, type, (one) => (one.flags & asked.ts.TypeFlags.NumberLike) !== 0);

export const isText = (asked: Asked, type: any): boolean =>
  each(asked, type, (one) => (one.flags & asked.ts.TypeFlags.StringLike) !== 0);

export const isArray = (asked: Asked, type: any): boolean =>
  each(asked, type, (one) => asked.checker.isArrayType(one) || asked.checker.isTupleType(one));

/** A promise: something that is not there yet. */
export const isPromise = (asked: Asked, type: any): boolean =>
  each(asked, type, (one) => one.symbol?.name === "Promise");

/** A plain list of numbers, or lists of such lists. */
export function isNumbers(asked: Asked, type: any): boolean {
  if (!isArray(asked, type)) return false;
  const inner = asked.checker.getIndexTypeOfType(type, asked.ts.IndexKind.Number);
  return inner !== undefined && (isNumber(asked, inner) || isNumbers(asked, inner));
}

/** Whether one of the alternatives of a type is a tensor. */
export const mayBeTensor = (asked: Asked, type: any): boolean =>
  (type?.isUnion?.() ? type.types : [type]).some((one: any) => isTensor(asked, one));

/** Whether a function, a method or a type was declared by the library. */
export function isOurs(symbol: any): boolean {
  const place: string = symbol?.declarations?.[0]?.getSourceFile?.().fileName ?? "";
  return /\/(gradus|src)\/dist\//.test(place);
}
