/** The names of values that declarations of earlier cells declare. */
export function namesIn(ts: any, declarations: string): Set<string> {
  const found = new Set<string>();
  for (const statement of ts.createSourceFile("earlier.d.ts", declarations, ts.ScriptTarget.ES2022).statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) found.add(name.text);
    } else if (ts.isImportDeclaration(statement)) {
      const { name, namedBindings } = statement.importClause ?? {};
      if (name) found.add(name.text);
      if (namedBindings && ts.isNamespaceImport(namedBindings)) found.add(namedBindings.name.text);
      for (const element of namedBindings?.elements ?? []) found.add(element.name.text);
    } else if (statement.name && !ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) {
      found.add(statement.name.text);
    }
  }
  return found;
}

/**
 * Declarations of the variables that `var` declares inside a block or a loop: they are the whole cell's, but declaration
 * files of TypeScript know only what stands at the top.
 *
 * @param program the compiler's program, with the cell as `__tslab__.ts`
 */
export function variablesInBlocks(ts: any, program: any): string {
  const file = program
    .getSourceFiles()
    .find(({ fileName }: { fileName: string }) => fileName.endsWith("/__tslab__.ts"));
  const checker = program.getTypeChecker();
  const lines: string[] = [];
  for (const [key, symbol] of file?.locals ?? []) {
    const declaration = symbol.valueDeclaration;
    if (!declaration || !(symbol.flags & ts.SymbolFlags.FunctionScopedVariable)) continue;
    let statement = declaration;
    while (!ts.isStatement(statement)) statement = statement.parent;
    if (statement.parent === file && ts.isVariableStatement(statement)) continue;
    const type = checker.typeToString(
      checker.getTypeOfSymbolAtLocation(symbol, file),
      undefined,
      ts.TypeFormatFlags.NoTruncation,
    );
    lines.push(`declare let ${ts.unescapeLeadingUnderscores(key)}: ${type};\n`);
  }
  return lines.join("");
}

/**
 * tslab puts a line behind each cell that exports all its names, as TypeScript keeps them: with one underscore more where
 * there are two, and with `__global` for `declare global`. Here that line is put right while TypeScript reads it, and the
 * cell's own `export` is blanked out, so that code of a module can be pasted into a cell.
 *
 * @param sys the file system that TypeScript reads from
 */
export function asModule(ts: any, sys: any): any {
  const readFile = sys.readFile;
  sys.readFile = (path: string, encoding?: string): string | undefined => {
    const text: string | undefined = readFile.call(sys, path, encoding);
    return text !== undefined && path.endsWith("/__tslab__.ts") ? withoutOwnExports(ts, withTrueNames(text)) : text;
  };
  return sys;
}

const withTrueNames = (text: string) =>
  text.replace(/\nexport \{([^{}\n]*)\}$/, (_, names: string) => {
    const kept = names
      .split(", ")
      .filter((name) => name !== "__global" && name !== "default")
      .map((name) => name.replace(/^___/, "__"));
    return `\nexport {${kept.join(", ")}}`;
  });

/** Takes out `export` before declarations, and lists of exports, by spaces: lines and columns stay. */
function withoutOwnExports(ts: any, text: string): string {
  if (text.indexOf("export", "export".length) === text.lastIndexOf("\nexport {") + 1) return text;
  const { statements } = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022, true);
  let result = text;
  const blank = (from: number, to: number) => {
    result = result.slice(0, from) + result.slice(from, to).replace(/[^\n]/g, " ") + result.slice(to);
  };
  for (const statement of statements.slice(1)) {
    for (const modifier of statement.modifiers ?? []) {
      const { kind } = modifier;
      const named = statement.name !== undefined || ts.isVariableStatement(statement);
      if (named && (kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword)) {
        blank(modifier.getStart(), modifier.end);
      }
    }
    if (statement === statements.at(-1)) break; // tslab's own line, if it has come to that
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier) blank(statement.getStart(), statement.end);
    if (ts.isExportAssignment(statement)) blank(statement.getStart(), statement.expression.getStart());
  }
  return result;
}
