/**
 * Whether a cell waits outside of any function. tslab finds that out by a diagnostic that TypeScript 5.0 does not give for
 * `await (…)`, which it takes for the call of a function named await where that is not a keyword.
 *
 * @param source what tslab's converter emits: an ES module
 */
export function waitsAtTopLevel(ts: any, source: string): boolean {
  const module = `${source}\nexport {};`; // in a module await is a keyword
  const file = ts.createSourceFile("cell.js", module, ts.ScriptTarget.ES2022);
  const waits = (node: any): boolean =>
    ts.isAwaitExpression(node) ||
    (ts.isForOfStatement(node) && node.awaitModifier !== undefined) ||
    (!ts.isFunctionLike(node) && (ts.forEachChild(node, waits) ?? false));
  return waits(file);
}
