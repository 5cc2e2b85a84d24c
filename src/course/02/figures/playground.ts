import { prefixOf } from "../../../plot/animation.js";
import { type BoundaryOptions, type Classify, classPlaces, pointTraces } from "../../../plot/boundary.js";
import { layoutOf } from "../../../plot/charts.js";
import { Figure, type Frame, type Trace } from "../../../plot/figure.js";
import { certain, gridPlaces, packed, probabilities } from "../../../plot/grids.js";
import { onAxes, panelAxes } from "../../../plot/panels.js";
import { ink, print } from "../../../plot/style.js";
import { PlotError } from "../../../plot/values.js";

/** One data set of a playground, with what each network made of it at each stop. */
export interface PlaygroundSet {
  name: string;
  points: BoundaryOptions["points"];
  labels: BoundaryOptions["labels"];
  /** runs[network][stop]: the network's answers at that stop. */
  runs: readonly (readonly Classify[])[];
}

export interface PlaygroundFigureOptions {
  /** What the networks are called: one panel each. */
  networks: readonly string[];
  /** What the slider's stops are called, such as epochs. */
  stops: readonly (string | number)[];
  slider?: string;
  resolution?: number;
  /** The data set that is shown before anyone chooses; xor where there is one, for a line cannot do it, or the first. */
  open?: string;
}

/**
 * A playground to handle: a menu chooses the data set, each network has its panel, and the slider moves all of them
 * through their training together. It opens at the end of the training.
 */
export function playground(sets: readonly PlaygroundSet[], options: PlaygroundFigureOptions): Figure {
  const { networks, stops } = options;
  if (sets.length === 0 || networks.length === 0 || stops.length < 2)
    throw new PlotError("A playground needs data sets, networks and at least two stops.");
  for (const { name, runs } of sets)
    if (runs.length !== networks.length || runs.some((run) => run.length !== stops.length))
      throw new PlotError(`The data set "${name}" needs ${networks.length} runs of ${stops.length} stops each.`);
  const drawn = sets.map((set) => drawSet(set, options.resolution ?? 25));
  const last = stops.length - 1;
  const wanted = options.open ?? "xor";
  const chosen = sets.findIndex(({ name }) => name === wanted);
  if (chosen < 0 && options.open !== undefined)
    throw new PlotError(
      `There is no data set "${options.open}": open one of ${sets.map(({ name }) => name).join(", ")}.`,
    );
  const opened = Math.max(0, chosen);
  const traces = (k: number) => [...drawn[k]!.regions.map((run) => run[last]!), ...drawn[k]!.points];
  const frames: Frame[] = drawn.flatMap(({ regions }, k) =>
    stops.map((_, s) => ({
      name: `${k}-${s}`,
      traces: networks.map((_, n) => n),
      data: regions.map((run) => ({ z: run[s]!.z })),
    })),
  );
  const layout = layoutOf({ height: 470 }, true, traces(opened));
  Object.assign(layout, panelAxes(networks, networks.length, { x: "x₁", y: "x₂", square: true }));
  layout.margin.t = 84;
  layout.legend = { ...layout.legend, y: 1, yref: "container", yanchor: "top", x: 0 };
  layout.sliders = drawn.map((_, k) => sliderFor(k, options, k === opened));
  layout.updatemenus = [
    menuFor(sets, traces, opened, last),
    ...drawn.map((_, k) => playFor(k, stops.length, k === opened)),
  ];
  return new Figure({ alt: describe(sets, options), data: traces(opened), layout, frames });
}

