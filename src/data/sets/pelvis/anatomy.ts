import { exp } from "../../../kernels/math.js";
import type { Generator } from "../../../random/generator.js";
import { structureNames } from "../phantom-outlines.js";
import type { Layer } from "./layer.js";

/** What is unusual about a patient. */
export interface Condition {
  /** a bladder with next to nothing in it */
  emptyBladder: boolean;
  /** a hip of metal on the right-hand side of the picture */
  implant: boolean;
}

/** A patient: the layers of the slice at a height from 0 (the prostate's apex) to 1 (its base). */
export type Anatomy = (height: number) => Layer[];

const [, body, bladder, prostate, wall, rectum, head] = structureNames.keys() as unknown as number[];

/** A circle, as far as nothing else is said. */
type Shape = Partial<Omit<Layer, "label" | "hounsfield">> & { width: number };

function layer(label: number, hounsfield: number, x: number, y: number, shape: Shape): Layer {
  return { label, hounsfield, x, y, height: shape.width, turn: [1, 0], waves: [0, 0, 0, 0], ...shape };
}

/** 0 at or below `from`, 1 at or above `to`, a straight line between. */
const ramp = (at: number, from: number, to: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));

/** The same on both sides of the body: `side` is −1 on the left of the picture. */
const sides = (make: (side: -1 | 1) => Layer[]) => [...make(-1), ...make(1)];

/** All that is drawn at random about a patient is drawn here, once; the slices follow from it. */
export function anatomy(random: Generator, condition: Condition): Anatomy {
  const about = (middle: number, spread: number) => middle + spread * Math.max(-2, Math.min(2, random.normal()));
  const bend = (size: number): Layer["waves"] => [about(0, size), about(0, size), about(0, size), about(0, size)];
  const build = about(1, 0.06);
  const tissue = { fat: about(-102, 5), muscle: about(56, 4), pelvicFat: about(-92, 6), bone: about(240, 30) };
  const frame = bonesAndMuscles(about, bend, build, tissue, condition.implant);
  const loops = bowel(random, about, bend);
  const organs = organsOf(random, about, bend, tissue, condition.emptyBladder);
  return (height) => [...frame(height), ...loops(height), ...organs(height)];
}

type About = (middle: number, spread: number) => number;
type Bend = (size: number) => Layer["waves"];
type Tissue = { fat: number; muscle: number; pelvicFat: number; bone: number };

function bonesAndMuscles(about: About, bend: Bend, build: number, tissue: Tissue, implant: boolean): Anatomy {
  const skin = layer(body!, tissue.fat, 0, 0, { width: 190 * build, height: 112 * build, waves: bend(0.01) });
  const flesh = { width: 172 * build - about(14, 4), height: 112 * build - about(20, 5), waves: bend(0.02) };
  const cavity = { x: about(0, 2), y: about(14, 3), width: about(50, 3), height: about(70, 4), waves: bend(0.04) };
  const shell = about(620, 50);
  const hips = ([-1, 1] as const).map((side) => ({
    side,
    x: side * about(99, 3),
    y: about(0, 4),
    radius: about(24.5, 1.3),
    waves: bend(0.02),
    metal: implant && side === 1,
  }));
  const groin = about(-62, 4);
  return (z) => [
    skin,
    layer(body!, tissue.muscle, 0, 4, flesh),
    // fat between the muscles: in the groin, between glutei and hip, and below the pelvic floor
    ...sides((s) => [
      layer(body!, tissue.fat, s * 50, groin - 14, { width: 34, height: 15, turn: [0.94, s * -0.34] }),
      layer(body!, tissue.fat, s * 88, 48, { width: 40, height: 6, turn: [0.87, s * -0.5] }),
      layer(body!, tissue.muscle + 6, s * 62, groin - 10, { width: 6 }),
    ]),
    ...hips.flatMap((hip) => hipAt(z, hip, shell, tissue)),
    layer(body!, tissue.pelvicFat, cavity.x, cavity.y, cavity),
    ...sides((s) => [
      // the obturator muscle along the wall, and the fat of the ischiorectal fossa at the lower slices
      layer(body!, tissue.muscle, s * 48, 8, { width: 10, height: 40, turn: [0.99, s * 0.12] }),
      layer(body!, tissue.fat, s * 32, 66, { width: 4 + 14 * ramp(z, 0.9, 0.1), height: 20 }),
    ]),
    ...pubis(z, shell, tissue),
    layer(body!, shell, cavity.x, 86, { width: 11, height: 7, waves: [0, 0, 0, 0.15] }),
    layer(body!, tissue.bone, cavity.x, 86, { width: 7, height: 3.5 }),
  ];
}

interface Hip {
  side: -1 | 1;
  x: number;
  y: number;
  radius: number;
  waves: Layer["waves"];
  metal: boolean;
}

/** A femoral head in its socket; lower down the neck and the trochanter, and behind them the ischium. */
function hipAt(z: number, { side, x, y, radius, waves, metal }: Hip, shell: number, tissue: Tissue): Layer[] {
  const neck = 1 - ramp(z, 0, 0.55);
  const width = radius * (1 + 0.14 * neck);
  const height = radius * (1 - 0.2 * neck);
  const place = { x: x + side * 6 * neck, turn: [1 - 0.06 * neck, side * 0.34 * neck] as const, waves };
  const bone = (value: number, less: number, label = head!) =>
    layer(label, value, place.x, y, { ...place, width: width - less, height: height - less });
  const socket = ramp(z, 0.1, 0.5);
  return [
    // the columns of the acetabulum before and behind the head, and the plate between
    ...(socket > 0.3
      ? [layer(body!, shell, x - side * 27, y - 20, { width: 13 * socket + 3, height: 9 * socket + 2 })]
      : []),
    layer(body!, shell, x - side * 28, y + 27, { width: 15, height: 12, turn: [0.8, side * 0.6] }),
    layer(body!, tissue.bone, x - side * 28, y + 27, { width: 11, height: 8, turn: [0.8, side * 0.6] }),
    ...(socket > 0.3
      ? [layer(body!, shell, x - side * 6, y + 1, { width: radius + 4, height: radius + 3 * socket })]
      : []),
    bone(tissue.muscle, -3, body),
    ...(metal ? [layer(head!, 3071, x, y, { width: radius * 0.8, waves })] : [bone(shell, 0), bone(tissue.bone, 3.5)]),
  ];
}

