import { code, type Fault, type Output, result, send, show, shown, stderr, stdout } from "./notebook.js";
import { png } from "./pictures.js";

const PLOTLY = "application/vnd.plotly.v1+json";
const figure = (y: unknown, title = "a") => ({ data: [{ type: "scatter", y }], layout: { title: { text: title } } });
const packed = (numbers: number[]) => ({
  dtype: "f8",
  bdata: Buffer.from(new Float64Array(numbers).buffer).toString("base64"),
});

/** The same MIME type with another content stored than comes. */
const other = (name: string, mime: string, stored: unknown, comes: unknown, quick = false): Fault => ({
  name: `${name} differs`,
  verdict: 1,
  file: [code(show({ [mime]: comes }), [shown({ [mime]: stored })])],
  quick,
});

const differs = (name: string, source: string, outputs: Output[], quick = false): Fault => ({
  name,
  verdict: 1,
  file: [code(source, outputs)],
  quick,
});

const five = '"5"';

/** Cells that run well and show something else than is stored: each must be seen. */
export const wrongOutputs: Fault[] = [
  differs("one digit of a stream", "console.log(0.1999)", [stdout("0.1998\n")], true),
  differs("a trailing space", 'console.log("a")', [stdout("a \n")]),
  differs("a missing newline at the end", 'console.log("a")', [stdout("a")]),
  differs("1.0 for 1", "console.log(1)", [stdout("1.0\n")]),
  differs("0 for −0", "console.log(-0)", [stdout("0\n")]),
  differs("the last line of many", "for (let i = 0; i < 300; i++) console.log(i)", [
    stdout([...Array(299).keys(), "300\n"].join("\n")),
  ]),
  differs("a result's text", "1 + 1", [result("3")], true),
  differs("a stream for a result", "1 + 1", [stdout("2\n")]),
  differs("a display for a result", "1 + 1", [shown({ "text/plain": "2" })]),
  differs("no stored output", "console.log(1)", [], true),
  differs("an output that no longer comes", "const a = 1;", [stdout("1\n")], true),
  differs("one output too many", `${show({ "text/plain": "a" })} ${show({ "text/plain": "b" })}`, [
    shown({ "text/plain": "a" }),
  ]),
  differs("one output too few", show({ "text/plain": "a" }), [
    shown({ "text/plain": "a" }),
    shown({ "text/plain": "b" }),
  ]),
  differs("two outputs in the other order", `${show({ "text/plain": "a" })} ${show({ "text/plain": "b" })}`, [
    shown({ "text/plain": "b" }),
    shown({ "text/plain": "a" }),
  ]),
  differs("stdout for stderr", "console.error(1)", [stdout("1\n")]),
  differs("an unexpected line on stderr", 'console.log("a"); console.error("warning")', [stdout("a\n")], true),
  differs("stdout and stderr in the other order", "console.error(1); console.log(2)", [stdout("2\n"), stderr("1\n")]),
  differs("another text under the progress bar", 'process.stdout.write("10%\\r100%\\n")', [stdout("90%\n")]),
  differs(
    "another last state of an updated display",
    `${show({ "text/plain": "1" }, {}, "d")} ${send("update_display_data", { data: { "text/plain": "2" }, metadata: {}, transient: { display_id: "d" } })}`,
    [shown({ "text/plain": "1" })],
  ),
  differs("output that was cleared", `${show({ "text/plain": "1" })} ${send("clear_output", { wait: false })}`, [
    shown({ "text/plain": "1" }),
  ]),
  other("plain text", "text/plain", "mean 0.5", "mean 0.6"),
  other("the text of HTML", "text/html", "<b>4</b>", "<b>5</b>", true),
  other("an attribute in HTML", "text/html", '<p class="a">x</p>', '<p class="b">x</p>'),
  other("an element of HTML", "text/html", "<b>x</b>", "<i>x</i>"),
  other("white space in pre", "text/html", "<pre>a  b</pre>", "<pre>a b</pre>"),
  other("Markdown", "text/markdown", "# a", "# b"),
  other("LaTeX", "text/latex", "$a$", "$b$"),
  other("JSON", "application/json", { a: [1, 2] }, { a: [1, 3] }),
  other("the type of a value in JSON", "application/json", { a: 5 }, { a: "5" }),
  other("JavaScript", "application/javascript", "1", "2"),
  other("a MIME type that nobody knows", "application/x-mystery", "a", "b"),
  other("a JPEG's bytes", "image/jpeg", "AAAA", "AAAB"),
  other("a PNG's pixel", "image/png", png(4, 4, [0, 0, 0]), png(4, 4, [0, 0, 1]), true),
  other("a PNG's size", "image/png", png(4, 4, [0, 0, 0]), png(4, 5, [0, 0, 0])),
  other("a PNG that is none", "image/png", png(4, 4, [0, 0, 0]), "AAAA"),
  other("an SVG that stands alone", "image/svg+xml", "<svg><circle r='1'/></svg>", "<svg><circle r='2'/></svg>"),
  other("a point of a figure", PLOTLY, figure([1, 2, 3]), figure([1, 2, 3.0000001]), true),
  other("the number of points", PLOTLY, figure([1, 2, 3]), figure([1, 2])),
  other("a gap in a figure", PLOTLY, figure([1, null, 3]), figure([1, 2, 3])),
  other("a figure's title", PLOTLY, figure([1], "a"), figure([1], "b")),
  other("a figure's traces", PLOTLY, figure([1]), { ...figure([1]), data: [] }),
  other("a packed number", PLOTLY, figure(packed([1, 2])), figure(packed([1, 2.5]))),
  other("a packed −0", PLOTLY, figure(packed([0])), figure(packed([-0]))),
  other("a packed NaN", PLOTLY, figure(packed([Number.NaN])), figure(packed([0]))),
  other("a packed infinity", PLOTLY, figure(packed([Infinity])), figure(packed([-Infinity]))),
  differs("a MIME type that no longer comes", show({ "text/plain": "a" }), [
    shown({ "text/plain": "a", "text/html": "a" }),
  ]),
  differs("a new MIME type", show({ "text/plain": "a", "text/html": "a" }), [shown({ "text/plain": "a" })]),
  differs("the metadata of an output", show({ "text/plain": "a" }, { width: 3 }), [
    shown({ "text/plain": "a" }, { width: 4 }),
  ]),
  differs("a random number", "console.log(Math.random())", [stdout("0.5\n")]),
  differs("a string for a number", `${five}`, [result("5")]),
];
