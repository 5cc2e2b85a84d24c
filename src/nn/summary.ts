import { grouped } from "../display/fmt.js";
import { escapeHtml } from "../display/html.js";
import { words } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import { hasNoNumbers, meta } from "../tensor/meta.js";
import { filled } from "../tensor/raw.js";
import type { Call, ModuleMethods } from "./module.js";

/** One layer in a summary. */
export interface SummaryRow {
  layer: string;
  output: readonly number[];
  parameters: number;
  multiplyAdds: number;
}

/** What a model is made of and what one call of it costs. */
export class Summary {
  constructor(
    readonly rows: readonly SummaryRow[],
    /** numbers that can be learned, shared ones counted once */
    readonly parameters: number,
    /** multiply-adds of one call */
    readonly multiplyAdds: number,
  ) {}

  private cells(): string[][] {
    const line = (row: SummaryRow) => [
      row.layer,
      words(row.output),
      grouped(row.parameters),
      grouped(row.multiplyAdds),
    ];
    return [
      ["layer", "output", "parameters", "multiply-adds"],
      ...this.rows.map(line),
      ["total", "", grouped(this.parameters), grouped(this.multiplyAdds)],
    ];
  }

  toString(): string {
    const cells = this.cells();
    const widths = [0, 1, 2, 3].map((i) => Math.max(...cells.map((row) => row[i]!.length)));
    const pad = (cell: string, i: number) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!));
    return cells.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    const style = (i: number) => `padding:1px 10px;text-align:${i < 2 ? "left" : "right"}`;
    const row = (cells: string[], tag: string) =>
      `<tr>${cells.map((c, i) => `<${tag} style="${style(i)}">${escapeHtml(c)}</${tag}>`).join("")}</tr>`;
    const [head, ...body] = this.cells();
    const html = `<table style="border-collapse:collapse"><thead>${row(head!, "th")}</thead><tbody>${body.map((cells) => row(cells, "td")).join("")}</tbody></table>`;
    return { "text/plain": this.toString(), "text/html": html };
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** Calls the model once on zeros and notes what every innermost module did; a model without numbers gets none. */
export function summarise(
  model: ModuleMethods,
  inputShape: readonly number[],
  listen: (f: () => void, hear: (call: Call) => void) => void,
): Summary {
  const rows: SummaryRow[] = [];
  const modes = model.modules().map((module) => ({ module, training: module.training }));
  const call = () => (model as unknown as (x: unknown) => unknown)(filled(inputShape, 0));
  model.eval();
  try {
    listen(
      () => (model.parameters().some(hasNoNumbers) ? meta(call) : noGrad(call)),
      ({ module, input, output }) => {
        if (module.namedChildren().length > 0 && module.multiplyAdds === undefined) return;
        rows.push({
          layer: module.kind,
          output,
          parameters: module.parameterCount(),
          multiplyAdds: module.multiplyAdds?.(input, output) ?? 0,
        });
      },
    );
  } finally {
    for (const { module, training } of modes) module.training = training;
  }
  return new Summary(
    rows,
    model.parameterCount(),
    rows.reduce((sum, row) => sum + row.multiplyAdds, 0),
  );
}
