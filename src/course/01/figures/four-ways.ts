import type { FigureOptions } from "../../../plot/charts.js";
import type { Figure } from "../../../plot/figure.js";
import { type Panel, panels } from "../../../plot/panels.js";
import { path, points, type Series, words } from "../../../plot/series.js";
import { bandit, centre, type Groups, hiddenHalf, kMeans, type Place } from "../four-ways.js";

/**
 * The same places four times, each with what one way of learning found in them: a border between labelled groups, two
 * centres without labels, a line that predicts one coordinate from the other, and how often a bandit pulled each arm.
 *
 * @example
 * fourWays(groups(7), { turns: 100 })
 */
export function fourWays(
  given: Groups,
  { turns = 100, ...look }: Partial<FigureOptions> & { turns?: number } = {},
): Figure {
  const { a, b } = given;
  const all = [...a, ...b];
  const found = kMeans(all);
  const { w, b: height } = hiddenHalf(all);
  const pulls = bandit(given, turns);
  const [lowA, highB] = [centre(a), centre(b)];
  const parts: Panel[] = [
    { title: "labels: supervised", series: [drawn(a, 0), drawn(b, 1), border(lowA, highB)] },
    { title: "only points: unsupervised", series: [pale(all), drawn(found, 2, 16)] },
    {
      title: "half hidden: self-supervised",
      series: [pale(all), path([-3, 3], [w * -3 + height, w * 3 + height], { colour: 3, dash: "solid" })],
    },
    {
      title: "only rewards: reinforcement",
      series: [
        pale(all),
        words([lowA[0], highB[0]], [lowA[1] + 0.9, highB[1] + 0.9], [`A: ${pulls.a} pulls`, `B: ${pulls.b} pulls`], {
          size: 17,
        }),
      ],
    },
  ];
  const alt =
    `${all.length} places in two groups, A lower left and B upper right, drawn four times. With labels: a line between the groups. ` +
    "Without labels: two centres, one in the middle of each group. With x₂ hidden: a rising line that predicts it from x₁. " +
    `With rewards only: of ${turns} pulls a bandit gave ${pulls.a} to arm A and ${pulls.b} to arm B.`;
  const options = { columns: 2, x: "x₁", y: "x₂", xRange: [-3, 3], yRange: [-3, 3], ...look } as const;
  return panels({ ...options, alt: look.alt ?? alt }, parts);
}

function drawn(places: readonly Place[], colour: number, size = 8): Series {
  return points(
    places.map(([x1]) => x1),
    places.map(([, x2]) => x2),
    { colour, size, marker: ["circle", "square", "diamond"][colour] ?? "circle" },
  );
}

function pale(places: readonly Place[]): Series {
  return points(
    places.map(([x1]) => x1),
    places.map(([, x2]) => x2),
    { colour: "#8a8a8a", size: 7, marker: "circle", opacity: 0.7 },
  );
}

/** The places that are equally far from both centres. */
function border(p: Place, q: Place): Series {
  const middle = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2] as const;
  const [along, up] = [-(q[1] - p[1]), q[0] - p[0]];
  const reach = 3 / Math.max(Math.abs(along), Math.abs(up));
  return path(
    [middle[0] - reach * along, middle[0] + reach * along],
    [middle[1] - reach * up, middle[1] + reach * up],
    { colour: "#8a8a8a", dash: "dash", size: 2 },
  );
}
