import { layoutOf } from "./charts.js";
import { Figure, type Trace } from "./figure.js";
import { colour, ink, plate, print } from "./style.js";
import { PlotError, written } from "./values.js";

export interface NetworkOptions {
  /** What stands in each neuron, layer by layer: [["x₁", "x₂"], ["h₁", "h₂"], ["p"]]. */
  names: readonly (readonly string[])[];
  /** For each layer after the first, what each neuron multiplies its inputs by: weights[layer][neuron][input]. */
  weights: readonly (readonly (readonly number[])[])[];
  /** For each layer after the first, what each neuron adds. */
  biases?: readonly (readonly number[])[];
  /** The text alternative; made from the weights when left out. */
  alt?: string;
  title?: string;
}

interface Edge {
  x: [number, number];
  y: [number, number];
  weight: number;
  says: string;
}

/**
 * A network with its weights: a line for each, as wide as the weight is large, solid blue where it is positive, dashed
 * vermillion where it is negative. Small networks show the numbers, larger ones on hovering.
 *
 * @example
 * plot.network({ names: [["x₁", "x₂"], ["p"]], weights: [[[1, -1]]], biases: [[-0.5]] })
 */
export function network({ names, weights, biases, alt, title }: NetworkOptions): Figure {
  check(names, weights);
  const tallest = Math.max(...names.map((layer) => layer.length));
  const place = (layer: number, i: number) => (names[layer]!.length - 1) / 2 - i;
  const edges = weights.flatMap((layer, l) =>
    layer.flatMap((neuron, to) =>
      neuron.map((weight, from): Edge => {
        const says = `${names[l]![from]} → ${names[l + 1]![to]}: ${written(weight)}`;
        return { x: [l, l + 1], y: [place(l, from), place(l + 1, to)], weight, says };
      }),
    ),
  );
  const neurons = names.flatMap((layer, l) => layer.map((name, i) => ({ name, x: l, y: place(l, i), l, i })));
  const layout = layoutOf({ height: 140 + 75 * tallest, ...(title ? { title } : {}) }, true);
  const hidden = { visible: false, fixedrange: true };
  Object.assign(layout, {
    xaxis: { ...hidden, range: [-0.35, names.length - 0.65] },
    yaxis: { ...hidden, range: [-tallest / 2 - 0.35, tallest / 2 + 0.15] },
    margin: { l: 16, r: 16, t: 48, b: 16 },
  });
  if (edges.length <= 12) layout.annotations = edgeNumbers(edges);
  const data = [...edgeTraces(edges), ...hovering(edges), neuronTrace(neurons)];
  if (biases) data.push(biasTrace(neurons, biases));
  return new Figure({ alt: alt ?? describe(names, weights, biases), data, layout });
}

function check(names: NetworkOptions["names"], weights: NetworkOptions["weights"]): void {
  if (names.length < 2) throw new PlotError(`A network needs at least two layers of names; got ${names.length}.`);
  if (weights.length !== names.length - 1)
    throw new PlotError(`${names.length} layers need ${names.length - 1} tables of weights; got ${weights.length}.`);
  weights.forEach((layer, l) => {
    const [to, from] = [names[l + 1]!.length, names[l]!.length];
    if (layer.length !== to || layer.some((neuron) => neuron.length !== from))
      throw new PlotError(
        `weights[${l}] must hold ${to} neurons with ${from} weights each: layer ${l} has ${from} names and layer ${l + 1} has ${to}.`,
      );
  });
}

