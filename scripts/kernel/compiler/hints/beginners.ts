import { asNumber } from "./calls.js";
import { isNumber, isPromise, isTensor, isText } from "./kinds.js";
import { around, type Mistake, type Rule, textOf } from "./mistake.js";

/** Mistakes in the language itself that beginners make most. */
export const beginners: Rule = (mistake) => {
  const { codes } = mistake;
  const has = (...wanted: number[]) => codes.some((code) => wanted.includes(code));
  if (has(2588)) return constant(mistake);
  if (has(2451, 2300)) return twice(mistake);
  if (has(2448, 2454))
    return `${mistake.node.getText(mistake.file)} is used before the line that declares it: move that line up`;
  if (has(2488, 2495, 2461, 2763, 2548, 2549)) return walked(mistake);
  if (has(2695)) return comma(mistake);
  if (has(2322)) return assigned(mistake);
  if (has(1308)) return "await is only known in a function that is declared with async: write async before it";
  return undefined;
};

function constant({ node, file }: Mistake): string {
  const name = node.getText(file);
  return `${name} was declared with const and keeps its value: declare it with let ${name} = … if it is to change`;
}

function twice({ node, file }: Mistake): string {
  const name = node.getText(file);
  return `${name} is declared twice in this cell: leave out the second let or const, or take another name`;
}

/** for (const row of x), [...x], const [a, b] = x */
function walked(mistake: Mistake): string | undefined {
  const { ts, node, checker } = mistake;
  const pattern = around(node, ts.isVariableDeclaration);
  const source = ts.isArrayBindingPattern(node) ? pattern?.initializer : node;
  const type = source && checker.getTypeAtLocation(source);
  const text = textOf(mistake, source);
  if (isTensor(mistake, type)) {
    if (ts.isArrayBindingPattern(node))
      return `a tensor is not an array: write ${node.getText(mistake.file)} = ${text}.toArray()`;
    const loop = around(node, ts.isForOfStatement);
    const name = loop?.expression === node ? loop.initializer.getText(mistake.file) : undefined;
    return name
      ? `a tensor is not an array: write for (${name} of ${text}.toArray()), or take ${text}.select(0, i) in a loop over i`
      : `a tensor is not an array: ${text}.toArray() makes one`;
  }
  if (isNumber(mistake, type))
    return `${text} is one number: write for (let i = 0; i < ${text}; i++) to count up to it`;
  if (isPromise(mistake, type)) return `${text} is not there yet: write await ${text}`;
  return undefined;
}

/** x[0, 1] takes the 1 alone. */
function comma(mistake: Mistake): string | undefined {
  const { ts, node } = mistake;
  const access = around(node, ts.isElementAccessExpression);
  if (access?.argumentExpression && around(node, (at) => at === access.argumentExpression)) {
    const picked = access.argumentExpression.getText(mistake.file);
    const owner = textOf(mistake, access.expression);
    return isTensor(mistake, mistake.checker.getTypeAtLocation(access.expression))
      ? `square brackets do not reach into a tensor: write ${owner}.index(${picked}), or ${owner}.index(${picked}).item() for the number`
      : `brackets take one index each: write ${owner}[${picked.split(/,\s*/).join("][")}]`;
  }
  const pair = around(node, ts.isBinaryExpression);
  return pair ? decimal(pair.getText(mistake.file)) : undefined;
}

/** 1,4 where 1.4 was meant. */
export function decimal(text: string): string | undefined {
  const found = /(?<![\d.\w])(\d+),(\d+)(?![\d.\w])/.exec(text);
  return found ? `Use a point: ${found[1]}.${found[2]}` : undefined;
}

/** const n: number = "3"; const y: number = x; const n: number = fetch(…) */
function assigned(mistake: Mistake): string | undefined {
  const { ts, node, checker, message } = mistake;
  const declaration = around(
    node,
    (at) =>
      ts.isVariableDeclaration(at) ||
      ts.isBinaryExpression(at) ||
      ts.isPropertyAssignment(at) ||
      ts.isReturnStatement(at),
  );
  const value = declaration?.initializer ?? declaration?.right ?? declaration?.expression;
  if (!value) return undefined;
  const type = checker.getTypeAtLocation(value);
  const text = textOf(mistake, value, "this");
  if (isPromise(mistake, type) && !/type 'Promise/.test(message.slice(message.indexOf("assignable")))) {
    return `${text} is not there yet: wait for it with await ${text}`;
  }
  if (!/assignable to type 'number'/.test(message)) return undefined;
  if (isText(mistake, type)) return asNumber(mistake, value, text);
  if (isTensor(mistake, type))
    return `${text} is a tensor, but a number is wanted: ${text}.item() gives the number of a tensor with one element`;
  return undefined;
}
