import { manualSeed } from "../../random/generator.js";
import { randn, tensor } from "../../tensor/index.js";
import { closedForm } from "./line.js";

/** A place [x₁, x₂]. */
export type Place = [number, number];

/** Two groups of twenty places each. */
export interface Groups {
  a: Place[];
  b: Place[];
}

/**
 * Forty places in two groups, A lower left and B upper right. Made up for this course: another seed draws others.
 *
 * @example
 * groups(7).a.length   // 20
 */
export function groups(seed: number): Groups {
  manualSeed(seed);
  const around = (centre: Place) => randn([20, 2]).mul(0.7).add(tensor(centre)).toArray() as Place[];
  return { a: around([-1.2, -0.8]), b: around([1.2, 0.9]) };
}

/**
 * Supervised: the labels are given. Learns the centre of each group and answers with the nearer one.
 *
 * @example
 * nearestCentre({ a: [[0, 0]], b: [[2, 2]] })([1.8, 1])   // "b"
 */
export function nearestCentre({ a, b }: Groups): (place: Place) => "a" | "b" {
  const [inA, inB] = [centre(a), centre(b)];
  return (place) => (distance2(place, inA) < distance2(place, inB) ? "a" : "b");
}

/**
 * Unsupervised, by k-means: two centres begin on the first and the last place, and each moves to the middle of the places
 * that are nearer to it than to the other, until nothing changes. The labels are never looked at.
 *
 * @example
 * kMeans([[0, 0], [0, 2], [4, 0], [4, 2]])   // [[0, 1], [4, 1]]
 */
export function kMeans(places: readonly Place[]): [Place, Place] {
  let [p, q] = [places[0]!, places[places.length - 1]!];
  for (let round = 0; round < 100; round++) {
    const near = centre(places.filter((x) => distance2(x, p) <= distance2(x, q)));
    const far = centre(places.filter((x) => distance2(x, p) > distance2(x, q)));
    if (distance2(near, p) + distance2(far, q) === 0) break;
    [p, q] = [near, far];
  }
  return [p, q];
}

/**
 * Self-supervised: hides x₂ and learns to predict it from x₁. The hidden half is the answer, so nobody has to label anything.
 *
 * @example
 * hiddenHalf([[0, 1], [1, 3], [2, 5]])   // { w: 2, b: 1 }
 */
export function hiddenHalf(places: readonly Place[]): { w: number; b: number } {
  return closedForm(
    places.map(([x1]) => x1),
    places.map(([, x2]) => x2),
  );
}

/**
 * Reinforcement: a bandit with two arms, A and B. Pulling an arm draws one of its places, and the reward is its x₂. Every
 * fifth turn tries the arms by turns, all others pull the arm whose rewards have been higher so far. Gives the pulls of each.
 *
 * @example
 * bandit({ a: [[0, 0]], b: [[0, 1]] }, 10).b   // 9
 */
export function bandit({ a, b }: Groups, turns: number): { a: number; b: number } {
  const arms = [a, b];
  const reward = [0, 0];
  const pulls = [0, 0];
  const average = (arm: number) => reward[arm]! / (pulls[arm]! || 1);
  for (let turn = 0; turn < turns; turn++) {
    const arm = turn % 5 === 0 ? (turn / 5) % 2 : average(0) > average(1) ? 0 : 1;
    reward[arm]! += arms[arm]![turn % arms[arm]!.length]![1];
    pulls[arm]!++;
  }
  return { a: pulls[0]!, b: pulls[1]! };
}

/**
 * Tries the four learners: how many fresh places get the label of their group, how far the centres found without labels are
 * from those of the labels, the squared error on fresh places as a share of that of always guessing the mean, and how many of
 * 100 pulls go to the better arm.
 *
 * @example
 * tryFourWays(groups(7), groups(8)).labelled > 20   // true
 */
export function tryFourWays(
  seen: Groups,
  fresh: Groups,
): { labelled: number; centresOff: number; errorShare: number; better: number } {
  const classify = nearestCentre(seen);
  const labelled =
    fresh.a.filter((place) => classify(place) === "a").length +
    fresh.b.filter((place) => classify(place) === "b").length;
  const all = [...seen.a, ...seen.b];
  const found = kMeans(all).sort((p, q) => p[0] - q[0]);
  const centresOff = Math.sqrt(Math.max(...[seen.a, seen.b].map((group, i) => distance2(centre(group), found[i]!))));
  const { w, b } = hiddenHalf(all);
  const [, mean] = centre(all);
  const missed = (guess: (x1: number) => number) =>
    [...fresh.a, ...fresh.b].reduce((sum, [x1, x2]) => sum + (guess(x1) - x2) * (guess(x1) - x2), 0);
  const errorShare = missed((x1) => w * x1 + b) / missed(() => mean);
  return { labelled, centresOff, errorShare, better: bandit(seen, 100).b };
}

/** The middle of some places. */
export function centre(places: readonly Place[]): Place {
  return [0, 1].map((j) => places.reduce((sum, place) => sum + place[j]!, 0) / places.length) as Place;
}

function distance2(p: Place, q: Place): number {
  return (p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]);
}
