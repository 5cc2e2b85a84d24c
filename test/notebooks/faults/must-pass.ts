import {
  type Cell,
  code,
  type Fault,
  markdown,
  notebook,
  result,
  send,
  show,
  shown,
  stderr,
  stdout,
} from "./notebook.js";
import { png } from "./pictures.js";

const PLOTLY = "application/vnd.plotly.v1+json";
const passes = (name: string, ...file: Cell[]): Fault => ({ name, verdict: 0, file });
const quick = (one: Fault): Fault => ({ ...one, quick: true });
const html = (name: string, stored: string, comes: string): Fault =>
  passes(name, code(show({ "text/html": comes }), [shown({ "text/html": stored })]));
const two = code("console.log(1); console.log(2)", [stdout("1\n", "2\n")]);
const lines = Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`);

/** What looks different and means the same: none may fail. */
export const mustPass: Fault[] = [
  quick(
    passes("a stream stored in two pieces", code("console.log(1); console.log(2)", [stdout("1\n"), stdout("2\n")])),
  ),
  passes("a stream stored as one string", code("console.log(1); console.log(2)", [{ ...stdout(), text: "1\n2\n" }])),
  passes("no output, stored as an empty stream", code("const a = 1;", [stdout("")])),
  quick(
    passes("100,000 lines", code('for (let i = 0; i < 100_000; i++) console.log("line " + i);', [stdout(...lines)])),
  ),
  passes(
    "other execution counts",
    { ...two, execution_count: 17 },
    { ...code("3", [{ ...result("3"), execution_count: 40 }]), execution_count: 3 },
  ),
  passes("a cell never counted", { ...two, execution_count: null }),
  passes("prose around the code", markdown("# One\n\nAnother text."), two, markdown("$$x^2$$"), {
    ...markdown("raw"),
    cell_type: "raw",
  }),
  passes("a code cell with nothing in it", code("  \n"), two),
  { name: "another indentation of the file", verdict: 0, file: notebook([two], {}, 4) },
  { name: "a file on one line", verdict: 0, file: notebook([two], {}, 0) },
  {
    name: "nbformat 4.4 without cell ids",
    verdict: 0,
    file: notebook([{ ...two, id: undefined }], { nbformat_minor: 4 }),
  },
  { name: "keys nobody knows", verdict: 0, file: notebook([{ ...two, metadata: { mine: 1 } }], { mine: { a: [] } }) },
  passes(
    "another order of keys in a figure",
    code(show({ [PLOTLY]: { layout: { a: 1, b: 2 }, data: [] } }), [
      shown({ [PLOTLY]: { data: [], layout: { b: 2, a: 1 } } }),
    ]),
  ),
  {
    name: "1.0 for 1 in a figure",
    verdict: 0,
    file: notebook([
      code(show({ [PLOTLY]: { data: [{ y: [1, 20] }] } }), [shown({ [PLOTLY]: { data: [{ y: ["A", "B"] }] } })]),
    ])
      .replace('"A"', "1.0")
      .replace('"B"', "2.0e1"),
  },
  passes(
    "a figure with its derived picture",
    code(show({ [PLOTLY]: { data: [] } }), [shown({ [PLOTLY]: { data: [] }, "image/svg+xml": "<svg/>" })]),
  ),
  passes(
    "a figure with the picture that JupyterLab adds",
    code(show({ [PLOTLY]: { data: [] } }), [shown({ [PLOTLY]: { data: [] }, "image/png": png(1, 1, [0, 0, 0]) })]),
  ),
  html("another order of attributes", '<p title="a" class="b">x</p>', '<p class="b" title="a">x</p>'),
  html("other quotes and entities", "<p title='a'>&lt; &amp; é</p>", '<p title="a">&#60; &#38; &eacute;</p>'),
  html("white space between elements", "<ul><li>a</li><li>b</li></ul>", "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>"),
  passes(
    "a PNG packed another way",
    code(show({ "image/png": png(8, 8, [1, 2, 3], 9) }), [shown({ "image/png": png(8, 8, [1, 2, 3], 0) })]),
  ),
  passes(
    "a line overwritten by carriage returns",
    code('for (const p of [1, 50, 100]) process.stdout.write("\\r" + p + " %"); undefined;', [stdout("100 %")]),
  ),
  passes("a letter taken back", code('process.stdout.write("ab\\bc\\n"); undefined;', [stdout("ac\n")])),
  passes(
    "a display updated while it runs",
    code(
      `${show({ "text/plain": "1" }, {}, "d")} ${send("update_display_data", { data: { "text/plain": "2" }, metadata: {}, transient: { display_id: "d" } })}`,
      [shown({ "text/plain": "2" })],
    ),
  ),
  passes(
    "a display updated from a later cell",
    code(show({ "text/plain": "1" }, {}, "d"), [shown({ "text/plain": "2" })]),
    code(send("update_display_data", { data: { "text/plain": "2" }, metadata: {}, transient: { display_id: "d" } })),
  ),
  passes(
    "output cleared and written anew",
    code(`console.log(1); ${send("clear_output", { wait: true })} console.log(2)`, [stdout("2\n")]),
  ),
  passes(
    "stdout and stderr in their order",
    code("console.log(1); console.error(2); console.log(3)", [stdout("1\n"), stderr("2\n"), stdout("3\n")]),
  ),
  passes(
    "late output that is stored where it started",
    code('setTimeout(() => console.log("late"), 50); undefined;', [stdout("late\n")]),
    code("await new Promise((resolve) => setTimeout(resolve, 300));"),
  ),
  passes(
    "letters of every kind",
    code('console.log("äß 你好 🎉 \\u2028 \\u0001")', [stdout("äß 你好 🎉 \u2028 \u0001\n")]),
  ),
  passes(
    "state that goes on from cell to cell",
    code("const a = 20; function twice(n: number) { return 2 * n; }"),
    code("twice(a) + 2", [result("42")]),
  ),
  quick(
    passes(
      "a tensor of the library",
      code('import { tensor } from "gradus";\ntensor([1, 2]).sum().item()', [result("3")]),
    ),
  ),
];
