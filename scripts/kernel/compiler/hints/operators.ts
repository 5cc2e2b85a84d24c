import { isArray, isNumbers, isPromise, isTensor, isText, isValue } from "./kinds.js";
import { around, type Mistake, type Rule, textOf } from "./mistake.js";

/** JavaScript's operators and the methods that do the same with tensors. */
const METHODS: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "**": "pow",
  "%": "remainder",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "==": "eq",
  "===": "eq",
  "!=": "ne",
  "!==": "ne",
  "&": "logicalAnd",
  "&&": "logicalAnd",
  "|": "logicalOr",
  "||": "logicalOr",
};

/** With the number first: 5 < x is x > 5. */
const MIRRORED: Readonly<Record<string, string>> = {
  add: "add",
  mul: "mul",
  lt: "gt",
  le: "ge",
  gt: "lt",
  ge: "le",
  eq: "eq",
  ne: "ne",
};

/** Python's operators between tensors that JavaScript reads otherwise are left to syntax.ts. */
export const operators: Rule = (mistake) => {
  const { ts, node } = mistake;
  const isOperation = (at: any) => ts.isBinaryExpression(at) || ts.isPrefixUnaryExpression(at);
  const operation = around(node, (at) => isOperation(at) || (mistake.code === 2322 && ts.isVariableDeclaration(at)));
  if (!operation || ![2362, 2363, 2365, 2367, 2588, 2356, 2322].includes(mistake.code)) return undefined;
  if (mistake.code === 2588 && operation.left !== node) return undefined;
  if (mistake.code === 2322) return stored(mistake, operation);
  const sign = signOf(mistake, operation);
  if (ts.isBinaryExpression(operation) && !METHODS[sign.replace(/^(.+)=$/, "$1")] && !METHODS[sign]) return undefined;
  if (calculates(mistake, operation)) return operatorSentence(mistake, operation);
  return waits(mistake, operation) ?? arrays(mistake, operation, sign) ?? texts(mistake, operation, sign);
};

/** w = w - 1: what is wrong is the right side. */
function stored(mistake: Mistake, operation: any): string | undefined {
  const { ts } = mistake;
  const right = ts.isVariableDeclaration(operation) ? operation.initializer : operation.right;
  const calculated = right && (ts.isBinaryExpression(right) || ts.isPrefixUnaryExpression(right));
  return calculated && calculates(mistake, right) ? operatorSentence(mistake, right) : undefined;
}

/** What to write instead of an operator between tensors. */
export function operatorSentence(mistake: Mistake, operation: any): string {
  const { ts } = mistake;
  let outer = operation;
  while (
    (ts.isParenthesizedExpression(outer.parent) || ts.isBinaryExpression(outer.parent)) &&
    !assigns(signOf(mistake, outer.parent))
  ) {
    outer = outer.parent;
  }
  const written = rewritten(mistake, outer) ?? rewritten(mistake, operation);
  const what = isScalar(mistake, operation) ? "values of this kind" : "tensors";
  const sign = signOf(mistake, operation);
  return `JavaScript's ${sign} does not know ${what}: write ${written && written.length <= 80 ? written : `x.${METHODS[sign] ?? "add"}(y)`}`;
}

const assigns = (sign: string) => /^[^=!<>]*=$/.test(sign);

const signOf = (_: Mistake, operation: any): string =>
  operation.operatorToken?.getText?.() ?? ({ 40: "-", 39: "+", 53: "!", 54: "~" } as any)[operation.operator] ?? "";

const isScalar = (mistake: Mistake, operation: any) =>
  [operation.left, operation.right, operation.operand].some(
    (side) => side && isValue(mistake, mistake.checker.getTypeAtLocation(side)),
  );

const isOperand = (mistake: Mistake, node: any): boolean => {
  const { checker, ts } = mistake;
  let type = checker.getTypeAtLocation(node);
  const symbol = ts.isIdentifier(node) && type.flags & ts.TypeFlags.Any && checker.getSymbolAtLocation(node);
  if (symbol) type = checker.getTypeOfSymbolAtLocation(symbol, symbol.valueDeclaration); // a const on the left of += has no type of its own
  return isTensor(mistake, type) || isValue(mistake, type);
};

