import { isModule, isTensor } from "./kinds.js";
import { around, nodeAt } from "./mistake.js";

/**
 * What the compiler says of a cell apart from what is not a mistake: ops on one of several shapes (`const x = c ? a : b`), and a
 * variable that gets a tensor of another shape (`let w = …; w = …`). In a cell that has one of them shapes are not known,
 * so nothing is said of shapes at all: the library says it when the cell runs.
 */
export function withoutFalseAlarms(ts: any, program: any, diagnostics: readonly any[]): readonly any[] {
  const checker = program.getTypeChecker();
  const alarms = new Set(diagnostics.filter((one) => one.file && isFalseAlarm(ts, checker, one)));
  if (alarms.size === 0) return diagnostics;
  return diagnostics.filter((one) => !alarms.has(one) && !isAboutShapes(ts, one));
}

const isAboutShapes = (ts: any, { messageText }: any) =>
  /type '"[\w ().,?-]+: \S+ \S+/.test(ts.flattenDiagnosticMessageText(messageText, "\n"));

function isFalseAlarm(ts: any, checker: any, { file, start, length, code }: any): boolean {
  const asked = { ts, checker };
  const node = nodeAt(ts, file, start, start + length);
  const type = checker.getTypeAtLocation(node);
  const isTensors = type.isUnion?.() && isTensor(asked, type);
  if (code === 2684 || code === 2345) return isTensors;
  if (code === 2349) return type.isUnion?.() && isModule(asked, type);
  if (code !== 2322 || !ts.isIdentifier(node)) return false;
  const assignment = around(node, ts.isBinaryExpression);
  if (assignment?.left !== node || assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  return isTensor(asked, type) && isTensor(asked, checker.getTypeAtLocation(assignment.right));
}
