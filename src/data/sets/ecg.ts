import { exp, sin } from "../../kernels/math.js";
import { Generator } from "../../random/generator.js";
import { tensor } from "../../tensor/create.js";
import { checkChoice, checkNumber, checkOptions, checkWhole } from "../../tensor/options.js";
import type { Tensor } from "../../tensor/tensor.js";

/** What a synthetic ECG shows: a sinus rhythm, or atrial fibrillation. */
export type Rhythm = "sinus" | "fibrillation";

export interface EcgOptions {
  /** Another seed is another patient. */
  seed: number;
  /** "sinus" when left out */
  rhythm?: Rhythm;
  /** The standard deviation of the noise in millivolts, which varies by a factor of 0.6 to 1.6; 0.12 when left out. */
  noise?: number;
}

/** A synthetic lead, and where its beats are. */
export interface Ecg {
  /** samples a second: 64 */
  readonly rate: number;
  /** [512]: eight seconds, in millivolts */
  readonly millivolts: Float32Array;
  /** the times of the R waves, in seconds */
  readonly beats: readonly number[];
  readonly rhythm: Rhythm;
}

const [rate, samples] = [64, 512];

/** A wave as a Gaussian: its height in millivolts, its middle after the R wave and its width, in seconds. */
type Wave = readonly [height: number, at: number, width: number];

const complex: readonly Wave[] = [
  [-0.12, -0.035, 0.012],
  [1, 0, 0.014],
  [-0.2, 0.035, 0.014],
  [0.28, 0.26, 0.05],
];

/**
 * A seeded lead of eight seconds at 64 samples a second, made up for this course: nobody's heart. In sinus rhythm each beat has
 * a P wave and beats come evenly, but for breathing and an extra beat now and then; in fibrillation there is no P wave, small fast
 * f waves run through and beats come irregularly. The two overlap: a careful reader errs in about one of ten.
 *
 * @example
 * const { millivolts, beats } = data.ecg({ seed: 1, rhythm: "fibrillation" });
 * millivolts.length   // 512
 */
export function ecg(options: EcgOptions): Ecg {
  checkOptions("ecg", options, ["seed", "rhythm", "noise"]);
  const { seed, rhythm = "sinus", noise = 0.12 } = options ?? {};
  checkWhole("ecg", "seed", seed, -Infinity);
  checkChoice("ecg", "rhythm", rhythm, ["sinus", "fibrillation"]);
  checkNumber("ecg", "noise", noise, 0);
  const random = new Generator(seed);
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const sinus = rhythm === "sinus";
  const beats = timesOf(sinus, between, random);
  const millivolts = new Float32Array(samples);
  const height = between(0.8, 1.25);
  const p: Wave = [between(0.06, 0.15), -0.16, 0.022];
  for (const beat of beats) {
    const size = height * between(0.92, 1.08);
    for (const wave of sinus ? [p, ...complex] : complex) add(millivolts, beat, wave, size);
  }
  const [wander, slow, phase] = [between(0.03, 0.12), between(0.15, 0.35), between(0, 6.283)];
  const [f, fast, start] = [sinus ? 0 : between(0.02, 0.06), between(5, 8), between(0, 6.283)];
  const loud = noise * between(0.6, 1.6);
  for (let i = 0; i < samples; i++) {
    const t = i / rate;
    const quiver = f * (sin(2 * Math.PI * fast * t + start) + 0.5 * sin(4.3 * Math.PI * fast * t));
    millivolts[i] = millivolts[i]! + wander * sin(2 * Math.PI * slow * t + phase) + quiver + loud * random.normal();
  }
  return { rate, millivolts, beats, rhythm };
}

/** When the heart beats, from a little before the record to a little after it. */
function timesOf(sinus: boolean, between: (low: number, high: number) => number, random: Generator): number[] {
  const mean = 60 / between(60, 110);
  const jitter = sinus ? between(0.015, 0.09) : between(0.1, 0.22);
  const [breath, depth] = [between(0.2, 0.35), sinus ? between(0, 0.04) : 0];
  const extra = between(0, 1) < 0.45 ? between(0.04, 0.17) : 0; // how often a beat comes too early
  const beats: number[] = [];
  let t = -between(0, mean);
  while (t < samples / rate + 0.3) {
    beats.push(t);
    const early = random.uniform() < extra;
    const usual = mean * (1 + jitter * random.normal() + depth * sin(2 * Math.PI * breath * t));
    t += Math.max(0.3, early ? 0.65 * mean : usual);
  }
  return beats;
}

function add(millivolts: Float32Array, beat: number, [height, at, width]: Wave, size: number): void {
  const middle = (beat + at) * rate;
  const reach = 4 * width * rate;
  const [from, to] = [Math.max(0, Math.ceil(middle - reach)), Math.min(samples - 1, Math.floor(middle + reach))];
  for (let i = from; i <= to; i++) {
    const far = (i - middle) / (width * rate);
    millivolts[i] = millivolts[i]! + size * height * exp(-0.5 * far * far);
  }
}

/** Many leads and what they show. */
export interface EcgSet {
  /** [count, 1, 512], in millivolts */
  readonly signals: Tensor<[number, 1, number]>;
  /** [count]: 1 for fibrillation, 0 for sinus rhythm */
  readonly labels: Tensor<[number]>;
  readonly records: readonly Ecg[];
}

/**
 * Many leads of `data.ecg`, half of them in fibrillation, at random.
 *
 * @example
 * data.ecgs({ count: 4, seed: 1 }).signals.shape   // [4, 1, 512]
 */
export function ecgs(options: { count: number; seed: number; noise?: number }): EcgSet {
  checkOptions("ecgs", options, ["count", "seed", "noise"]);
  const { count, seed, ...rest } = options ?? {};
  checkWhole("ecgs", "count", count, 1);
  checkWhole("ecgs", "seed", seed, -Infinity);
  const random = new Generator(seed);
  const records = Array.from({ length: count }, () => {
    const rhythm = random.uniform() < 0.5 ? "fibrillation" : "sinus";
    return ecg({ ...rest, rhythm, seed: random.bits() });
  });
  const values = new Float32Array(count * samples);
  for (const [i, { millivolts }] of records.entries()) values.set(millivolts, i * samples);
  const labels = tensor(Int32Array.from(records, ({ rhythm }) => Number(rhythm === "fibrillation")));
  const signals = (tensor(values) as Tensor).reshape([count, 1, samples]);
  return { signals: signals as unknown as EcgSet["signals"], labels: labels as EcgSet["labels"], records };
}