/** Lines in four widths for each sign, so that a large network stays a handful of traces. */
function edgeTraces(edges: Edge[]): Trace[] {
  const largest = Math.max(...edges.map(({ weight }) => Math.abs(weight))) || 1;
  const bin = (weight: number) => Math.min(3, Math.floor((4 * Math.abs(weight)) / largest));
  return [1, -1].flatMap((sign) => {
    const own = edges.filter(({ weight }) => (weight < 0 ? -1 : 1) === sign);
    const bins = [3, 2, 1, 0].filter((b) => own.some(({ weight }) => bin(weight) === b));
    return bins.map((b, k): Trace => {
      const lines = own.filter(({ weight }) => bin(weight) === b);
      return {
        type: "scatter",
        mode: "lines",
        name: sign > 0 ? "positive weight" : "negative weight",
        legendgroup: String(sign),
        showlegend: k === 0,
        x: lines.flatMap(({ x }) => [...x, Number.NaN]),
        y: lines.flatMap(({ y }) => [...y, Number.NaN]),
        line: { color: colour(sign > 0 ? 0 : 1), width: 1 + 2 * b, dash: sign > 0 ? "solid" : "dash" },
        hoverinfo: "skip",
      };
    });
  });
}

/** The weights in numbers, on the lines. */
function edgeNumbers(edges: Edge[]): object[] {
  return edges.map(({ x, y, weight }) => ({
    text: `<b>${written(weight, 3)}</b>`,
    x: x[0] + 0.3 * (x[1] - x[0]),
    y: y[0] + 0.3 * (y[1] - y[0]),
    showarrow: false,
    bgcolor: plate,
    borderpad: 2,
    font: { size: 15, color: print },
  }));
}

/** Invisible points in the middle of each line that tell its weight. */
function hovering(edges: Edge[]): Trace[] {
  return [
    {
      type: "scatter",
      mode: "markers",
      x: edges.map(({ x }) => (x[0] + x[1]) / 2),
      y: edges.map(({ y }) => (y[0] + y[1]) / 2),
      text: edges.map(({ says }) => says),
      marker: { size: 18, color: "rgba(0,0,0,0)" },
      hoverinfo: "text",
      showlegend: false,
    },
  ];
}

interface Neuron {
  name: string;
  x: number;
  y: number;
  l: number;
  i: number;
}

function neuronTrace(neurons: Neuron[]): Trace {
  return {
    type: "scatter",
    mode: "markers+text",
    x: neurons.map(({ x }) => x),
    y: neurons.map(({ y }) => y),
    // A name of two words stands on two lines, inside its circle.
    text: neurons.map(({ name }) => name.replaceAll(" ", "<br>")),
    textposition: "middle center",
    textfont: { size: 15, color: print },
    marker: {
      size: 50,
      symbol: neurons.map(({ l }) => (l === 0 ? "square" : "circle")),
      color: plate,
      line: { color: ink, width: 2 },
    },
    showlegend: false,
    hoverinfo: "skip",
    cliponaxis: false,
  };
}

function biasTrace(neurons: Neuron[], biases: readonly (readonly number[])[]): Trace {
  const later = neurons.filter(({ l }) => l > 0);
  return {
    type: "scatter",
    mode: "text",
    x: later.map(({ x }) => x),
    y: later.map(({ y }) => y - 0.36),
    text: later.map(({ l, i }) => {
      const bias = biases[l - 1]?.[i];
      return bias === undefined ? "" : `${bias < 0 ? "−" : "+"} ${written(Math.abs(bias), 3)}`;
    }),
    textposition: "bottom center",
    textfont: { size: 15, color: ink },
    showlegend: false,
    hoverinfo: "skip",
    cliponaxis: false,
  };
}

function describe(
  names: NetworkOptions["names"],
  weights: NetworkOptions["weights"],
  biases: NetworkOptions["biases"],
): string {
  const sizes = names.map((layer) => layer.length).join(", ");
  const neurons = weights.flatMap((layer, l) =>
    layer.map((neuron, to) => {
      const terms = neuron.map((weight, from) => `${written(weight, 3)} times ${names[l]![from]}`);
      const bias = biases?.[l]?.[to];
      const plus = bias === undefined ? [] : [written(bias, 3)];
      return `${names[l + 1]![to]} adds ${[...terms, ...plus].join(" and ")}`;
    }),
  );
  const shown = neurons.slice(0, 6);
  const more = neurons.length > shown.length ? `; and ${neurons.length - shown.length} more neurons` : "";
  return `A network with layers of ${sizes}: ${shown.join("; ")}${more}.`;
}