function drawSet(set: PlaygroundSet, resolution: number): { regions: Trace[][]; points: Trace[] } {
  const places = classPlaces(set);
  const ground = gridPlaces(places.xRange, places.yRange, resolution);
  const look = {
    type: "contour",
    x: ground.xs,
    y: ground.ys,
    zmin: 0,
    zmax: certain,
    autocontour: false,
    contours: { start: certain / 2, end: certain / 2, size: 1, coloring: "fill" },
    colorscale: [
      [0, "#cfe2f1"],
      [1, "#f7d5bd"],
    ],
    line: { color: print, width: 2 },
    showscale: false,
    hoverinfo: "skip",
  };
  const regions = set.runs.map((run, n) =>
    run.map((classify) => onAxes({ ...look, z: packed(probabilities(classify, ground.places), resolution) }, n, false)),
  );
  const points = set.runs.flatMap((_, n) => pointTraces(places).map((trace) => onAxes(trace, n, n === 0)));
  for (const trace of points) trace.marker = { ...trace.marker, size: 5 };
  return { regions, points };
}

function sliderFor(k: number, { stops, slider = "epoch" }: PlaygroundFigureOptions, visible: boolean): object {
  const go = { mode: "immediate", frame: { duration: 0, redraw: true }, transition: { duration: 0 } };
  return {
    visible,
    active: stops.length - 1,
    x: 0,
    len: 1,
    pad: { t: 64, b: 8, l: 140 },
    currentvalue: { prefix: prefixOf(slider), xanchor: "left", font: { size: 16, color: ink } },
    font: { size: 13, color: ink },
    steps: stops.map((stop, s) => ({ label: String(stop), method: "animate", args: [[`${k}-${s}`], go] })),
  };
}

/** Plays the training of one data set. */
function playFor(k: number, count: number, visible: boolean): object {
  const go = (duration: number) => ({
    mode: "immediate",
    frame: { duration, redraw: true },
    transition: { duration: 0 },
  });
  const films = Array.from({ length: count }, (_, s) => `${k}-${s}`);
  return {
    visible,
    type: "buttons",
    direction: "left",
    showactive: false,
    x: 0,
    y: 0,
    xanchor: "left",
    yanchor: "top",
    pad: { t: 76, r: 8 },
    font: { size: 14, color: ink },
    buttons: [
      { label: "▶ play", method: "animate", args: [films, go(700)] },
      { label: "❚❚", method: "animate", args: [[null], go(0)] },
    ],
  };
}

/** Choosing a data set replaces the points and the regions of the last stop, and brings up that set's slider and play button. */
function menuFor(sets: readonly PlaygroundSet[], traces: (k: number) => Trace[], opened: number, last: number): object {
  return {
    type: "dropdown",
    direction: "down",
    showactive: true,
    active: opened,
    x: 1,
    y: 1,
    xanchor: "right",
    yanchor: "bottom",
    pad: { b: 32 },
    font: { size: 14, color: ink },
    buttons: sets.map(({ name }, k) => {
      const chosen = traces(k);
      const data = { x: chosen.map((t) => t.x), y: chosen.map((t) => t.y), z: chosen.map((t) => t.z ?? null) };
      const sliders = sets.flatMap((set, j) => [
        [`sliders[${j}].visible`, set === sets[k]],
        [`sliders[${j}].active`, last],
        [`updatemenus[${j + 1}].visible`, set === sets[k]],
      ]);
      return { label: name, method: "update", args: [data, Object.fromEntries(sliders)] };
    }),
  };
}

function describe(
  sets: readonly PlaygroundSet[],
  { networks, stops, slider = "epoch" }: PlaygroundFigureOptions,
): string {
  const told = sets.map((set) => {
    const { points, labels } = classPlaces(set);
    const shares = set.runs.map((run, n) => {
      const answers = probabilities(run[run.length - 1]!, points);
      const right = answers.filter((p, i) => (p >= 0.5 ? 1 : 0) === labels[i]).length;
      return `${networks[n]} ${right} of ${points.length}`;
    });
    return `${set.name}: ${shares.join(", ")}`;
  });
  return `A playground of ${sets.length} data sets and ${networks.length} networks, from ${slider} ${stops[0]} to ${stops[stops.length - 1]}. Points right at the end: ${told.join("; ")}.`;
}
