import { join } from "node:path";
import type { Names } from "./mistake.js";

let known: Names | undefined;

/** The names that "gradus" exports, read from its declarations once: from the program at hand, or by themselves. */
export function exported(ts: any, program: any, root: string): Names {
  known ??= read(ts, program, root);
  return known;
}

function read(ts: any, program: any, root: string): Names {
  const entry = join(root, "src", "dist", "index.d.ts").replaceAll("\\", "/");
  const inside = program.getSourceFile(entry)
    ? program
    : ts.createProgram([entry], { skipLibCheck: true, noLib: true });
  const checker = inside.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(inside.getSourceFile(entry));
  const own = new Set<string>();
  const rooms = new Map<string, Set<string>>();
  for (const one of symbol ? checker.getExportsOfModule(symbol) : []) {
    const target = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one;
    if (!(target.flags & ts.SymbolFlags.Value)) continue;
    own.add(one.name);
    if (!(target.flags & ts.SymbolFlags.ValueModule)) continue;
    const inner = checker.getExportsOfModule(target).filter((name: any) => {
      const meant = name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name;
      return meant.flags & ts.SymbolFlags.Value;
    });
    rooms.set(one.name, new Set(inner.map((name: any) => name.name)));
  }
  return { own, rooms };
}
