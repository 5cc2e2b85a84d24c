/** A figure as a block of a slide: type, lines and points that a hall can see, as much room as the slide has left. */
import type { FigureData } from "../../ipynb/figures.js";
import { textWidth } from "../../ipynb/measure.js";
import type { Block } from "../layout/block.js";
import { forTheHall, least } from "./hall.js";
import { dataScript, htmlText } from "./html.js";

/** Height that is kept for a figure beside other things on a slide, and for the row of controls below an animation. */
const figureHeight = 320;
const controlHeight = 56;

/** The drawing comes when the slide does; until then, and for those who do not see it, there is the alternative. */
export function figureBlock(figure: FigureData): Block {
  const { width: _, height: wanted = 440, ...layout } = figure.layout;
  const alt = htmlText(String(layout.meta?.alt ?? ""));
  const control = controlHtml(layout);
  const { sliders, updatemenus, ...still } = layout;
  const scaled = forTheHall({ data: figure.data, frames: figure.frames, layout: control ? still : layout });
  const flat = wanted < 330;
  const row = control ? controlHeight : sliders || updatemenus ? 120 : 0;
  const height = flat ? wanted + 30 : figureHeight + row;
  const style = flat ? ` style="max-height: ${Math.round(wanted * 1.5)}px"` : "";
  return {
    kind: "figure",
    html: `<figure role="group" aria-label="${alt}"${style}><div class="plot"></div>${dataScript(scaled)}</figure>`,
    ...(control && { control }),
    height,
    fragment: false,
    figure,
    square: !flat && isSquare(layout),
  };
}

/** Wide and low it would be a small thing in the middle: it keeps its shape. */
const isSquare = (layout: Record<string, any>): boolean =>
  Object.entries(layout).some(
    ([key, axis]) => (/^[xy]axis\d*$/.test(key) && axis?.scaleanchor !== undefined) || /^scene\d*$/.test(key),
  ) && !Object.keys(layout).some((key) => /^[xy]axis[2-9]/.test(key));

/** What the page's script needs to move an animation: the places of each slider, one for each choice of a menu. */
interface Handling {
  sets: { name: string; says: string[]; frames: string[]; active: number; data?: unknown }[];
  opened: number;
  pace: number;
  redraw: boolean;
}

/**
 * The controls of an animation as a row of the page, with a button to play, a slider, its place in words and the choices of a menu:
 * they are larger so than Plotly's own, and take less of the figure's height. Undefined where a figure has none.
 */
function controlHtml({ sliders = [], updatemenus = [] }: Record<string, any>): string | undefined {
  const choices = updatemenus.find(({ type }: any) => type !== "buttons")?.buttons ?? [];
  if (sliders.length === 0 || sliders.length !== Math.max(1, choices.length)) return undefined;
  const sets = sliders.map(
    ({ steps, active = 0, currentvalue: { prefix = "", suffix = "" } = {} }: any, k: number) => ({
      name: choices[k]?.label ?? "",
      says: steps.map(({ label }: any) => `${prefix}${label}${suffix}`.replace(/\s+/g, " ")),
      frames: steps.map(({ args }: any) => args[0][0]),
      active,
      ...(choices[k] && { data: choices[k].args[0] }),
    }),
  );
  const opened = Math.max(
    0,
    sliders.findIndex(({ visible }: any) => visible !== false),
  );
  const play = updatemenus.find(({ type }: any) => type === "buttons")?.buttons?.[0]?.args?.[1];
  const { redraw = true } = sliders[0].steps[0]?.args?.[1]?.frame ?? {};
  const handling: Handling = { sets, opened, pace: play?.frame?.duration ?? 300, redraw };
  const { says, active } = handling.sets[opened]!;
  const options = handling.sets.map(
    ({ name }, k) => `<option value="${k}"${k === opened ? " selected" : ""}>${htmlText(name)}</option>`,
  );
  const menu = choices.length > 0 ? `<select aria-label="data set">${options.join("")}</select>` : "";
  const longest = Math.max(...handling.sets.flatMap((set) => set.says.map((one) => textWidth(one, least.type))));
  const room = Math.min(620, Math.ceil(longest) + 8);
  const slider = `<input type="range" min="0" max="${says.length - 1}" value="${active}" aria-label="${htmlText(says[active] ?? "step")}">`;
  return `<div class="control">${menu}<button type="button" aria-label="play">▶</button>${slider}<output style="min-width: ${room}px">${htmlText(says[active] ?? "")}</output>${dataScript(handling)}</div>`;
}
