/** Length and places of a path of straight pieces, which is what Plotly's arrows are: "M0,0L3,4". */

interface Point {
  x: number;
  y: number;
}

function pointsOf(d: string): Point[] {
  const numbers = (d.match(/-?\d*\.?\d+(?:e[-+]?\d+)?/gi) ?? []).map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => ({
    x: numbers[2 * i]!,
    y: numbers[2 * i + 1]!,
  }));
}

const between = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

export function pathLength(d: string): number {
  const points = pointsOf(d);
  return points.slice(1).reduce((sum, point, i) => sum + between(points[i]!, point), 0);
}

/** The place so far along the path; its ends for what lies beyond them. */
export function pointAlong(d: string, at: number): Point {
  const points = pointsOf(d);
  let left = Math.max(0, at);
  for (const [i, b] of points.slice(1).entries()) {
    const a = points[i]!;
    const piece = between(a, b);
    if (left <= piece && piece > 0) {
      const t = left / piece;
      return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
    }
    left -= piece;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}
