import { type FigureOptions, layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import type { Series } from "./series.js";
import { axis, ink } from "./style.js";
import { PlotError } from "./values.js";

/** One of several small pictures side by side. */
export interface Panel {
  title: string;
  series: Series[];
}

/**
 * Several small pictures side by side on axes of the same range, each with its title.
 *
 * @example
 * plot.panels({ columns: 2, xRange: [-1, 1] }, [
 *   { title: "x", series: [plot.curve((x) => x, [-1, 1])] }, { title: "x²", series: [plot.curve((x) => x * x, [-1, 1])] }])
 */
export function panels(options: FigureOptions & { columns?: number }, parts: readonly Panel[]): Figure {
  if (parts.length === 0) throw new PlotError("There are no panels to draw.");
  const columns = Math.min(options.columns ?? 3, parts.length);
  const rows = Math.ceil(parts.length / columns);
  const data: Trace[] = parts.flatMap(({ series }, k) => series.map((part, i) => onAxes(part(i), k, k === 0)));
  const named = data.some((trace) => trace.showlegend);
  const layout = layoutOf({ height: 60 + 250 * rows, ...options }, named, data);
  Object.assign(
    layout,
    panelAxes(
      parts.map((part) => part.title),
      columns,
      options,
    ),
  );
  // The first row of titles stands between the legend and the panels.
  layout.margin.t += panelTitle;
  if (named) layout.legend = { ...layout.legend, y: 1, yref: "container", yanchor: "top", x: 0 };
  return new Figure({ alt: options.alt, data, layout });
}

/** Height of a panel's title in pixels. */
export const panelTitle = 26;

/** The same trace on the axes of panel `k`; only one panel tells the legend. */
export function onAxes(trace: Trace, k: number, legend: boolean): Trace {
  const id = k === 0 ? "" : String(k + 1);
  return { ...trace, xaxis: `x${id}`, yaxis: `y${id}`, showlegend: legend && trace.showlegend === true };
}

/** The axes and titles of panels in rows of `columns`, for a layout. */
export function panelAxes(titles: readonly string[], columns: number, options: FigureOptions): Record<string, unknown> {
  const rows = Math.ceil(titles.length / columns);
  // A title stands in the gap above its panel, and the numbers of the panel above it where their ranges differ.
  const gap = { x: 0.07, y: (options.xRange ? 0.14 : 0.24) / Math.max(1, rows - 1) };
  const width = (1 - gap.x * (columns - 1)) / columns;
  const height = (1 - gap.y * (rows - 1)) / rows;
  const made: Record<string, unknown> = {};
  const annotations: object[] = [];
  titles.forEach((title, k) => {
    const id = k === 0 ? "" : String(k + 1);
    const [column, row] = [k % columns, Math.floor(k / columns)];
    const [left, top] = [column * (width + gap.x), 1 - row * (height + gap.y)];
    const last = k + columns >= titles.length;
    made[`xaxis${id}`] = {
      ...axis(last ? options.x : undefined, options.xRange),
      ...(options.xRange && !last ? { showticklabels: false } : {}),
      domain: [left, left + width],
      anchor: `y${id}`,
      ...(options.square ? { constrain: "domain" } : {}),
    };
    made[`yaxis${id}`] = {
      ...axis(column === 0 ? options.y : undefined, options.yRange),
      ...(options.yRange && column > 0 ? { showticklabels: false } : {}),
      domain: [top - height, top],
      anchor: `x${id}`,
      ...(options.square ? { scaleanchor: `x${id}`, scaleratio: 1, constrain: "domain", constraintoward: "top" } : {}),
    };
    annotations.push({
      text: `<b>${title}</b>`,
      showarrow: false,
      // On the axes themselves: square panels are smaller than their share of the page.
      xref: `x${id} domain`,
      yref: `y${id} domain`,
      x: 0.5,
      y: 1,
      yshift: 3,
      xanchor: "center",
      yanchor: "bottom",
      font: { size: 16, color: ink },
    });
  });
  return { ...made, annotations };
}
