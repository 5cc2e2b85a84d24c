/**
 * Comparing JSON by meaning: the order of keys is nothing, each number counts. Plotly writes long lists of numbers
 * as `{ dtype, bdata, shape }`; they are compared as the numbers they hold, NaN, infinities and −0 included.
 */
import type { Tolerance } from "../../ipynb/tags.js";
import type { Difference } from "./difference.js";
import { DriftMeter, sameNumber } from "./numbers.js";

/** The first few differences, with the path of each, and how far the numbers moved in all. */
export function compareJson(stored: unknown, fresh: unknown, tolerance?: Tolerance): Difference[] {
  const found: Difference[] = [];
  const meter = new DriftMeter();
  let structural = false;

  const report = (path: string, a: unknown, b: unknown) =>
    found.push({ where: path, stored: brief(a), fresh: brief(b) });

  const walk = (path: string, rawA: unknown, rawB: unknown): void => {
    const [a, b] = [unpack(rawA), unpack(rawB)];
    if (typeof a === "number" && typeof b === "number") {
      meter.add(a, b);
      if (!sameNumber(a, b, tolerance)) report(path, a, b);
    } else if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) {
        structural = true;
        report(`${path}.length`, a.length, b.length);
      }
      for (let i = 0; i < Math.min(a.length, b.length); i++) walk(`${path}[${i}]`, a[i], b[i]);
    } else if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        walk(path ? `${path}.${key}` : key, a[key], b[key]);
      }
    } else if (a !== b) {
      structural = true;
      report(path, a, b);
    }
  };

  walk("", stored, fresh);
  const [first, ...rest] = found;
  if (!first) return [];
  const shown = [first, ...rest.slice(0, 4)];
  if (rest.length > 4) shown.push({ where: `and ${rest.length - 4} more`, stored: undefined, fresh: undefined });
  const { drift } = meter;
  return shown.map((difference, i) => (i === 0 && drift && !structural ? { ...difference, drift } : difference));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const arrays: Record<string, (buffer: ArrayBuffer) => ArrayLike<number>> = {
  f8: (buffer) => new Float64Array(buffer),
  f4: (buffer) => new Float32Array(buffer),
  i4: (buffer) => new Int32Array(buffer),
  u4: (buffer) => new Uint32Array(buffer),
  i2: (buffer) => new Int16Array(buffer),
  u2: (buffer) => new Uint16Array(buffer),
  i1: (buffer) => new Int8Array(buffer),
  u1: (buffer) => new Uint8Array(buffer),
  u1c: (buffer) => new Uint8ClampedArray(buffer),
};

/** The numbers of Plotly's packed list; anything else as it is. */
function unpack(value: unknown): unknown {
  if (!isObject(value) || typeof value.bdata !== "string" || typeof value.dtype !== "string") return value;
  const make = arrays[value.dtype];
  if (!make) return value;
  const bytes = Buffer.from(value.bdata, "base64");
  try {
    const numbers = Array.from(make(new Uint8Array(bytes).buffer));
    return value.shape === undefined ? numbers : { shape: String(value.shape), numbers };
  } catch {
    return value;
  }
}

function brief(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
