import { requireNumbers } from "../tensor/arguments.js";
import { tensor } from "../tensor/create.js";
import { ArgumentError, described } from "../tensor/errors.js";
import { checkWhole } from "../tensor/options.js";
import type { Tensor } from "../tensor/tensor.js";
import type { RowSource } from "./dataset.js";

/** A batch of grey pictures, 0 (black) to 1 (white), and their class numbers. */
export type ImageBatch<H extends number = number, W extends number = number> = readonly [
  images: Tensor<[number, 1, H, W]>,
  labels: Tensor<[number]>,
];

/**
 * Grey pictures of one size, each with a class number. The pixels stay bytes, a quarter of what float32 would take;
 * only `rows`, which `data.loader` calls for each batch, makes floats of them. A smaller set looks at the same bytes.
 */
export class LabelledImages<H extends number = number, W extends number = number>
  implements RowSource<ImageBatch<H, W>>
{
  /** how many pictures there are */
  readonly length: number;

  constructor(
    /** All pixels, picture after picture and row after row, 0 (black) to 255 (white). */
    private readonly pixels: Uint8Array,
    /** The class number of each picture. */
    private readonly classes: Uint8Array,
    /** pixels from top to bottom */
    readonly height: H,
    /** pixels from left to right */
    readonly width: W,
    private readonly places: Int32Array = Int32Array.from(classes.keys()),
  ) {
    if (pixels.length !== classes.length * height * width)
      throw new ArgumentError(
        "images",
        `${classes.length} pictures of ${height} by ${width} need ${classes.length * height * width} bytes, but there are ${pixels.length}`,
      );
    this.length = places.length;
  }

  /** The class numbers, [length], in the order of the pictures. */
  get labels(): Uint8Array {
    return Uint8Array.from(this.places, (place) => this.classes[place]!);
  }

  /** The bytes of picture i, [height · width] row by row from the top, 0 (black) to 255 (white); `plot.image` shows them. */
  image(i: number): Uint8Array {
    const size = this.height * this.width;
    const place = this.placeOf("image", i);
    return this.pixels.slice(place * size, (place + 1) * size);
  }

  /** Every `step`-th picture from number `start` on: a sample of the whole set, which the first ones may not be. */
  every(step: number, start = 0): LabelledImages<H, W> {
    checkWhole("every", "step", step, 1);
    checkWhole("every", "start", start, 0);
    return this.chosen(this.places.filter((_, i) => i >= start && (i - start) % step === 0));
  }

  /** So many pictures, spread evenly over the whole set. */
  some(count: number): LabelledImages<H, W> {
    checkWhole("some", "count", count, 1);
    if (count > this.length)
      throw new ArgumentError("some", `there are ${this.length} pictures, but ${count} were asked for`);
    const spread = Int32Array.from({ length: count }, (_, i) => this.places[Math.floor((i * this.length) / count)]!);
    return this.chosen(spread);
  }

  /** Two sets: every n-th picture is held out, to validate on; the others are left to train on. */
  holdOut(n: number): { train: LabelledImages<H, W>; validation: LabelledImages<H, W> } {
    checkWhole("holdOut", "n", n, 2);
    return {
      train: this.chosen(this.places.filter((_, i) => i % n !== 0)),
      validation: this.chosen(this.places.filter((_, i) => i % n === 0)),
    };
  }

  /** The pictures with these numbers, in this order. */
  subset(numbers: readonly number[]): LabelledImages<H, W> {
    requireNumbers("subset", "the numbers of the pictures", numbers, "train.subset([0, 7])");
    return this.chosen(Int32Array.from(numbers, (i) => this.placeOf("subset", i)));
  }

  /** The mean of all pixels and their standard deviation, on the scale from 0 to 1. */
  statistics(): { mean: number; spread: number } {
    const size = this.height * this.width;
    let [sum, squares] = [0, 0];
    for (const place of this.places)
      for (let k = place * size; k < (place + 1) * size; k++) {
        const byte = this.pixels[k]!;
        sum += byte;
        squares += byte * byte;
      }
    const n = this.length * size;
    const mean = sum / n;
    return { mean: mean / 255, spread: Math.sqrt(squares / n - mean * mean) / 255 };
  }

  /** The pictures with these numbers (all of them, if none are given) as a batch: [n, 1, height, width] and [n]. */
  rows(numbers?: readonly number[]): ImageBatch<H, W> {
    if (numbers) requireNumbers("rows", "the numbers of the pictures", numbers, "train.rows([0, 7])");
    const places = numbers ? Int32Array.from(numbers, (i) => this.placeOf("rows", i)) : this.places;
    const size = this.height * this.width;
    const floats = new Float32Array(places.length * size);
    places.forEach((place, i) => {
      for (let k = 0; k < size; k++) floats[i * size + k] = this.pixels[place * size + k]! / 255;
    });
    const pixels: Tensor = tensor(floats);
    const images = pixels.reshape([places.length, 1, this.height as number, this.width as number]);
    const labels = tensor(Int32Array.from(places, (place) => this.classes[place]!));
    return [images, labels] as unknown as ImageBatch<H, W>;
  }

  private chosen(places: Int32Array): LabelledImages<H, W> {
    return new LabelledImages(this.pixels, this.classes, this.height, this.width, places);
  }

  private placeOf(what: string, i: number): number {
    if (Number.isInteger(i) && i >= 0 && i < this.length) return this.places[i]!;
    const said = typeof i === "number" ? i : described(i);
    throw new ArgumentError(what, `the pictures are numbered from 0 to ${this.length - 1}, but ${said} was asked for`);
  }
}