/** Whether an expression calculates with a tensor, perhaps by operators that JavaScript would refuse. */
function calculates(mistake: Mistake, node: any): boolean {
  const { ts } = mistake;
  if (ts.isParenthesizedExpression(node)) return calculates(mistake, node.expression);
  if (ts.isPrefixUnaryExpression(node)) return calculates(mistake, node.operand);
  if (ts.isBinaryExpression(node)) return calculates(mistake, node.left) || calculates(mistake, node.right);
  return isOperand(mistake, node);
}

/** An expression with methods in place of operators; nothing where there is no such method. */
function rewritten(mistake: Mistake, node: any): string | undefined {
  const { ts } = mistake;
  if (ts.isParenthesizedExpression(node)) return rewritten(mistake, node.expression);
  if (!calculates(mistake, node)) return textOf(mistake, node);
  if (ts.isPrefixUnaryExpression(node)) {
    const method = { "-": "neg", "!": "logicalNot", "~": "logicalNot" }[signOf(mistake, node)];
    const inner = rewritten(mistake, node.operand);
    return method && inner && `${inner}.${method}()`;
  }
  if (!ts.isBinaryExpression(node)) return textOf(mistake, node);
  const sign = signOf(mistake, node);
  const left = rewritten(mistake, node.left);
  const right = rewritten(mistake, node.right);
  if (!left || !right) return undefined;
  const method = METHODS[assigns(sign) ? sign.slice(0, -1) : sign];
  if (!method) return undefined;
  if (assigns(sign)) return `${left} = ${left}.${method}(${right})`;
  if (calculates(mistake, node.left)) return `${left}.${method}(${right})`;
  return MIRRORED[method] ? `${right}.${MIRRORED[method]}(${left})` : `${method}(${left}, ${right})`;
}

/** Something that is not there yet. */
function waits(mistake: Mistake, operation: any): string | undefined {
  const side = [operation.left, operation.right].find(
    (one) => one && isPromise(mistake, mistake.checker.getTypeAtLocation(one)),
  );
  return side && `${textOf(mistake, side)} is not there yet: wait for it, as in (await ${textOf(mistake, side)})`;
}

/** Plain arrays do not calculate, either. */
function arrays(mistake: Mistake, operation: any, sign: string): string | undefined {
  const { checker } = mistake;
  const side = [operation.left, operation.right].find(
    (one) => one && isNumbers(mistake, checker.getTypeAtLocation(one)),
  );
  const method = METHODS[sign];
  if (!side || !method || !isArray(mistake, checker.getTypeAtLocation(side))) return undefined;
  if (/^[=!]==?$/.test(sign))
    return `JavaScript's ${sign} asks whether both are the same array: compare String(${textOf(mistake, operation.left)}) with String(${textOf(mistake, operation.right, "y")})`;
  const [left, right] = [textOf(mistake, operation.left), textOf(mistake, operation.right, "y")];
  const written = side === operation.left ? `tensor(${left}).${method}(${right})` : `tensor(${right})`;
  return `JavaScript's ${sign} does not calculate with arrays: make a tensor of it first, as in ${written}`;
}

/** A text among numbers. */
function texts(mistake: Mistake, operation: any, sign: string): string | undefined {
  const { ts, checker } = mistake;
  const side = [operation.left, operation.right].find((one) => one && isText(mistake, checker.getTypeAtLocation(one)));
  if (!side || ["==", "===", "!=", "!=="].includes(sign)) return undefined;
  const text = textOf(mistake, side);
  return ts.isStringLiteral(side) && side.text.trim() !== "" && Number.isFinite(Number(side.text))
    ? `${text} is a text, not a number: write ${side.text} without quotation marks`
    : `${text} is a text, not a number: Number(${text}) makes a number of it`;
}
