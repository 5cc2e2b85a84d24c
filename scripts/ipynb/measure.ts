/**
 * How wide text is, without a browser to ask: Helvetica's widths (Adobe's font metrics, thousandths of the size), which
 * Arial and Liberation Sans share.
 */
const widths: number[] = [
  [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278],
  [556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556],
  [1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778],
  [667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556],
  [333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556],
  [556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584],
].flat();
/** How far letters reach above and below their line, in parts of the size. */
export const ASCENT = 0.905;
export const DESCENT = 0.212;

/** The width of one line in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    sum += widths[code - 32] ?? (code > 0x2e80 ? 1000 : 584);
  }
  return (sum / 1000) * size * (bold ? 1.07 : 1);
}
