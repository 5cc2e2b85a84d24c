import { cos, sin } from "../../kernels/math.js";
import { Generator } from "../../random/generator.js";
import { ArgumentError } from "../../tensor/errors.js";
import { checkChoice, checkNumber, checkOptions, checkWhole } from "../../tensor/options.js";

/** What the two classes look like. */
export type PlaygroundKind = "linear" | "circle" | "xor" | "spiral";

/** Points of two classes in the plane. */
export interface TwoClasses {
  /** [count][2]: the places. */
  x: number[][];
  /** [count]: the classes, 0 and 1 in turn. */
  y: number[];
}

export interface PlaygroundOptions {
  /** How many points, half of each class. */
  count?: number;
  /** Standard deviation of what is added to each coordinate. */
  noise?: number;
  seed?: number;
  /** How often each arm of the spiral winds around the centre. */
  turns?: number;
}

/** Where a point of class 0 or 1 is before noise; `along` runs from 0 to 1 over the points of a class. */
type Place = (kind: 0 | 1, along: number, random: Generator, turns: number) => [number, number];

const places: Record<PlaygroundKind, Place> = {
  linear: (kind) => (kind === 1 ? [1.2, 1.2] : [-1.2, -1.2]),
  circle(kind, _along, random) {
    const radius = kind === 1 ? Math.sqrt(random.uniform()) : 1.6 + 0.8 * random.uniform();
    return around(radius, random.uniform());
  },
  xor(kind, _along, random) {
    const [u, v] = [0.2 + 1.8 * random.uniform(), 0.2 + 1.8 * random.uniform()];
    const side = random.uniform() < 0.5 ? -1 : 1;
    return [side * u, (kind === 1 ? -side : side) * v];
  },
  spiral: (kind, along, _random, turns) => around(0.2 + 2 * along, turns * along + kind / 2),
};

const noises: Record<PlaygroundKind, number> = { linear: 0.5, circle: 0.1, xor: 0.05, spiral: 0.02 };

/**
 * Points of two classes that a line can separate ("linear") or cannot ("circle", "xor", "spiral"); all lie within about 3
 * of the origin. After the data sets of TensorFlow Playground (Smilkov and Carter 2016). The same seed gives the same points.
 *
 * @example
 * const { x, y } = data.playground("circle", { seed: 1 });   // x: [200][2], y: [200]
 */
export function playground(kind: PlaygroundKind, options: PlaygroundOptions = {}): TwoClasses {
  checkChoice("playground", "the kind", kind, Object.keys(places));
  const place = places[kind];
  checkOptions("playground", options, ["count", "noise", "seed", "turns"]);
  const { count = 200, noise = noises[kind], seed = 0, turns = 1.25 } = options;
  checkWhole("playground", "count", count, 2);
  if (count % 2 !== 0) throw new ArgumentError("playground", `expects an even count of points, but was given ${count}`);
  checkNumber("playground", "noise", noise, 0);
  checkWhole("playground", "seed", seed, -Infinity);
  const random = new Generator(seed);
  const y = Array.from({ length: count }, (_, i) => i % 2);
  const x = y.map((label, i) => {
    const along = (i - label) / Math.max(1, count - 2);
    const [x1, x2] = place(label as 0 | 1, along, random, turns);
    return [x1 + noise * random.normal(), x2 + noise * random.normal()];
  });
  return { x, y };
}

/** The place at this radius; `turn` counts whole turns. */
function around(radius: number, turn: number): [number, number] {
  return [radius * cos(2 * Math.PI * turn), radius * sin(2 * Math.PI * turn)];
}
