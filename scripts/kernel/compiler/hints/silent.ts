import { decimal } from "./beginners.js";
import { isModule, isOptimizer, isTensor } from "./kinds.js";
import { type Mistake, textOf } from "./mistake.js";
import { operatorSentence } from "./operators.js";

/** A mistake that TypeScript lets pass and that would show nothing, or nonsense, when the cell runs. */
export interface Silent {
  node: any;
  sentence: string;
}

/** Walks a cell that compiles and finds brackets on tensors, operators on tensors, methods that are named but not called. */
export function silentMistakes(mistake: Mistake): Silent[] {
  const { ts, file } = mistake;
  const found: Silent[] = [];
  const visit = (node: any): void => {
    const sentence = sentenceOf(mistake, node);
    if (sentence) found.push({ node, sentence });
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

function sentenceOf(mistake: Mistake, node: any): string | undefined {
  const { ts } = mistake;
  if (ts.isElementAccessExpression(node)) return bracket(mistake, node);
  if (ts.isPrefixUnaryExpression(node)) return sign(mistake, node);
  if (ts.isBinaryExpression(node)) return pair(mistake, node);
  if (ts.isExpressionStatement(node)) return statement(mistake, node.expression);
  return undefined;
}

const typeOf = ({ checker }: Mistake, node: any) => checker.getTypeAtLocation(node);

/** x[0], x[0][1], x[0] = 5 */
function bracket(mistake: Mistake, node: any): string | undefined {
  const { ts } = mistake;
  let owner = node;
  const picks: any[] = [];
  while (ts.isElementAccessExpression(owner)) {
    picks.unshift(owner.argumentExpression);
    owner = owner.expression;
  }
  const first = picks[0];
  if (!first || !isTensor(mistake, typeOf(mistake, owner)) || ts.isStringLiteralLike(first)) return undefined;
  if (
    ts.isPropertyAccessExpression(first) ||
    typeOf(mistake, first).flags & (ts.TypeFlags.ESSymbolLike | ts.TypeFlags.StringLike)
  ) {
    return undefined; // x[Symbol.iterator], x[name]
  }
  const name = textOf(mistake, owner);
  const list = picks.map((one) => textOf(mistake, one, "i"));
  const parent = node.parent;
  if (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    return `square brackets do not reach into a tensor: write ${name}.setAt([${list.join(", ")}], ${textOf(mistake, parent.right, "value")})`;
  }
  const instead = list.length === 1 ? `${name}.select(0, ${list[0]})` : `${name}.index(${list.join(", ")})`;
  return `square brackets do not reach into a tensor: write ${instead}, with .item() behind it for a plain number`;
}

/** −x, !x */
function sign(mistake: Mistake, node: any): string | undefined {
  const { ts } = mistake;
  const { MinusToken, ExclamationToken, TildeToken, PlusToken } = ts.SyntaxKind;
  if (node.operator === TildeToken && ts.isNumericLiteral(node.operand))
    return `~ does not mean "about" here: write ${textOf(mistake, node.operand)}`;
  if (!isTensor(mistake, typeOf(mistake, node.operand))) return undefined;
  if (node.operator === ExclamationToken && !isLast(ts, node)) return undefined; // if (!x) asks whether there is one
  if (node.operator === PlusToken)
    return `a tensor is not a number: ${textOf(mistake, node.operand)}.item() gives the number of a tensor with one element`;
  return [MinusToken, ExclamationToken, TildeToken].includes(node.operator)
    ? operatorSentence(mistake, node)
    : undefined;
}

const isLast = (ts: any, node: any) => ts.isExpressionStatement(node.parent) || ts.isVariableDeclaration(node.parent);

/** x > y between two tensors, "…" + x; === and !== ask whether both are the same object, which may be meant. */
function pair(mistake: Mistake, node: any): string | undefined {
  const { ts } = mistake;
  const { LessThanToken, LessThanEqualsToken, GreaterThanToken, GreaterThanEqualsToken, CaretToken } = ts.SyntaxKind;
  const comparisons = [LessThanToken, LessThanEqualsToken, GreaterThanToken, GreaterThanEqualsToken];
  if (node.operatorToken.kind === ts.SyntaxKind.CommaToken && ts.isExpressionStatement(node.parent)) {
    return ts.isNumericLiteral(node.right) ? decimal(node.getText(mistake.file)) : undefined;
  }
  if (node.operatorToken.kind === CaretToken && [node.left, node.right].every(ts.isNumericLiteral))
    return power(textOf(mistake, node.left), textOf(mistake, node.right));
  if (!comparisons.includes(node.operatorToken.kind)) return undefined;
  const sides = [node.left, node.right].map((side) => isTensor(mistake, typeOf(mistake, side)));
  return sides.every(Boolean) ? operatorSentence(mistake, node) : undefined;
}

/** 10^5, but not 1 ^ 0, where the exclusive or of two bits may be meant. */
function power(base: string, exponent: string): string | undefined {
  return Number(base) > 1 ? `^ is no power in JavaScript: write ${base} ** ${exponent}` : undefined;
}

/** loss.backward; names the method and does nothing. */
function statement(mistake: Mistake, expression: any): string | undefined {
  const { ts, checker } = mistake;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const owner = typeOf(mistake, expression.expression);
  if (!(isTensor(mistake, owner) || isModule(mistake, owner) || isOptimizer(mistake, owner))) return undefined;
  const [signature] = checker.getTypeAtLocation(expression).getCallSignatures?.() ?? [];
  if (!signature || isModule(mistake, checker.getTypeAtLocation(expression))) return undefined;
  const text = textOf(mistake, expression);
  return `${text} only names the method: write ${text}(${signature.minArgumentCount > 0 ? "…" : ""}) to call it`;
}
