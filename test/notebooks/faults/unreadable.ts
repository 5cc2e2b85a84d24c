import { code, type Fault, markdown, notebook, stdout } from "./notebook.js";

const good = notebook([code("console.log(1)", [stdout("1\n")])]);
const bad = (name: string, file: Fault["file"]): Fault => ({ name, verdict: 2, file, quick: true });
const kernel = (name: string) => ({ metadata: { kernelspec: { name, display_name: name } } });

/** Files that are no notebook of ours: nothing is judged, nothing changed. */
export const unreadable: Fault[] = [
  bad("an empty file", ""),
  bad("white space", " \n\n"),
  bad("plain text", "not a notebook"),
  bad("a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0])),
  bad("a notebook cut off in a string", good.slice(0, good.indexOf("console") + 4)),
  bad("a notebook cut off after a value", good.slice(0, good.indexOf('"metadata"'))),
  bad("a notebook cut off before its last bracket", good.trimEnd().slice(0, -1)),
  bad("a notebook and something behind it", `${good}]`),
  bad("a merge conflict", good.replace("console.log(1)", '"\n<<<<<<< HEAD\n')),
  bad("a JSON list", "[1, 2]"),
  bad("a JSON object that is not a notebook", '{"a": 1}'),
  bad("null", "null"),
  bad("brackets a hundred thousand deep", "[".repeat(100_000)),
  bad("nbformat 3", notebook([], { nbformat: 3, worksheets: [], cells: undefined })),
  bad("nbformat 5", notebook([code("1")], { nbformat: 5 })),
  bad("cells that are not a list", notebook([], { cells: {} })),
  bad("a cell without a source", notebook([{ cell_type: "code", metadata: {}, outputs: [], id: "a" }])),
  bad("a cell of a type that does not exist", notebook([{ ...code("1"), cell_type: "heading" }])),
  bad("an output that is none", notebook([code("1", [{ output_type: "song" }])])),
  bad("Python's kernel", notebook([code("1")], kernel("python3"))),
  bad("Deno's kernel", notebook([code("1")], kernel("deno"))),
  bad("no kernel", notebook([code("1")], { metadata: {} })),
  bad("no cell", notebook([])),
  bad("no code cell", notebook([markdown("# Only words")])),
];
