import { describe, expect, test } from "vitest";
import { parseNotebook } from "../../scripts/ipynb/notebook.js";
import { withResults } from "../../scripts/ipynb/write.js";
import { code, markdown, notebook, shown, stdout } from "./faults/notebook.js";

const PLOTLY = "application/vnd.plotly.v1+json";
const sorted = (text: string) => {
  const lines = { ...parseNotebook("a.ipynb", text) };
  return withResults(lines, new Map());
};

describe("the new text of a notebook", () => {
  test("keeps kept numbers in their very characters, and every other byte", () => {
    const old = sorted(notebook([markdown("# ü\n\nb"), code("1", [shown({ [PLOTLY]: { y: ["A", "B"] } })])]))
      .replace('"A"', "1.0")
      .replace('"B"', "2.50e3");
    const kept = new Map([[1, { outputs: undefined, executionCount: 1 }]]);
    expect(withResults(parseNotebook("a.ipynb", old), kept)).toBe(old);
  });

  test("changes the outputs and counts that are given, nothing else", () => {
    const old = sorted(notebook([code("console.log(1)", [stdout("1\n")]), code("console.log(2)", [stdout("2\n")])]));
    const results = new Map([
      [1, { outputs: [{ output_type: "stream" as const, name: "stdout", text: "3\n" }], executionCount: 2 }],
    ]);
    const text = withResults(parseNotebook("a.ipynb", old), results);
    const at = old.lastIndexOf('"execution_count": 1');
    expect(text).toBe(`${old.slice(0, at)}${old.slice(at).replace(": 1,", ": 2,").replace('"2\\n"', '"3\\n"')}`);
  });

  test("stores text in lines, data as data", () => {
    const fresh = {
      output_type: "display_data" as const,
      metadata: {},
      data: { "text/html": "a\nb", [PLOTLY]: { y: 1e-7 } },
    };
    const text = withResults(
      parseNotebook("a.ipynb", notebook([code("1")])),
      new Map([[0, { outputs: [fresh], executionCount: 1 }]]),
    );
    expect(text).toContain('"a\\n",');
    expect(text).toContain('"y": 1e-07');
  });
});