/** The pubic bones meet before the bladder in the lower slices. */
function pubis(z: number, shell: number, tissue: Tissue): Layer[] {
  const size = ramp(z, 0.75, 0.1);
  if (size === 0) return [];
  return sides((s) => {
    const shape = { width: 9 + 15 * size, height: 5 + 5 * size, turn: [0.85, s * 0.53] as const };
    const [x, y] = [s * (9 + 12 * size), -50 + 4 * (1 - size)];
    return [
      layer(body!, shell, x, y, shape),
      layer(body!, tissue.bone, x, y, { ...shape, width: shape.width - 4, height: shape.height - 4 }),
    ];
  });
}

/** Loops of bowel beside and before the bladder, some with gas or with fluid that looks like urine. They have no label. */
function bowel(random: Generator, about: About, bend: Bend): Anatomy {
  const loops = Array.from({ length: 2 + random.below(3) }, (_, k) => {
    const side = k % 2 === 0 ? -1 : 1;
    const content = random.uniform();
    return {
      from: 0.35 + 0.5 * random.uniform(),
      x: side * about(34, 6),
      y: about(k < 2 ? -22 : 22, 12),
      radius: about(12, 2),
      value: content < 0.3 ? about(20, 5) : content < 0.65 ? -780 : about(40, 5),
      waves: bend(0.08),
    };
  });
  return (z) =>
    loops.flatMap(({ from, x, y, radius, value, waves }) => {
      const size = radius * ramp(z, from - 0.25, from);
      if (size < 3) return [];
      return [
        layer(body!, 42, x, y, { width: size, waves }),
        layer(body!, value, x, y - (value < -500 ? 2 : 0), { width: Math.max(1, size - 3.5), waves }),
      ];
    });
}

function organsOf(random: Generator, about: About, bend: Bend, tissue: Tissue, empty: boolean): Anatomy {
  const gland = { x: about(0, 2), y: about(8, 3), width: about(24, 2.6), height: about(19.5, 2.2), waves: bend(0.04) };
  const value = { prostate: about(37, 3), urine: about(4, 3), wall: about(46, 4) };
  const filling = exp(about(0, 0.25));
  const full = empty ? { width: 15, height: 7 } : { width: 35 * filling, height: 22 * filling };
  const bladderWaves = bend(0.05);
  const gut = { x: about(0, 3), width: about(20.5, 2.2), height: about(20, 2.5), waves: bend(0.05) };
  const thickness = about(6, 0.4);
  const kind = random.uniform();
  const content = kind < 0.35 ? "gas" : kind < 0.8 ? "stool" : "collapsed";
  const stool = about(-35, 18);
  const bubbles = Array.from(
    { length: 4 },
    () => [about(0, 0.3), about(0, 0.3), 1.5 + 1.5 * random.uniform()] as const,
  );
  const vesicles = about(12, 2);

  return (z) => {
    const along = (z - 0.48) / 0.62;
    const part = Math.sqrt(1 - along * along);
    const [w, h] = [gland.width * part, gland.height * part];
    const above = Math.sqrt(ramp(z, 0.12, 0.85));
    const size = { width: full.width * above, height: full.height * above };
    const caudal = 0.82 + 0.18 * ramp(z, 0, 0.5);
    const outer = { ...gut, width: gut.width * caudal, height: gut.height * caudal };
    const y = gland.y + h + outer.height - 1;
    const inner = Math.max(2.5, (content === "collapsed" ? 0.7 : 1) * (outer.width - thickness));
    const lumen = { ...outer, width: inner, height: Math.max(2.5, outer.height - thickness) };
    const into = content === "gas" ? -860 : content === "stool" ? stool : 0;
    const top = gland.y - h - 0.78 * size.height;
    return [
      // the levator muscle hugs prostate and rectum: as bright as they are, and no border between
      ...sides((s) => [
        layer(body!, tissue.muscle, gland.x + s * (w + 3.5), gland.y + 9, {
          width: 5,
          height: h + 14,
          turn: [0.97, s * 0.24],
        }),
      ]),
      ...(z > 0.8
        ? sides((s) => [
            layer(body!, 34, gland.x + s * vesicles, gland.y + h - 1, {
              width: 13,
              height: 5,
              turn: [0.97, s * -0.24],
            }),
          ])
        : []),
      ...(size.width > 4 ? [layer(bladder!, value.urine, gland.x, top, { ...size, waves: bladderWaves })] : []),
      layer(wall!, value.wall, gut.x, y, outer),
      layer(rectum!, into, gut.x, y, lumen),
      ...(content === "stool"
        ? bubbles.map(([u, v, r]) => layer(rectum!, -450, gut.x + u * inner, y + v * lumen.height, { width: r }))
        : []),
      layer(prostate!, value.prostate, gland.x, gland.y, { ...gland, width: w, height: h }),
    ];
  };
}
