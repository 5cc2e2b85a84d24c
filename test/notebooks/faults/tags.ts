import { type Cell, code, error, type Fault, show, shown, stdout, type Verdict } from "./notebook.js";

const fault = (name: string, verdict: Verdict, ...file: Cell[]): Fault => ({ name, verdict, file });
const quick = (one: Fault): Fault => ({ ...one, quick: true });
const tags = (...names: string[]) => ({ tags: names });
const gradus = (settings: Record<string, unknown>) => ({ gradus: { why: "a test", ...settings } });
const figure = (y: number[]) => ({ "application/vnd.plotly.v1+json": { data: [{ y }], layout: {} } });
const volatile = { gradus: { compare: false } };

/** What tags and tolerances forgive, and what they do not. */
export const tagsAndTolerances: Fault[] = [
  quick(fault("rtol forgives a small change", 0, code("console.log(1.001)", [stdout("1\n")], gradus({ rtol: 0.01 })))),
  fault("rtol does not forgive a large one", 1, code("console.log(1.1)", [stdout("1\n")], gradus({ rtol: 0.01 }))),
  fault("atol forgives a small change near 0", 0, code("console.log(1e-9)", [stdout("0\n")], gradus({ atol: 1e-8 }))),
  fault("rtol alone forgives nothing at 0", 1, code("console.log(1e-9)", [stdout("0\n")], gradus({ rtol: 0.01 }))),
  fault(
    "padding may follow a number's width",
    0,
    code('console.log("a  9.99 b")', [stdout("a 10.01 b\n")], gradus({ rtol: 0.01 })),
  ),
  fault(
    "a tolerance does not forgive words",
    1,
    code('console.log("1 cat")', [stdout("1 dog\n")], gradus({ rtol: 1 })),
  ),
  fault("nor one number more", 1, code('console.log("1 2")', [stdout("1\n")], gradus({ rtol: 1 }))),
  fault("nor NaN", 1, code("console.log(NaN)", [stdout("1\n")], gradus({ rtol: 1 }))),
  fault("nor infinity", 1, code("console.log(Infinity)", [stdout("1\n")], gradus({ rtol: 1, atol: 1e300 }))),
  fault("a negative tolerance is none", 1, code("console.log(1.1)", [stdout("1\n")], gradus({ rtol: -1 }))),
  fault("nor is a word", 1, code("console.log(1.1)", [stdout("1\n")], gradus({ rtol: "1" }))),
  fault(
    "a tolerance holds for a figure's numbers",
    0,
    code(show(figure([1.001])), [shown(figure([1]))], gradus({ rtol: 0.01 })),
  ),
  fault("and for each of them", 1, code(show(figure([1.001, 3])), [shown(figure([1, 2]))], gradus({ rtol: 0.01 }))),
  fault(
    "a tolerance is its own cell's",
    1,
    code("console.log(1)", [stdout("1\n")], gradus({ rtol: 1 })),
    code("console.log(1.001)", [stdout("1\n")]),
  ),
  quick(
    fault(
      "skip-output forgives any output",
      0,
      code("console.log(Math.random())", [stdout("0.5\n")], tags("skip-output")),
    ),
  ),
  fault("nbval-ignore-output means the same", 0, code("console.log(1)", [stdout("2\n")], tags("nbval-ignore-output"))),
  fault("skip-output does not forgive an exception", 1, code('throw new Error("boom")', [], tags("skip-output"))),
  fault("nor a killed kernel", 1, code("process.exit(0)", [], tags("skip-output"))),
  fault(
    "skip-execution does not run the cell",
    0,
    code('throw new Error("boom")', [stdout("kept\n")], tags("skip-execution")),
  ),
  fault("nbval-skip means the same", 0, code('throw new Error("boom")', [], tags("nbval-skip"))),
  quick(
    fault(
      "raises-exception expects the stored exception",
      0,
      code('throw new RangeError("a")', [error("RangeError", "a")], tags("raises-exception")),
      code("console.log(1)", [stdout("1\n")]),
    ),
  ),
  fault(
    "nbval-raises-exception means the same",
    0,
    code('throw new RangeError("a")', [error("RangeError", "a")], tags("nbval-raises-exception")),
  ),
  fault(
    "an exception of another name is not it",
    1,
    code('throw new RangeError("a")', [error("TypeError", "a")], tags("raises-exception")),
  ),
  fault(
    "nor one with another message",
    1,
    code('throw new RangeError("a")', [error("RangeError", "b")], tags("raises-exception")),
  ),
  fault("nor none at all", 1, code("const a = 1;", [error("RangeError", "a")], tags("raises-exception"))),
  fault("raises-exception does not forgive a killed kernel", 1, code("process.exit(1)", [], tags("raises-exception"))),
  fault(
    "a stored exception without the tag is a failure",
    1,
    code('throw new RangeError("a")', [error("RangeError", "a")]),
  ),
  fault(
    "an output marked compare: false may differ",
    0,
    code(show({ "text/plain": "0.3 s" }, volatile), [shown({ "text/plain": "0.2 s" }, volatile)]),
  ),
  fault("but must come", 1, code("const a = 1;", [shown({ "text/plain": "0.2 s" }, volatile)])),
  fault(
    "and the rest of its cell must be the same",
    1,
    code(`${show({ "text/plain": "0.3 s" }, volatile)} console.log(1)`, [
      shown({ "text/plain": "0.2 s" }, volatile),
      stdout("2\n"),
    ]),
  ),
  fault(
    "and it must be marked by the run, not only in the file",
    1,
    code(show({ "text/plain": "b" }), [shown({ "text/plain": "a" }, volatile)]),
  ),
];
