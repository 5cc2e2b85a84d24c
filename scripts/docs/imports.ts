import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** What imports what: each name and those it needs. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const isSource = (name: string) =>
  /\.(ts|mjs|js)$/.test(name) &&
  !name.endsWith(".d.ts") &&
  !/(^|\/)node_modules\//.test(name) &&
  !/^(dist|kernels\/assembly)\//.test(name);

/** An import or export statement, an import on demand, a type taken from a file, or an asset's address. */
const statement = /^(?:import|export)\b(?:[^"';]*?\bfrom)?\s*"(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/gm;

/**
 * The files below a folder with those that each imports, types included. Files outside the folder are left out.
 *
 * @param folder absolute path
 */
export function fileGraph(folder: string): Graph {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(sep).join("/"))
    .filter(isSource)
    .sort();
  const known = new Set(names);
  return new Map(
    names.map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      const needed = [...text.matchAll(statement)]
        .map(([, still, onDemand]) => relative(folder, join(folder, dirname(name), (still ?? onDemand)!)))
        .map((path) => path.split(sep).join("/"))
        .map((path) => (known.has(path) ? path : path.replace(/\.js$/, ".ts")))
        .filter((path) => known.has(path));
      return [name, new Set(needed)];
    }),
  );
}

/** The same for folders: `folderOf` gives a file's, or nothing where it counts for none. */
export function folderGraph(files: Graph, folderOf: (file: string) => string | undefined): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [file, needed] of files) {
    const from = folderOf(file);
    if (from === undefined) continue;
    const arrows = graph.get(from) ?? new Set<string>();
    graph.set(from, arrows);
    for (const to of needed) {
      const folder = folderOf(to);
      if (folder !== undefined && folder !== from) arrows.add(folder);
    }
  }
  return graph;
}

/** One round trip for each arrow that closes a circle, such as "a → b → a"; none where all arrows point one way. */
export function cycles(graph: Graph): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) found.push([...trail.slice(trail.indexOf(name)), name].join(" → "));
    else if (!done.has(name)) {
      for (const next of graph.get(name) ?? []) walk(next, [...trail, name]);
      done.add(name);
    }
  };
  for (const name of graph.keys()) walk(name, []);
  return found;
}

/** How far each is above the ground: 0 for what needs nothing, else one more than the highest of what it needs. No cycles. */
export function floors(graph: Graph): Map<string, number> {
  const found = new Map<string, number>();
  const of = (name: string): number => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const floor = Math.max(-1, ...[...(graph.get(name) ?? [])].map(of)) + 1;
    found.set(name, floor);
    return floor;
  };
  for (const name of graph.keys()) of(name);
  return found;
}

/** The arrows that say something: one from a to c is left out where one can go from a through b to c. No cycles. */
export function withoutDetours(graph: Graph): Graph {
  const reached = new Map<string, Set<string>>();
  const reach = (name: string): Set<string> => {
    const known = reached.get(name);
    if (known) return known;
    const all = new Set<string>();
    for (const next of graph.get(name) ?? []) for (const far of [next, ...reach(next)]) all.add(far);
    reached.set(name, all);
    return all;
  };
  return new Map(
    [...graph].map(([name, needed]) => [
      name,
      new Set([...needed].filter((to) => ![...needed].some((via) => via !== to && reach(via).has(to)))),
    ]),
  );
}
