import { textOf } from "./text.js";

/** One result in several forms, by MIME type; frontends show the richest they can. */
export type MimeBundle = { [mimeType: string]: unknown };

/** The method by which an object says how it is shown: `[displaySymbol]()` returns a MIME bundle or a promise of one. */
export const displaySymbol: unique symbol = Symbol.for("Jupyter.display") as never;

/** An object that says how it is shown. */
export interface Displayable {
  [displaySymbol](): MimeBundle | Promise<MimeBundle>;
}

/**
 * The MIME bundle that shows `value`: its own, when it has a `Symbol.for("Jupyter.display")` method; itself, when it is
 * a bundle already (every key a MIME type); otherwise plain text as `console.log` prints it.
 *
 * @example
 * bundleOf("hello")                      // { "text/plain": "hello" }
 * bundleOf({ "text/html": "<b>x</b>" })  // { "text/html": "<b>x</b>" }
 */
export function bundleOf(value: unknown): MimeBundle | Promise<MimeBundle> {
  if (isDisplayable(value)) return value[displaySymbol]();
  if (isBundle(value)) return value;
  return { "text/plain": typeof value === "string" ? value : inspect(value) };
}

function isDisplayable(value: unknown): value is Displayable {
  const holder = (typeof value === "object" && value !== null) || typeof value === "function";
  return holder && typeof (value as Partial<Displayable>)[displaySymbol] === "function";
}

function isBundle(value: unknown): value is MimeBundle {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^[a-z]+\/[\w.+-]+$/.test(key));
}

/** As the kernel prints values, where it says how; otherwise as plainly as can be. */
function inspect(value: unknown): string {
  const kernels = (globalThis as { [key: symbol]: unknown })[Symbol.for("Jupyter.inspect")];
  return typeof kernels === "function" ? String(kernels(value)) : textOf(value);
}
