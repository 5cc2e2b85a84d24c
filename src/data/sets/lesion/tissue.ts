import { cos, exp, sin } from "../../../kernels/math.js";
import type { Generator } from "../../../random/generator.js";

/** Standard deviation of the texture, in HU. */
const textured = 8;

/** The spread that white noise of spread 1 has left after two blurs by 3 × 3: √(1² + 2² + 3² + 2² + 1²)² / 9². */
const blurred = 19 / 81;

/** Tissue without a lesion, [size · size] in HU: 55 with a fine texture, a slow shading and up to three vessels. */
export function tissue(size: number, random: Generator): Float64Array {
  const values = texture(size, random);
  const [right, down] = [0.8 * random.uniform() - 0.4, 0.8 * random.uniform() - 0.4];
  const middle = (size - 1) / 2;
  for (let i = 0; i < values.length; i++)
    values[i] = values[i]! + 55 + right * ((i % size) - middle) + down * (Math.floor(i / size) - middle);
  for (let vessels = random.below(4); vessels > 0; vessels--) addVessel(values, size, random);
  return values;
}

/** White noise, blurred twice by the mean over 3 × 3 pixels; a margin of two pixels is blurred with it and cut off. */
function texture(size: number, random: Generator): Float64Array {
  const wide = size + 4;
  let noise: Float64Array = Float64Array.from({ length: wide * wide }, () => (textured / blurred) * random.normal());
  for (let pass = 0; pass < 2; pass++) noise = blur(noise, wide);
  return Float64Array.from(
    { length: size * size },
    (_, i) => noise[(Math.floor(i / size) + 2) * wide + (i % size) + 2]!,
  );
}

/** The mean over each pixel and its eight neighbours; the outermost pixels are left 0. */
function blur(values: Float64Array, width: number): Float64Array {
  const rows = new Float64Array(values.length);
  for (let i = 1; i < values.length - 1; i++) rows[i] = (values[i - 1]! + values[i]! + values[i + 1]!) / 3;
  const out = new Float64Array(values.length);
  for (let i = width; i < values.length - width; i++) out[i] = (rows[i - width]! + rows[i]! + rows[i + width]!) / 3;
  return out;
}

/** A soft tube, slightly bent, that runs through the whole patch: darker or brighter than the tissue by −18 to 25 HU. */
function addVessel(values: Float64Array, size: number, random: Generator): void {
  const [x, y] = [size * random.uniform(), size * random.uniform()];
  const direction = Math.PI * random.uniform();
  const [dx, dy] = [cos(direction), sin(direction)];
  const bend = (random.uniform() - 0.5) / size;
  const width = 0.6 + 0.7 * random.uniform();
  const value = -18 + 43 * random.uniform();
  for (let i = 0; i < values.length; i++) {
    const [right, down] = [(i % size) - x, Math.floor(i / size) - y];
    const along = right * dx + down * dy;
    const across = down * dx - right * dy + bend * along * along;
    const distance = (across * across) / (2 * width * width);
    if (distance < 12) values[i] = values[i]! + value * exp(-distance);
  }
}
