/** Small pictures, as base64. */
import { PNG } from "pngjs";

/** A picture of one colour with one pixel of another; `level` is how hard it is packed, which changes every byte. */
export function png(width: number, height: number, pixel: [number, number, number], level = 9): string {
  const picture = new PNG({ width, height });
  picture.data.fill(255);
  picture.data.set(pixel, 0);
  return PNG.sync.write(picture, { deflateLevel: level, filterType: level ? 0 : 1 }).toString("base64");
}
