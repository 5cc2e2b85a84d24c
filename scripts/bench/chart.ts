import type { Row } from "./index.js";

/** Bars as a drawing: how fast each contender is, gradus being 1, on a logarithmic scale from 1/1000 to 10. */
export function chart(rows: readonly Row[]): string {
  const [left, width, line] = [150, 520, 16];
  const place = (ratio: number) => left + (width * (Math.log10(Math.min(10, Math.max(0.001, ratio))) + 3)) / 4;
  const parts: string[] = [];
  let y = 30;
  for (const { work, unit, ours, peers } of rows) {
    parts.push(`<text x="8" y="${y + 12}" font-weight="bold">${work}</text>`);
    for (const [name, value] of [["gradus", ours], ...Object.entries(peers)] as [string, number][]) {
      const ratio = unit === "s" ? ours / value : value / ours;
      const colour = name === "gradus" ? "#0072b2" : "#999999";
      const end = place(ratio);
      parts.push(
        `<text x="${left - 6}" y="${y + 12}" text-anchor="end">${name}</text>`,
        `<rect x="${left}" y="${y + 2}" width="${(end - left).toFixed(1)}" height="${line - 5}" fill="${colour}"/>`,
        `<text x="${(end + 4).toFixed(1)}" y="${y + 12}">${value.toPrecision(3)} ${unit}</text>`,
      );
      y += line;
    }
    y += 10;
  }
  const ticks = [0.001, 0.01, 0.1, 1, 10].map((ratio) => {
    const x = place(ratio).toFixed(1);
    return `<line x1="${x}" x2="${x}" y1="22" y2="${y}" stroke="#ddd"/><text x="${x}" y="16" text-anchor="middle">${ratio}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="820" height="${y + 10}" font-family="sans-serif" font-size="11" role="img" aria-label="Speed of each library relative to gradus">
<rect width="100%" height="100%" fill="white"/>
${[...ticks, ...parts].join("\n")}
</svg>
`;
}
