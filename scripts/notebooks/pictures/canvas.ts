/** As much of a canvas as Plotly's heatmaps use: filled rectangles, raw pixels, and the picture as a PNG. */
import { PNG } from "pngjs";

export interface Size {
  width: number;
  height: number;
}

export class PixelContext {
  fillStyle = "#000";
  private png: PNG;

  constructor(private readonly canvas: Size) {
    this.png = new PNG({ width: canvas.width, height: canvas.height });
  }

  createImageData(width: number, height: number): { data: Uint8ClampedArray; width: number; height: number } {
    return { data: new Uint8ClampedArray(width * height * 4), width, height };
  }

  putImageData(image: { data: Uint8ClampedArray; width: number; height: number }, left: number, top: number): void {
    this.fit();
    for (let y = 0; y < image.height; y++) {
      const row = image.data.subarray(y * image.width * 4, (y + 1) * image.width * 4);
      this.png.data.set(row, ((y + top) * this.png.width + left) * 4);
    }
  }

  fillRect(left: number, top: number, width: number, height: number): void {
    this.fit();
    const colour = parseColour(this.fillStyle);
    for (let y = Math.max(0, Math.round(top)); y < Math.min(this.png.height, Math.round(top + height)); y++) {
      for (let x = Math.max(0, Math.round(left)); x < Math.min(this.png.width, Math.round(left + width)); x++) {
        this.png.data.set(colour, (y * this.png.width + x) * 4);
      }
    }
  }

  clearRect(): void {
    this.png = new PNG({ width: this.canvas.width, height: this.canvas.height });
  }

  /** The picture as a data address. */
  toDataURL(): string {
    this.fit();
    return `data:image/png;base64,${PNG.sync.write(this.png).toString("base64")}`;
  }

  /** A canvas gets its size after its context, at times. */
  private fit(): void {
    if (this.png.width !== this.canvas.width || this.png.height !== this.canvas.height) this.clearRect();
  }
}

/** `rgb(…)`, `rgba(…)` and `#rrggbb` as four bytes. */
function parseColour(text: string): number[] {
  if (text.startsWith("#")) {
    const digits = text.length === 4 ? [...text.slice(1)].map((digit) => digit + digit).join("") : text.slice(1, 7);
    return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)).concat(255);
  }
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, Math.round(alpha * 255)];
}
