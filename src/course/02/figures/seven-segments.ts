import { layoutOf } from "../../../plot/charts.js";
import { Figure, type Trace } from "../../../plot/figure.js";
import { colour, faint, ink } from "../../../plot/style.js";
import { type Grid, grid, PlotError, written } from "../../../plot/values.js";

/** The lamps a to g: from where to where, in a box two high and one wide. */
const lamps: [number, number, number, number][] = [
  [0, 2, 1, 2],
  [1, 2, 1, 1],
  [1, 1, 1, 0],
  [0, 0, 1, 0],
  [0, 1, 0, 0],
  [0, 2, 0, 1],
  [0, 1, 1, 1],
];

export interface SevenSegmentsOptions {
  /** What stands below each display. */
  titles?: readonly (string | number)[];
  /** Draws numbers instead of lamps: blue and solid where positive, vermillion and dotted where negative, wide where large. */
  weights?: boolean;
  alt?: string;
}

/**
 * Displays of seven lamps side by side: lit ones dark, the others pale; or one weight a lamp.
 *
 * @example
 * sevenSegments(data.sevenSegments(), { titles: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] })
 */
export function sevenSegments(displays: Grid, options: SevenSegmentsOptions = {}): Figure {
  const rows = grid("displays", displays);
  if (rows[0]!.length !== 7) throw new PlotError(`A display has seven lamps; got ${rows[0]!.length} numbers.`);
  const largest = Math.max(...rows.flat().map(Math.abs)) || 1;
  const looks = new Map<string, Trace>();
  rows.forEach((row, k) => {
    row.forEach((value, lamp) => {
      const look = options.weights ? weightLook(value / largest) : lampLook(value);
      const trace = looks.get(look.name) ?? {
        type: "scatter",
        mode: "lines",
        ...look,
        x: [],
        y: [],
        hoverinfo: "skip",
      };
      const [x0, y0, x1, y1] = lamps[lamp]!;
      const inset = 0.09;
      const [dx, dy] = [Math.sign(x1 - x0) * inset, Math.sign(y1 - y0) * inset];
      trace.x.push(1.9 * k + x0 + dx, 1.9 * k + x1 - dx, Number.NaN);
      trace.y.push(y0 + dy, y1 - dy, Number.NaN);
      looks.set(look.name, trace);
    });
  });
  for (const sign of ["positive", "negative"]) {
    const widest = [3, 2, 1].map((size) => looks.get(`${sign} ${size}`)).find((trace) => trace !== undefined);
    if (widest) Object.assign(widest, { name: `${sign} weight`, showlegend: true });
  }
  const titles = (options.titles ?? rows.map((_, k) => k)).map(String);
  const below: Trace = {
    type: "scatter",
    mode: "text",
    x: rows.map((_, k) => 1.9 * k + 0.5),
    y: rows.map(() => -0.5),
    text: titles,
    textfont: { size: 16, color: ink },
    showlegend: false,
    hoverinfo: "skip",
    cliponaxis: false,
  };
  const layout = layoutOf({ height: 230 }, options.weights);
  Object.assign(layout, {
    xaxis: { visible: false, range: [-0.5, 1.9 * rows.length - 0.4] },
    yaxis: { visible: false, range: [-0.8, 2.3], scaleanchor: "x", scaleratio: 1 },
    margin: { l: 8, r: 8, t: options.weights ? 48 : 8, b: 8 },
  });
  return new Figure({
    alt: options.alt ?? describe(rows, titles, options.weights),
    data: [...looks.values(), below],
    layout,
  });
}

function lampLook(value: number): Trace & { name: string } {
  const lit = value > 0.5;
  return {
    name: lit ? "lit" : "off",
    showlegend: false,
    line: { color: lit ? colour(1) : faint, width: lit ? 10 : 5 },
  };
}

function weightLook(share: number): Trace & { name: string } {
  const size = Math.ceil(Math.abs(share) * 3);
  const sign = share < 0 ? "negative" : "positive";
  if (size === 0) return { name: "zero", showlegend: false, line: { color: faint, width: 3 } };
  return {
    name: `${sign} ${size}`,
    showlegend: false,
    line: { color: colour(share < 0 ? 1 : 0), width: 3 * size, dash: share < 0 ? "dot" : "solid" },
  };
}

function describe(rows: number[][], titles: string[], weights = false): string {
  const letters = "abcdefg";
  const one = (row: number[]) =>
    weights
      ? row.map((v, i) => `${letters[i]} ${written(v, 3)}`).join(", ")
      : Array.from(letters, (letter, i) => (row[i]! > 0.5 ? letter : "")).join("");
  const what = weights
    ? "One weight for each lamp of a seven-segment display"
    : "Seven-segment displays, lit lamps by letter";
  return `${what} (a top, b and c right, d bottom, e and f left, g middle). ${rows.map((row, k) => `${titles[k]}: ${one(row)}`).join("; ")}.`;
}
