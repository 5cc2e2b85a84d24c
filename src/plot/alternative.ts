/**
 * What a figure shows, in words, made from its data: the kind of chart, its axes with their ranges, each series with its
 * ends and extremes, and what the slider moves.
 */
import type { Trace } from "./figure.js";
import { listed, type Names, plain, seriesInWords, xOf, yOf } from "./series-in-words.js";
import { written } from "./values.js";

interface Parts {
  data: readonly Trace[];
  layout: Record<string, any>;
  frames: readonly { data: readonly Trace[] }[];
}

/** Series told one by one; a figure with more of them tells how many there are. */
const most = 8;

/** The text alternative of a figure that has none written by hand. */
export function alternativeOf(figure: Parts): string {
  const { data, layout } = figure;
  const panels = [...new Set(data.map((trace) => trace.xaxis ?? "x"))];
  const titles: string[] = panels.length > 1 ? panelTitles(layout) : [];
  const pictures = panels.map((id, k) => {
    const own = data.filter((trace) => (trace.xaxis ?? "x") === id);
    const name = panels.length > 1 ? `${plain(titles[k] ?? `Panel ${k + 1}`)}: ` : "";
    return `${name}${pictureInWords(own, layout, figure.frames, id.slice(1))}`;
  });
  const title = plain(layout.title?.text ?? layout.title ?? "");
  const count = panels.length > 1 ? [`${panels.length} pictures side by side.`] : [];
  return [...(title ? [sentence(title)] : []), ...count, ...pictures, ...controlsInWords(layout)].join(" ");
}

/** The panels' own titles are the notes that stand on the axes, in order. */
function panelTitles(layout: Record<string, any>): string[] {
  return (layout.annotations ?? []).filter((one: any) => / domain$/.test(one.xref)).map((one: any) => String(one.text));
}

/** One pair of axes with what is drawn on them. */
function pictureInWords(data: Trace[], layout: Record<string, any>, frames: Parts["frames"], axes: string): string {
  const told = data.filter((trace) => trace.visible !== false);
  const visible = layout[`xaxis${axes}`]?.visible !== false;
  const kind = visible ? kindOf(told) : told[0]?.type === "heatmap" ? "A picture" : "A drawing";
  const logarithmic = layout[`yaxis${axes}`]?.type === "log";
  const map = told.some(({ type }) => type === "contour" || type === "heatmap");
  const names = { x: axisName(layout, "x", axes), y: axisName(layout, "y", axes), logarithmic, map };
  const onAxes = visible && told.some((trace) => hasAxes(trace));
  const frame = onAxes ? axesInWords(told, layout, frames, axes, names) : "";
  const heading = frame ? `${kind}: ${frame}.` : `${kind}.`;
  return [heading, ...severalInWords(told, names)].join(" ");
}

function severalInWords(data: Trace[], names: Names): string[] {
  const nameless = data.filter((trace) => !trace.name && trace.type === "scatter" && trace.mode === "lines");
  const broom = nameless.length > 3 ? nameless : [];
  const rest = data.filter((trace) => !broom.includes(trace));
  const said = rest.slice(0, most).map((trace) => seriesInWords(trace, names));
  if (rest.length > most) said.push(`And ${rest.length - most} more series.`);
  if (broom.length > 0) {
    const ys = broom.flatMap((trace) => yOf(trace));
    said.push(`${broom.length} lines without a name, between ${low(ys)} and ${high(ys)}.`);
  }
  return said.filter((one) => one !== "");
}

const kinds: [RegExp, string][] = [
  [/^surface/, "A landscape in space"],
  [/^scatter3d/, "A way in space"],
  [/^heatmap/, "A map in colours"],
  [/^contour/, "A map with lines of equal height"],
  [/^bar|^histogram/, "A bar chart"],
  [/^scatter lines/, "A line chart"],
  [/^scatter markers/, "A scatter plot"],
];

function kindOf(data: Trace[]): string {
  const drawn = data.map(({ type = "scatter", mode = "lines" }) => `${type} ${mode}`);
  return kinds.find(([pattern]) => drawn.some((one) => pattern.test(one)))?.[1] ?? "A drawing";
}

const hasAxes = ({ type = "scatter" }: Trace): boolean => !/3d$|surface/.test(type);

function axisName(layout: Record<string, any>, along: "x" | "y", axes: string): string {
  const axis = layout.scene?.[`${along}axis`] ?? layout[`${along}axis${axes}`] ?? layout[`${along}axis`];
  return plain(axis?.title?.text ?? axis?.title ?? "") || along;
}

function axesInWords(
  data: Trace[],
  layout: Record<string, any>,
  frames: Parts["frames"],
  axes: string,
  names: Names,
): string {
  const all = [...data, ...frames.flatMap((frame) => frame.data)];
  const said = (["x", "y"] as const).map((along) => {
    const axis = layout[`${along}axis${axes}`] ?? {};
    const values = all.flatMap((trace) => (along === "x" ? xOf(trace) : yOf(trace)));
    const range: number[] = axis.range && axis.type !== "log" ? axis.range : [Math.min(...values), Math.max(...values)];
    if (!range.every(Number.isFinite)) return "";
    const scale = axis.type === "log" ? " on a logarithmic scale" : "";
    return `${names[along]} from ${written(Math.min(...range), 3)} to ${written(Math.max(...range), 3)}${scale}`;
  });
  return [said[1], said[0]].filter((one) => one !== "").join(" against ");
}

/** What can be moved: each slider with its first and last place, each menu with its choices. */
function controlsInWords(layout: Record<string, any>): string[] {
  const sliders = (layout.sliders ?? []).filter((slider: any) => slider.visible !== false && slider.steps?.length > 1);
  const menus = (layout.updatemenus ?? []).filter((menu: any) => menu.type !== "buttons");
  return [
    ...menus.map((menu: any) => `A menu chooses among ${listed(menu.buttons.map((one: any) => plain(one.label)))}.`),
    ...sliders.map((slider: any) => {
      const labels: string[] = slider.steps.map((step: any) => plain(step.label));
      const what = plain(slider.currentvalue?.prefix ?? "").trim();
      const name = what ? ` (${what.replace(/\s*=$/, "")})` : "";
      const places = labels.length <= 6 ? labels.join("; ") : `from ${labels[0]} to ${labels[labels.length - 1]}`;
      return `A slider${name} goes through ${labels.length} pictures: ${places}. Shown: ${labels[slider.active ?? 0]}.`;
    }),
  ];
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
const low = (values: number[]): string => written(Math.min(...values), 3);
const high = (values: number[]): string => written(Math.max(...values), 3);
