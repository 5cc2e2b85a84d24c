import { assemble } from "../../../plot/animation.js";
import { layoutOf } from "../../../plot/charts.js";
import { Figure, type Trace } from "../../../plot/figure.js";
import { colour, ink, print } from "../../../plot/style.js";
import { PlotError, written } from "../../../plot/values.js";

/** A number that knows how it was made; the `Value` of lecture 2 is one. */
export interface GraphNode {
  /** What it is called: "w₁". Results without a name show their operation. */
  name?: string;
  /** How it was made: "×", "+", "sigmoid"; empty for what was given. */
  op?: string;
  value: number;
  /** The slope of the result with respect to it. */
  grad: number;
  inputs: readonly GraphNode[];
}

interface Placed {
  node: GraphNode;
  x: number;
  y: number;
}

/** Side of a node in pixels: three lines of type stand in it. */
const side = 64;

/**
 * The computation behind a result. Each node holds its name, its number and, once it is known, the slope of the result with
 * respect to it: the slider goes forward through the numbers and back through the slopes, one step each. Call it after
 * `backward()`.
 *
 * @example
 * const x = { name: "x", value: 3, grad: 6, inputs: [] };
 * computationGraph({ op: "square", value: 9, grad: 1, inputs: [x] })
 */
export function computationGraph(result: GraphNode, options: { alt?: string; height?: number } = {}): Figure {
  const order = inOrder(result);
  if (order.length < 2) throw new PlotError("A graph needs a result that was computed from something.");
  const placed = [...places(order).values()];
  const steps = stepsOf(result, order);
  const frames = steps.map(({ known, sloped, now }) => [
    boxes(placed, now),
    numbers(placed, 1, print, (node) => (known.has(node) ? `<b>${written(node.value, 3)}</b>` : "")),
    numbers(placed, 2, colour(1), (node) => (sloped.has(node) ? written(node.grad, 3) : "")),
  ]);
  const still = [edges(placed), numbers(placed, 0, print, title)];
  const tallest = Math.max(...placed.map(({ y }) => y)) - Math.min(...placed.map(({ y }) => y)) + 1;
  const layout = layoutOf({ height: options.height ?? Math.max(300, Math.round(1.5 * side * tallest) + 20) });
  const range = (values: number[], margin: number) => [Math.min(...values) - margin, Math.max(...values) + margin];
  Object.assign(layout, {
    xaxis: { ...bare, range: range(columnsIn(placed), 0.5) },
    yaxis: { ...bare, range: range(rowsIn(placed), 0.5) },
    margin: { l: 8, r: 8, t: 8, b: 8 },
    annotations: [...arrows(placed), legendNote()],
  });
  const given = order.filter((node) => node.inputs.length === 0);
  const made = order.filter((node) => node.inputs.length > 0);
  const alt = options.alt ?? describe(result, made, given);
  const labels = steps.map(({ label }, i) => `${i} of ${steps.length - 1}: ${label}`);
  return onTop(assemble({ alt, slider: "step", labels, pace: 900 }, still, frames, layout, true));
}

interface Step {
  label: string;
  known: Set<GraphNode>;
  sloped: Set<GraphNode>;
  /** The nodes that this step is about. */
  now: Set<GraphNode>;
}

/** What is given; forward, one number a step; back, one node a step, which gives its inputs their slopes. */
function stepsOf(result: GraphNode, order: GraphNode[]): Step[] {
  const given = order.filter((node) => node.inputs.length === 0);
  const made = order.filter((node) => node.inputs.length > 0);
  const backward = [...made].reverse();
  return [
    { label: "what is given", known: new Set(given), sloped: new Set(), now: new Set(given) },
    ...made.map((node, i) => ({
      label: `forward, ${title(node)} = ${written(node.value, 3)}`,
      known: new Set([...given, ...made.slice(0, i + 1)]),
      sloped: new Set<GraphNode>(),
      now: new Set([node]),
    })),
    {
      label: `backward, the slope of ${title(result)} with respect to itself is 1`,
      known: new Set(order),
      sloped: new Set([result]),
      now: new Set([result]),
    },
    ...backward.map((node, i) => ({
      label: `backward through ${title(node)}`,
      known: new Set(order),
      sloped: new Set([result, ...backward.slice(0, i + 1).flatMap((n) => n.inputs)]),
      now: new Set(node.inputs),
    })),
  ];
}

/** Names lie over the boxes, which move in and out of the light; edges lie under them. */
function onTop({ alt, data, layout, frames }: Figure): Figure {
  const [lines, names, ...moving] = data as [Trace, Trace, ...Trace[]];
  const shifted = frames.map((frame) => ({ ...frame, traces: frame.traces.map((i) => i - 1) }));
  return new Figure({ alt, data: [lines, ...moving, names], layout, frames: shifted });
}

const bare = { visible: false, fixedrange: true };
const columnsIn = (placed: Placed[]): number[] => placed.map(({ x }) => x);
const rowsIn = (placed: Placed[]): number[] => placed.map(({ y }) => y);

/** Everything the result was made from, inputs before results. */
function inOrder(result: GraphNode): GraphNode[] {
  const seen = new Set<GraphNode>();
  const order: GraphNode[] = [];
  const visit = (node: GraphNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    node.inputs.forEach(visit);
    order.push(node);
  };
  visit(result);
  return order;
}

