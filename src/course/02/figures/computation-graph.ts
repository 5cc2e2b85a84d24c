import { assemble } from "../../../plot/animation.js";
import { layoutOf } from "../../../plot/charts.js";
import type { Figure, Trace } from "../../../plot/figure.js";
import { colour, ink } from "../../../plot/style.js";
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

/**
 * The computation behind a result: each number where it is made, then the gradients from right to left, one step of the
 * slider each. Call it after `backward()`.
 *
 * @example
 * const x = { name: "x", value: 3, grad: 6, inputs: [] };
 * computationGraph({ op: "square", value: 9, grad: 1, inputs: [x] })
 */
export function computationGraph(result: GraphNode, options: { alt?: string; height?: number } = {}): Figure {
  const order = inOrder(result);
  if (order.length < 2) throw new PlotError("A graph needs a result that was computed from something.");
  const placed = places(order);
  const given = order.filter((node) => node.inputs.length === 0);
  const made = order.filter((node) => node.inputs.length > 0);
  const backward = [...made].reverse();
  const steps = [
    { label: "given", known: new Set(given), sloped: new Set<GraphNode>() },
    ...made.map((node, i) => ({
      label: `forward: ${title(node)} = ${written(node.value)}`,
      known: new Set([...given, ...made.slice(0, i + 1)]),
      sloped: new Set<GraphNode>(),
    })),
    { label: `backward: ${title(result)} → 1`, known: new Set(order), sloped: new Set([result]) },
    ...backward.map((node, i) => ({
      label: `backward through ${title(node)}`,
      known: new Set(order),
      sloped: new Set([result, ...backward.slice(0, i + 1).flatMap((n) => n.inputs)]),
    })),
  ];
  const frames = steps.map(({ known, sloped }) => [
    numbers(placed, known, (node) => `${title(node)} = ${written(node.value)}`, "top center", ink),
    numbers(placed, sloped, (node) => `slope ${written(node.grad)}`, "bottom center", colour(1)),
  ]);
  const layout = layoutOf({ height: options.height ?? 520 });
  const range = (values: number[], margin: number) => [Math.min(...values) - margin, Math.max(...values) + margin];
  Object.assign(layout, {
    xaxis: {
      visible: false,
      range: range(
        [...placed.values()].map(({ x }) => x),
        0.5,
      ),
    },
    yaxis: {
      visible: false,
      range: range(
        [...placed.values()].map(({ y }) => y),
        0.8,
      ),
    },
    margin: { l: 8, r: 8, t: 16, b: 16 },
    annotations: arrows(placed),
  });
  const alt = options.alt ?? describe(result, made, given);
  return assemble({ alt, slider: "", labels: steps.map(({ label }) => label) }, [boxes(placed)], frames, layout);
}

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

function boxes(placed: Map<GraphNode, Placed>): Trace {
  const all = [...placed.values()];
  return {
    type: "scatter",
    mode: "markers+text",
    x: all.map(({ x }) => x),
    y: all.map(({ y }) => y),
    text: all.map(({ node }) => (node.op && node.op.length <= 2 ? node.op : "")),
    textposition: "middle center",
    textfont: { size: 16, color: ink },
    marker: {
      size: all.map(({ node }) => (node.inputs.length === 0 ? 16 : 26)),
      symbol: all.map(({ node }) => (node.inputs.length === 0 ? "square" : "circle")),
      color: "#ffffff",
      line: { color: ink, width: 2 },
    },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function numbers(
  placed: Map<GraphNode, Placed>,
  shown: Set<GraphNode>,
  says: (node: GraphNode) => string,
  textposition: string,
  tone: string,
): Trace {
  const all = [...placed.values()];
  return {
    type: "scatter",
    mode: "text",
    x: all.map(({ x }) => x),
    y: all.map(({ y }) => y + (textposition.startsWith("top") ? 0.16 : -0.16)),
    text: all.map(({ node }) => (shown.has(node) ? says(node) : "")),
    textposition,
    textfont: { size: 14, color: tone },
    hoverinfo: "skip",
    showlegend: false,
    cliponaxis: false,
  };
}

function arrows(placed: Map<GraphNode, Placed>): object[] {
  return [...placed.values()].flatMap(({ node, x, y }) =>
    node.inputs.map((input) => {
      const from = placed.get(input)!;
      return {
        x,
        y,
        ax: from.x,
        ay: from.y,
        xref: "x",
        yref: "y",
        axref: "x",
        ayref: "y",
        text: "",
        showarrow: true,
        arrowhead: 2,
        arrowwidth: 1.5,
        arrowcolor: "#808080",
        standoff: 14,
        startstandoff: 10,
      };
    }),
  );
}

function describe(result: GraphNode, made: GraphNode[], given: GraphNode[]): string {
  const inputs = given.map((node) => `${title(node)} = ${written(node.value)}`).join(", ");
  const forward = made.map((node) => `${title(node)} = ${written(node.value)}`).join(", then ");
  const slopes = given.map((node) => `${title(node)} ${written(node.grad)}`).join(", ");
  return `A computation graph. Given: ${inputs}. From left to right: ${forward}. The slopes of ${title(result)}, worked out from right to left: ${slopes}.`;
}
