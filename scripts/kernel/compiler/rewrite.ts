/** What runs of a cell, with the maps back to the cell's lines, innermost first. */
export interface Rewritten {
  output: string;
  maps: string[];
}

/**
 * The last step from a cell to what runs. tslab copies every assignment of a top-level variable into an exports object
 * behind a Proxy, which makes a loop of 10^7 turns take seconds. Here the variable stays a local variable of the cell; a
 * line before the cell says how each name is read and written, and when the cell has ended, or failed, later cells get
 * access to it. Every loop also looks at the stop word, so that it can be interrupted.
 *
 * The code runs as a function of `exports`, `require`, `__stop` (the shared words), `__halt` (throws), `__names`, `__meta`
 * (import.meta) and `__import` (import as Node does it).
 *
 * @param source what tslab's converter emits: an ES module that ends in `export { … }`, with an inline source map
 * @param earlier names of earlier cells
 * @param lastExpression the variable tslab made of the last expression
 */
export function rewriteCell(
  ts: any,
  source: string,
  options: object,
  { earlier, lastExpression }: { earlier: Set<string>; lastExpression?: string | undefined },
): Rewritten {
  const { code, map } = withoutMap(source);
  const { body, names } = withoutExports(code);
  const kept = lastExpression ? keepLast(body, lastExpression) : body;
  const { outputText, sourceMapText } = ts.transpileModule(`${access(ts, kept, names)}\n${kept}`, {
    fileName: "custom.js",
    compilerOptions: { ...options, sourceMap: true, alwaysStrict: true },
    transformers: { before: [earlierNames(ts, earlier), ownImports(ts), stoppableLoops(ts)] },
  });
  return { output: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"), maps: [sourceMapText, map] };
}

/** What runs of a learner's own file that a cell imports: a CommonJS module, with the maps back to the file. */
export function rewriteFile(ts: any, source: string, options: object): Rewritten {
  const { code, map } = withoutMap(source);
  const { outputText, sourceMapText } = ts.transpileModule(code, {
    fileName: "custom.js",
    compilerOptions: { ...options, sourceMap: true },
  });
  return { output: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"), maps: [sourceMapText, map] };
}

function withoutMap(source: string): { code: string; map: string } {
  const found = /\n\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/.exec(source);
  if (!found) return { code: source, map: "" };
  return { code: source.slice(0, found.index + 1), map: Buffer.from(found[1]!, "base64").toString() };
}

/** tslab ends each cell in one line that exports all its top-level names. */
function withoutExports(code: string): { body: string; names: string[] } {
  const found = /(^|\n)export \{ ?([^{}]*?) ?\};\s*$/.exec(code);
  if (!found) return { body: code, names: [] };
  const names = found[2]!.split(",").map((name) => name.trim());
  return { body: `${code.slice(0, found.index)}\n`, names: names.filter(Boolean) };
}

/** `export const tsLastExpr = …` becomes an assignment of the same length, so that columns stay right. */
function keepLast(code: string, name: string): string {
  const declaration = `export const ${name} =`;
  const at = code.startsWith(declaration) ? 0 : code.lastIndexOf(`\n${declaration}`) + 1;
  return code.slice(0, at) + `exports.${name}`.padEnd(declaration.length - 1) + code.slice(at + declaration.length - 1);
}

/** The line before the cell: how to read each of its names, and how to write those that are variables. */
function access(ts: any, code: string, names: string[]): string {
  const variables = variablesOf(ts, code);
  const ways = names.map((name) =>
    variables.has(name)
      ? `["${name}"]: [() => ${name}, (__value) => { ${name} = __value; }]`
      : `["${name}"]: [() => ${name}]`,
  );
  return ways.length > 0 ? `__names({ ${ways.join(", ")} });` : "";
}

/** The names that a cell can assign to: those declared by let and var. */
function variablesOf(ts: any, code: string): Set<string> {
  const found = new Set<string>();
  const add = (name: any) => {
    if (ts.isIdentifier(name)) found.add(name.text);
    else for (const element of name.elements) if (!ts.isOmittedExpression(element)) add(element.name);
  };
  for (const statement of ts.createSourceFile("cell.js", code, ts.ScriptTarget.ES2022).statements) {
    if (!ts.isVariableStatement(statement) || statement.declarationList.flags & ts.NodeFlags.Const) continue;
    for (const declaration of statement.declarationList.declarations) add(declaration.name);
  }
  return found;
}

/** Puts `if (__stop[0]) __halt();` at the head of every loop's body. */
function stoppableLoops(ts: any) {
  const f = ts.factory;
  const check = () =>
    f.createIfStatement(
      f.createElementAccessExpression(f.createIdentifier("__stop"), f.createNumericLiteral(0)),
      f.createExpressionStatement(f.createCallExpression(f.createIdentifier("__halt"), undefined, [])),
    );
  const guarded = (body: any) =>
    ts.isBlock(body)
      ? f.updateBlock(body, [check(), ...body.statements])
      : f.createBlock(ts.isEmptyStatement(body) ? [check()] : [check(), body]);
  return (context: any) => {
    const visit = (node: any): any => {
      const seen = ts.visitEachChild(node, visit, context);
      if (ts.isForStatement(seen)) {
        return f.updateForStatement(seen, seen.initializer, seen.condition, seen.incrementor, guarded(seen.statement));
      }
      if (ts.isForOfStatement(seen)) {
        return f.updateForOfStatement(
          seen,
          seen.awaitModifier,
          seen.initializer,
          seen.expression,
          guarded(seen.statement),
        );
      }
      if (ts.isForInStatement(seen)) {
        return f.updateForInStatement(seen, seen.initializer, seen.expression, guarded(seen.statement));
      }
      if (ts.isWhileStatement(seen)) return f.updateWhileStatement(seen, seen.expression, guarded(seen.statement));
      if (ts.isDoStatement(seen)) return f.updateDoStatement(seen, guarded(seen.statement), seen.expression);
      return seen;
    };
    return (file: any) => ts.visitNode(file, visit);
  };
}

/**
 * Names of earlier cells become `exports.name`, where the cell has no such name itself: read, called (without `this`), written,
 * and in the short form of a property, which may also be where a value is put: `({ a, b = 2 } = …)`.
 */
function earlierNames(ts: any, earlier: Set<string>) {
  const f = ts.factory;
  return (context: any) => {
    const resolver = context.getEmitResolver();
    const isEarlier = (name: any) =>
      earlier.has(name.text) &&
      !declares(ts, resolver.getReferencedValueDeclaration(name)) &&
      !resolver.getReferencedImportDeclaration(name);
    const access = (name: any) =>
      ts.setTextRange(f.createPropertyAccessExpression(f.createIdentifier("exports"), name.text), name);
    const visit = (node: any): any => {
      if (ts.isShorthandPropertyAssignment(node) && isEarlier(node.name)) {
        const given = node.objectAssignmentInitializer;
        const fallback = given && named(ts, node.name, given, ts.visitNode(given, visit));
        const target = access(node.name);
        return f.createPropertyAssignment(node.name.text, fallback ? f.createAssignment(target, fallback) : target);
      }
      if (ts.isIdentifier(node)) return isReference(ts, node) && isEarlier(node) ? access(node) : node;
      const seen = ts.visitEachChild(node, visit, context);
      if (ts.isBinaryExpression(node) && ts.isIdentifier(node.left) && seen.left !== node.left && assigns(ts, node)) {
        return f.updateBinaryExpression(
          seen,
          seen.left,
          seen.operatorToken,
          named(ts, node.left, node.right, seen.right),
        );
      }
      const called = ts.isCallExpression(node) ? "expression" : ts.isTaggedTemplateExpression(node) ? "tag" : undefined;
      if (!called || !ts.isIdentifier(node[called]) || seen[called] === node[called]) return seen;
      const plain = f.createParenthesizedExpression(f.createComma(f.createNumericLiteral(0), seen[called]));
      if (called === "tag") return f.updateTaggedTemplateExpression(seen, plain, undefined, seen.template);
      return ts.isCallChain(seen)
        ? f.updateCallChain(seen, plain, seen.questionDotToken, undefined, seen.arguments)
        : f.updateCallExpression(seen, plain, undefined, seen.arguments);
    };
    return (file: any) => ts.visitNode(file, visit);
  };
}

const assigns = (ts: any, { operatorToken: { kind } }: any) =>
  [
    ts.SyntaxKind.EqualsToken,
    ts.SyntaxKind.BarBarEqualsToken,
    ts.SyntaxKind.AmpersandAmpersandEqualsToken,
    ts.SyntaxKind.QuestionQuestionEqualsToken,
  ].includes(kind);

/** A function or class without a name is called as the variable that it is assigned to; `exports.f = …` alone would not do so. */
function named(ts: any, { text }: any, given: any, seen: any): any {
  const inner = ts.skipParentheses(given);
  const anonymous = ts.isArrowFunction(inner) || ts.isFunctionExpression(inner) || ts.isClassExpression(inner);
  if (!anonymous || inner.name || text === "__proto__") return seen;
  const holder = ts.factory.createObjectLiteralExpression([ts.factory.createPropertyAssignment(text, seen)]);
  return ts.factory.createPropertyAccessExpression(holder, text);
}

/** Whether a name is made here: in JavaScript TypeScript takes `name.property = …` for a declaration of `name`, too. */
function declares(ts: any, found: any): boolean {
  if (!found) return false;
  const written = [ts.isIdentifier, ts.isPropertyAccessExpression, ts.isElementAccessExpression, ts.isBinaryExpression];
  return ![...written, ts.isCallExpression].some((is) => is(found));
}

/** Whether a name stands for a value here, and is not the name of a property, a function or the like. */
function isReference(ts: any, node: any): boolean {
  const { parent } = node;
  if (!parent || parent.name === node || ts.isMetaProperty(parent)) return false;
  return ts.isExpressionNode(node) || (ts.isExportAssignment(parent) && parent.expression === node);
}

/** `import.meta` and `import(…)`, which only modules have, become `__meta` and `__import(…)`. */
function ownImports(ts: any) {
  const f = ts.factory;
  return (context: any) => {
    const visit = (node: any): any => {
      const seen = ts.visitEachChild(node, visit, context);
      if (ts.isMetaProperty(seen) && seen.keywordToken === ts.SyntaxKind.ImportKeyword) {
        return ts.setTextRange(f.createIdentifier("__meta"), node);
      }
      if (!ts.isCallExpression(seen) || seen.expression.kind !== ts.SyntaxKind.ImportKeyword) return seen;
      return f.updateCallExpression(seen, f.createIdentifier("__import"), undefined, seen.arguments);
    };
    return (file: any) => ts.visitNode(file, visit);
  };
}