/** Columns by how many steps from what is given; what is given stands just before where it is used. */
function places(order: GraphNode[]): Map<GraphNode, Placed> {
  const depth = new Map<GraphNode, number>();
  for (const node of order) depth.set(node, Math.max(-1, ...node.inputs.map((input) => depth.get(input)!)) + 1);
  for (const node of order) {
    if (node.inputs.length > 0) continue;
    const users = order.filter((other) => other.inputs.includes(node));
    depth.set(node, Math.min(...users.map((user) => depth.get(user)!)) - 1);
  }
  const columns: GraphNode[][] = [];
  for (const node of order) {
    const column = depth.get(node)!;
    columns[column] = [...(columns[column] ?? []), node];
  }
  const placed = new Map<GraphNode, Placed>();
  const tallest = Math.max(...columns.map((column) => column.length));
  columns.forEach((column, x) => {
    const wanted = (node: GraphNode) => {
      const own = node.inputs.map((input) => placed.get(input)?.y).filter((y) => y !== undefined);
      return own.length > 0 ? own.reduce((a, b) => a + b, 0) / own.length : undefined;
    };
    const spaced = (i: number) => (column.length === 1 ? 0 : (0.5 - i / (column.length - 1)) * (tallest - 1));
    for (const [i, node] of column.entries()) placed.set(node, { node, x, y: wanted(node) ?? spaced(i) });
    separate(column.map((node) => placed.get(node)!));
  });
  return placed;
}

/** Moves what stands in one column apart until there is room for the numbers. */
function separate(column: Placed[]): void {
  const sorted = [...column].sort((a, b) => b.y - a.y);
  for (let i = 1; i < sorted.length; i++) sorted[i]!.y = Math.min(sorted[i]!.y, sorted[i - 1]!.y - 1);
}

function title({ name, op }: GraphNode): string {
  return name && name !== "" ? name : (op ?? "?");
}

/** Grey borders for what is given, dark ones for what is computed, a wide coloured one for what the step is about. */
function boxes(placed: Placed[], now: Set<GraphNode>): Trace {
  const given = ({ node }: Placed) => node.inputs.length === 0;
  return {
    type: "scatter",
    mode: "markers",
    x: columnsIn(placed),
    y: rowsIn(placed),
    marker: {
      size: side,
      symbol: "square",
      color: placed.map((one) => (given(one) ? "#ffffff" : "#e6f0f8")),
      line: {
        color: placed.map((one) => (now.has(one.node) ? colour(5) : given(one) ? "#8a8a8a" : colour(0))),
        width: placed.map((one) => (now.has(one.node) ? 5 : 2)),
      },
    },
    hoverinfo: "skip",
    showlegend: false,
    cliponaxis: false,
  };
}

/** One of the three lines of type in every node. */
function numbers(placed: Placed[], row: 0 | 1 | 2, tone: string, says: (node: GraphNode) => string): Trace {
  const line = (text: string) =>
    ["\u00a0", "\u00a0", "\u00a0"].map((blank, i) => (i === row ? text : blank)).join("<br>");
  return {
    type: "scatter",
    mode: "text",
    x: columnsIn(placed),
    y: rowsIn(placed),
    text: placed.map(({ node }) => line(says(node) || "\u00a0")),
    textposition: "middle center",
    textfont: { size: 15, color: tone },
    hoverinfo: "skip",
    showlegend: false,
    cliponaxis: false,
  };
}

/** What the three lines are. */
const legendNote = (): object => ({
  text: `in each box: name, <b>number</b>, <span style="color:${colour(1)}">slope of the result</span>`,
  showarrow: false,
  // The first column is the tallest, mostly: there is room in the other corner.
  xref: "paper",
  yref: "paper",
  x: 1,
  y: 1,
  xanchor: "right",
  yanchor: "top",
  font: { size: 15, color: ink },
});

/** The middle of an edge lies between the boxes whatever the size of the page: there stands its arrowhead. */
const middle = { from: 0.4, to: 0.56 };

function edges(placed: Placed[]): Trace {
  const pairs = pairsOf(placed);
  return {
    type: "scatter",
    mode: "lines",
    x: pairs.flatMap(([from, to]) => [from.x, to.x, Number.NaN]),
    y: pairs.flatMap(([from, to]) => [from.y, to.y, Number.NaN]),
    line: { color: "#808080", width: 2 },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function pairsOf(placed: Placed[]): [Placed, Placed][] {
  const at = new Map(placed.map((one) => [one.node, one]));
  return placed.flatMap((to) => to.node.inputs.map((input): [Placed, Placed] => [at.get(input)!, to]));
}

function arrows(placed: Placed[]): object[] {
  return pairsOf(placed).map(([from, to]) => {
    const along = (share: number) => ({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    const [tail, head] = [along(middle.from), along(middle.to)];
    return {
      x: head.x,
      y: head.y,
      ax: tail.x,
      ay: tail.y,
      xref: "x",
      yref: "y",
      axref: "x",
      ayref: "y",
      text: "",
      showarrow: true,
      arrowhead: 2,
      arrowsize: 1.2,
      arrowwidth: 2,
      arrowcolor: "#808080",
    };
  });
}

function describe(result: GraphNode, made: GraphNode[], given: GraphNode[]): string {
  const inputs = given.map((node) => `${title(node)} = ${written(node.value)}`).join(", ");
  const forward = made.map((node) => `${title(node)} = ${written(node.value)}`).join(", then ");
  const slopes = given.map((node) => `${title(node)} ${written(node.grad)}`).join(", ");
  return `A computation graph. Given: ${inputs}. From left to right: ${forward}. The slopes of ${title(result)}, worked out from right to left: ${slopes}.`;
}
