import { describe, expect, test } from "vitest";
import { withAlternatives, writtenAlternatives } from "../../scripts/ipynb/alternatives.js";
import type { DisplayOutput, Output } from "../../scripts/ipynb/outputs.js";

const PLOTLY = "application/vnd.plotly.v1+json";
const figure = (alt: string): Output => ({
  output_type: "display_data",
  metadata: {},
  data: { [PLOTLY]: { data: [], layout: { height: 440, meta: { alt } } }, "text/plain": alt },
});
const table: Output = {
  output_type: "display_data",
  metadata: {},
  data: { "text/html": "a table", "text/plain": "a" },
};
const cell = (alt: unknown, outputs: Output[]) => ({ metadata: { gradus: { alt } }, outputs });
const told = (output: Output | undefined) => {
  const { data } = output as DisplayOutput;
  return [(data[PLOTLY] as any).layout.meta.alt, data["text/plain"]];
};

describe("an alternative in a cell's metadata", () => {
  test("takes the place of the one made from the data, in the figure and as its text, and leaves the rest", () => {
    const outputs = withAlternatives(cell("Doses rise with the monitor units.", [table, figure("A scatter plot.")]));
    expect(outputs[0]).toBe(table);
    expect(told(outputs[1])).toEqual(["Doses rise with the monitor units.", "Doses rise with the monitor units."]);
    expect((outputs[1] as any).data[PLOTLY].layout.height).toBe(440);
  });

  test("is a list where a cell shows several figures; an empty one leaves what is there", () => {
    const outputs = withAlternatives(cell(["", "The second."], [figure("made"), figure("made")]));
    expect(outputs.map((output) => told(output)[0])).toEqual(["made", "The second."]);
  });

  test("is put into fresh outputs as into stored ones", () => {
    const fresh = withAlternatives(cell("By hand.", []), [figure("made")]);
    expect(told(fresh[0])[0]).toBe("By hand.");
  });

  test("that is not there changes nothing", () => {
    const outputs = [figure("made")];
    expect(withAlternatives({ metadata: {}, outputs })).toBe(outputs);
    expect(writtenAlternatives({ metadata: {} })).toEqual([]);
  });
});
