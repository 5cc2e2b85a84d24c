import { cos, exp, sin } from "../../../kernels/math.js";
import type { Generator } from "../../../random/generator.js";
import type { Canvas, Layer } from "./layer.js";

/** √(Σ w²) of the kernel ¼ ½ ¼ in both directions: what white noise of spread 1 has left after it. */
const left = 0.375;

/** Adds noise of the given standard deviation whose neighbours are alike, as a reconstruction kernel makes it. */
export function addNoise({ size, hounsfield }: Canvas, deviation: number, random: Generator): void {
  if (deviation === 0) return;
  const wide = size + 2;
  const white = Float64Array.from({ length: wide * wide }, () => random.normal());
  const rows = new Float64Array(wide * wide);
  for (let i = 1; i < white.length - 1; i++) rows[i] = 0.25 * white[i - 1]! + 0.5 * white[i]! + 0.25 * white[i + 1]!;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const i = (row + 1) * wide + column + 1;
      const smooth = 0.25 * rows[i - wide]! + 0.5 * rows[i]! + 0.25 * rows[i + wide]!;
      hounsfield[row * size + column]! += (deviation / left) * smooth;
    }
  }
}

/** Bright and dark streaks that fan out from metal and fade with the distance: a cosine around it. */
export function addStreaks({ size, spacing, hounsfield, labels }: Canvas, metal: Layer, random: Generator): void {
  const phase = 2 * Math.PI * random.uniform();
  const [a, b] = [cos(phase), sin(phase)];
  const middle = (size - 1) / 2;
  for (let i = 0; i < hounsfield.length; i++) {
    if (labels[i] === 0) continue;
    const dx = ((i % size) - middle) * spacing - metal.x;
    const dy = (Math.floor(i / size) - middle) * spacing - metal.y;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance <= metal.width) continue;
    const [c, s] = multiple(dx / distance, dy / distance, 9);
    hounsfield[i]! += 160 * exp(-(distance - metal.width) / 70) * (a * c - b * s);
  }
}

/** Cosine and sine of n times an angle, from those of the angle. */
function multiple(c: number, s: number, n: number): [number, number] {
  let [re, im] = [1, 0];
  for (let k = 0; k < n; k++) [re, im] = [re * c - im * s, re * s + im * c];
  return [re, im];
}
