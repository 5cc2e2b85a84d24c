import { around, listed, type Mistake, type Rule } from "./mistake.js";
import { LIBRARIES, PYTHON } from "./names.js";
import { findName } from "./properties.js";

/** "Cannot find name": what gradus exports but was not imported, what Python calls otherwise, what no cell has declared. */
export const globals: Rule = (mistake) => {
  const { ts, node, code, message } = mistake;
  if (![2304, 2552, 2503, 2580, 2582, 2584, 2663].includes(code) || !ts.isIdentifier(node)) return undefined;
  const name: string = node.text;
  const argument = namedArgument(mistake, node);
  if (argument) return argument;
  const member =
    ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node ? node.parent.name.text : "";
  if (name === "Tensor" && (ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent)))
    return 'tensors are made by tensor(…), with a small t: write import { tensor } from "gradus" and then tensor([1, 2])';
  if (name === "device" || name === "cuda")
    return "there is no device to choose: leave it out; everything runs on the processor";
  const library = LIBRARIES[name];
  if (library) return fromLibrary(mistake, name, library, member);

  const { own, rooms } = mistake.names();
  if (own.has(name) && rooms.get("nn")?.has(name))
    return `${name} is not imported yet: import { nn } from "gradus" and nn.${name}(…) for a layer, or import { ${name} } from "gradus" for the function of tensors`;
  if (own.has(name))
    return `${name} is not imported yet: write import { ${name} } from "gradus" in this cell or an earlier one`;
  if (name in PYTHON) return PYTHON[name];
  const found = findName(mistake, name);
  if (found?.includes(".") && rooms.has(found.split(".")[0]!)) {
    const room = found.split(".")[0]!;
    return `there is no ${name} by itself: write ${found}(…), after import { ${room} } from "gradus"`;
  }
  if (found)
    return `it is called ${found} in gradus: write import { ${/^\w+/.exec(found)![0]} } from "gradus" and then ${found}`;
  const meant = /Did you mean '(.+?)'/.exec(message)?.[1];
  return `${name} is not known: ${meant && meant !== "undefined" ? `did you mean ${meant}? If not, ` : ""}run the cell that declares it, or declare it with const ${name} = …`;
};

/** f(x, dim=0): JavaScript has no named arguments. */
function namedArgument({ ts, file }: Mistake, node: any): string | undefined {
  const assignment = node.parent;
  if (
    !ts.isBinaryExpression(assignment) ||
    assignment.left !== node ||
    assignment.operatorToken.getText(file) !== "="
  ) {
    return undefined;
  }
  const call = assignment.parent;
  if (!(ts.isCallExpression(call) || ts.isNewExpression(call))) {
    return ts.isExpressionStatement(call)
      ? `${node.text} is not declared yet: write const ${node.text} = …, or let where it is to change`
      : undefined;
  }
  const given: string = assignment.right.getText(file);
  const value = ({ True: "true", False: "false", None: "undefined" } as Record<string, string>)[given] ?? given;
  const f = call.expression.getText(file);
  const before = call.arguments.slice(0, call.arguments.indexOf(assignment)).map((one: any) => one.getText(file));
  const asOption =
    /^(lr|momentum|weight_?decay|betas|eps|stride|padding|dilation|groups|bias|dtype|requires_?grad|device|batch_?size|shuffle)$/i.test(
      node.text,
    );
  const written = [...before, asOption ? `{ ${camelOf(node.text)}: ${value} }` : value].join(", ");
  return `JavaScript has no named arguments: write ${f}(${written})`;
}

const camelOf = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function fromLibrary(mistake: Mistake, name: string, library: string, member: string): string {
  const room = around(mistake.node, mistake.ts.isCallExpression)?.expression?.getText?.(mistake.file) ?? "";
  const last = /\.(\w+)$/.exec(room)?.[1] ?? member;
  const found = member && (findName(mistake, last) ?? findName(mistake, member));
  const first = found ? /^\w+/.exec(found)![0] : undefined;
  return first
    ? `there is no ${library} here, but gradus has the same: write import { ${first} } from "gradus" and then ${found}${found!.includes("(") ? "" : "(…)"}`
    : `there is no ${library} (${name}) here: import what you use from "gradus", as in import { tensor, zeros, nn, optim } from "gradus"`;
}

/** import { Linear } from "gradus"; import … from "Gradus". */
export const imports: Rule = (mistake) => {
  const { ts, node, codes, file } = mistake;
  if (codes.some((code) => [2305, 2724, 2614].includes(code))) {
    const declaration = around(node, ts.isImportDeclaration);
    if (declaration?.moduleSpecifier.text !== "gradus") return undefined;
    const name = node.getText(file);
    const found = findName(mistake, name);
    if (found?.includes(".")) {
      const [room] = found.split(".");
      return `gradus has no ${name} of its own: write import { ${room} } from "gradus" and then ${found}`;
    }
    if (found) return `gradus has no ${name}: it is called ${found} here`;
    const near = /Did you mean '(.+?)'/.exec(mistake.message)?.[1];
    if (near) return `gradus has no ${name}: did you mean ${near}?`;
    const { rooms } = mistake.names();
    return `gradus has no ${name}: see what there is by typing import { } from "gradus" and pressing Tab between the braces, and inside ${listed([...rooms.keys()].filter((one) => ["nn", "optim", "data", "metrics", "plot"].includes(one)))}`;
  }
  if (codes.includes(6059))
    return `a cell imports what lies beside its notebook or in a folder below: copy ${node.text ?? "the file"} there`;
  if (codes.includes(2307)) {
    const wanted = node.text ?? "";
    if (wanted.toLowerCase() === "gradus") return `the library is written small: import … from "gradus"`;
    if (wanted.toLowerCase() in LIBRARIES)
      return `there is no ${LIBRARIES[wanted.toLowerCase()]} here: import what you use from "gradus"`;
    if (wanted.startsWith(".")) return `there is no file ${wanted} beside this notebook`;
    return `there is no package ${wanted} here: the course brings "gradus" and Node's own modules, such as "node:fs"`;
  }
  return undefined;
};
