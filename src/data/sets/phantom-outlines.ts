import { exp } from "../../kernels/math.js";
import type { Generator } from "../../random/generator.js";

/** What is named in a phantom; the number of a label is the place in this list. */
export const structureNames = ["air", "body", "bladder", "prostate", "rectal wall", "rectum", "femoral head"] as const;
export type Structure = (typeof structureNames)[number];

/** A closed outline: an ellipse, bent by two waves around its edge. Lengths in mm; x to the right, y to the back. */
export interface Outline {
  name: Structure;
  /** The value of the tissue in Hounsfield units. */
  hounsfield: number;
  x: number;
  y: number;
  /** Half the width and half the height. */
  width: number;
  height: number;
  /** How far the edge is bent, as shares of the radius: by cos 2θ, sin 2θ, cos 3θ, sin 3θ. */
  waves: readonly [number, number, number, number];
}

/** Whether a place is within an outline. */
export function inside({ x, y, width, height, waves }: Outline, atX: number, atY: number): boolean {
  const [dx, dy] = [(atX - x) / width, (atY - y) / height];
  const squared = dx * dx + dy * dy;
  if (squared > 1.7) return false;
  const radius = Math.sqrt(squared);
  if (radius === 0) return true;
  const [c, s] = [dx / radius, dy / radius];
  const bend =
    waves[0] * (c * c - s * s) + waves[1] * 2 * c * s + waves[2] * c * (4 * c * c - 3) + waves[3] * s * (3 - 4 * s * s);
  return radius <= 1 + bend;
}

/** One patient: outlines in the order in which they are laid over each other. Sizes, places and fillings vary with the generator. */
export function outlines(random: Generator): Outline[] {
  const about = (middle: number, spread: number) => middle + spread * Math.max(-2, Math.min(2, random.normal()));
  const waves = (size: number): Outline["waves"] => [about(0, size), about(0, size), about(0, size), about(0, size)];
  const build = about(1, 0.05);
  const filling = exp(about(0, 0.28));
  const outline = (
    name: Structure,
    hounsfield: number,
    x: number,
    y: number,
    width: number,
    height: number,
    bend = 0.03,
  ): Outline => ({
    name,
    hounsfield,
    x,
    y,
    width,
    height,
    waves: waves(bend),
  });

  const skin = outline("body", about(-100, 6), 0, 0, 172 * build, 112 * build, 0.01);
  const muscle = {
    ...skin,
    hounsfield: about(55, 4),
    width: skin.width - about(20, 5),
    height: skin.height - about(18, 4),
  };
  const pelvicFat = outline(
    "body",
    about(-85, 6),
    about(0, 3),
    about(4, 3),
    about(64, 4),
    muscle.height - about(16, 3),
    0.04,
  );
  const prostate = outline("prostate", about(42, 3), about(0, 3), about(10, 4), about(25, 3), about(20, 2.5));
  const bladderHeight = 19 * filling;
  const bladder = outline(
    "bladder",
    about(8, 3),
    about(0, 4),
    prostate.y - prostate.height - 0.72 * bladderHeight,
    30 * filling,
    bladderHeight,
    0.05,
  );
  const wall = outline("rectal wall", about(36, 4), about(0, 4), 0, about(19, 2.5), about(19, 3), 0.04);
  const placed = { ...wall, y: prostate.y + prostate.height + wall.height - 1 };
  const gas = random.uniform() < 0.4;
  const lumen: Outline = {
    ...placed,
    name: "rectum",
    hounsfield: gas ? -850 : about(5, 12),
    width: placed.width - 5,
    height: placed.height - 5,
  };
  return [
    skin,
    muscle,
    pelvicFat,
    ...femur(-1, about, waves),
    ...femur(1, about, waves),
    bladder,
    placed,
    lumen,
    prostate,
  ];
}

/** A femoral head: a shell of hard bone around softer bone. */
function femur(
  side: -1 | 1,
  about: (middle: number, spread: number) => number,
  waves: (size: number) => Outline["waves"],
): Outline[] {
  const radius = about(25, 1.5);
  const shell: Outline = {
    name: "femoral head",
    hounsfield: about(650, 40),
    x: side * about(100, 4),
    y: about(4, 4),
    width: radius,
    height: radius,
    waves: waves(0.02),
  };
  return [shell, { ...shell, hounsfield: about(260, 25), width: radius - 3.5, height: radius - 3.5 }];
}
