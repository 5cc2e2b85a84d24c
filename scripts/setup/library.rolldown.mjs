/**
 * How the compiled library is joined, for rolldown: run in the folder of the compiled modules. Everything that
 * `import "gradus"` needs becomes one file, library.js; each lecture, and each folder with an entry point of its own (gradus/text,
 * gradus/models), is a file that shares it; what is imported on demand stays on demand. The module that finds assets stays
 * where it is, for it finds them beside itself.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const compiled = process.cwd();
const entry = join(compiled, "index.js");
const finder = join(compiled, "persistence", "asset.js");
const course = join(compiled, "course");
const lectures = existsSync(course) ? readdirSync(course).map((number) => `course/${number}/index`) : [];
/** Entry points that most notebooks do without. */
const rooms = ["models/index", "text/index"].filter((name) => existsSync(join(compiled, `${name}.js`)));

/** @type {Set<string> | undefined} */
let needed;

/**
 * The modules that the entry imports, directly or through others; what is imported on demand is none of them.
 * @param {{ getModuleInfo(id: string): { importedIds: string[] } | null }} graph
 */
function neededByEntry(graph) {
  if (needed) return needed;
  if (!graph.getModuleInfo(entry)) throw new Error(`The library's entry is not among its modules: ${entry}`);
  needed = new Set([entry]);
  for (const id of needed) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(next);
  return needed;
}

export default {
  input: Object.fromEntries(["index", ...rooms, ...lectures].map((name) => [name, join(compiled, `${name}.js`)])),
  external: ["dicom-parser", "mathjs", /^node:/],
  platform: "neutral",
  treeshake: false,
  logLevel: "warn",
  output: {
    format: "esm",
    comments: false, // a fifth of what a machine has to read; people read the sources and the types
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    codeSplitting: {
      groups: [
        {
          debugName: "assets",
          priority: 1,
          /** @param {string} id */
          name: (id) => (id === finder ? "persistence/asset" : null),
        },
        {
          debugName: "library",
          /** @param {string} id @param {Parameters<typeof neededByEntry>[0]} graph */
          name: (id, graph) => (neededByEntry(graph).has(id) ? "library" : null),
        },
      ],
    },
  },
};
