/** Comparing PNG pictures by their pixels: how they were packed is nothing. */
import { PNG } from "pngjs";
import type { Difference } from "./difference.js";

/** What differs between two pictures in base64; undefined when every pixel is the same. */
export function comparePng(stored: string, fresh: string): Difference | undefined {
  if (stored.trim() === fresh.trim()) return undefined;
  const [a, b] = [decode(stored), decode(fresh)];
  if (!a || !b) return { where: "", stored: describe(a), fresh: describe(b) };
  if (a.width !== b.width || a.height !== b.height) return { where: "size", stored: describe(a), fresh: describe(b) };
  let differing = 0;
  let first = -1;
  for (let i = 0; i < a.data.length; i += 4) {
    if (a.data.readUInt32LE(i) === b.data.readUInt32LE(i)) continue;
    if (first < 0) first = i;
    differing += 1;
  }
  if (differing === 0) return undefined;
  const [x, y] = [(first / 4) % a.width, Math.floor(first / 4 / a.width)];
  const colour = (picture: PNG) => `rgba(${[...picture.data.subarray(first, first + 4)].join(", ")})`;
  const where = `${differing} of ${a.width * a.height} pixels, first at (${x}, ${y})`;
  return { where, stored: colour(a), fresh: colour(b) };
}

function decode(base64: string): PNG | undefined {
  try {
    return PNG.sync.read(Buffer.from(base64, "base64"));
  } catch {
    return undefined;
  }
}

const describe = (picture: PNG | undefined): string =>
  picture ? `a picture of ${picture.width} × ${picture.height}` : "no readable PNG";
