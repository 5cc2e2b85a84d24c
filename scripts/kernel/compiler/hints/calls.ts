import { isArray, isModule, isNumber, isNumbers, isOurs, isPromise, isTensor, isText, mayBeTensor } from "./kinds.js";
import { callAround, listed, type Mistake, type Rule, textOf } from "./mistake.js";

/** A call that the compiler refuses, with what the rules below ask of it. */
interface Call {
  node: any;
  /** the function as it is written */
  f: string;
  name: string;
  ours: boolean;
  /** the argument that does not fit, if it is one */
  argument: any;
  index: number;
  type: any;
  /** the parameter that it does not fit */
  wanted: any;
}

/** Wrong arguments: too many, too few, of another kind. */
export const calls: Rule = (mistake) => {
  const { ts, node, checker, codes } = mistake;
  if (codes.includes(2350)) {
    const call = callAround(mistake, node);
    if (call && ts.isNewExpression(call))
      return `no new is needed: write ${textOf(mistake, call).replace(/^new\s+/, "")}`;
  }
  const call = callOf(mistake);
  if (!call) return undefined;
  if (codes.some((code) => [2349, 6234].includes(code))) return notCallable(mistake, call);
  if (codes.some((code) => [2554, 2555, 2575, 2556].includes(code))) return countOfArguments(mistake, call);
  if (call.name === "sequential" && codes.includes(2345)) return parts(mistake, call);
  if (!call.argument || !codes.some((code) => [2345, 2559, 2560, 2322, 2820, 2353, 2561, 2740, 2769].includes(code)))
    return undefined;
  const awaited = promised(mistake, call);
  if (awaited) return awaited;
  if (!call.ours) return plainCall(mistake, call);
  void checker;
  return (
    numbersOnly(mistake, call) ??
    parts(mistake, call) ??
    options(mistake, call) ??
    sizes(mistake, call) ??
    tensors(mistake, call) ??
    choices(mistake, call) ??
    scalars(mistake, call)
  );
};

function callOf(mistake: Mistake): Call | undefined {
  const { ts, node, checker } = mistake;
  const call = callAround(mistake, node);
  if (!call) return undefined;
  const argument = (call.arguments ?? []).find((one: any) => one.pos <= node.pos && node.end <= one.end);
  const symbol = checker.getSymbolAtLocation(
    ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression,
  );
  const declared = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const callee = checker.getTypeAtLocation(call.expression);
  const receiver =
    ts.isPropertyAccessExpression(call.expression) && checker.getTypeAtLocation(call.expression.expression);
  const signature = checker.getResolvedSignature(call);
  const index = argument ? call.arguments.indexOf(argument) : -1;
  return {
    node: call,
    f: textOf(mistake, call.expression, declared?.name ?? "f"),
    name: declared?.name ?? "",
    ours: isOurs(declared) || isModule(mistake, callee) || isOurs(receiver?.symbol),
    argument,
    index,
    type: argument && checker.getTypeAtLocation(argument),
    wanted: signature && index >= 0 ? parameterType(mistake, signature, index) : undefined,
  };
}

function parameterType({ checker, ts }: Mistake, signature: any, index: number): any {
  const parameters = signature.getParameters();
  const parameter = parameters[Math.min(index, parameters.length - 1)];
  const declaration = parameter?.valueDeclaration;
  if (!parameter) return undefined;
  const type = checker.getTypeOfSymbolAtLocation(parameter, declaration);
  return declaration?.dotDotDotToken ? (checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type) : type;
}

/** The arguments as they stand, with one of them replaced. */
function withArguments(
  mistake: Mistake,
  { node, f }: Call,
  change: (text: string, i: number) => string | undefined,
): string {
  const list = node.arguments.map((one: any, i: number) => change(textOf(mistake, one, "…"), i));
  return `${f}(${list.filter((one: string | undefined) => one !== undefined).join(", ")})`;
}

const promised = (mistake: Mistake, call: Call): string | undefined =>
  isPromise(mistake, call.type)
    ? `${textOf(mistake, call.argument)} is not there yet: wait for it, as in ${withArguments(mistake, call, (text, i) => (i === call.index ? `await ${text}` : text))}`
    : undefined;

/** tensor("abc"), tensor([1, "a"]) */
function numbersOnly(mistake: Mistake, call: Call): string | undefined {
  const { ts, checker } = mistake;
  if (call.name !== "tensor") return undefined;
  if (call.node.arguments.every((one: any) => isNumber(mistake, checker.getTypeAtLocation(one))))
    return `tensor expects its numbers in an array: write ${inBrackets(mistake, call, 0)}`;
  if (call.index !== 0) return undefined;
  const find = (node: any): any =>
    isText(mistake, checker.getTypeAtLocation(node))
      ? node
      : ts.isArrayLiteralExpression(node)
        ? node.elements.map(find).find(Boolean)
        : undefined;
  const text = find(call.argument);
  if (text) return `tensor expects numbers, but ${textOf(mistake, text)} is a text`;
  return isTensor(mistake, call.type)
    ? `${textOf(mistake, call.argument)} is a tensor already: write ${textOf(mistake, call.argument)}.clone() for a copy`
    : undefined;
}

/** optim.adam(model), cat(a, b), nn.sequential([a, b]), nn.sequential(nn.relu), noGrad(x). */
function parts(mistake: Mistake, call: Call): string | undefined {
  const { checker } = mistake;
  const { type, f, name, index } = call;
  const text = call.argument ? textOf(mistake, call.argument, "x") : "";
  if (type && isModule(mistake, type) && name !== "sequential") {
    return `${f} expects the parameters of the model: write ${withArguments(mistake, call, (one, i) => (i === index ? `${one}.parameters()` : one))}`;
  }
  const answer = type?.getCallSignatures?.()[0];
  if (answer && !isModule(mistake, type)) {
    if (name === "sequential" && isModule(mistake, checker.getReturnTypeOfSignature(answer)))
      return `${text} makes a layer when it is called: write ${text}(${answer.parameters.length > 0 && !answer.parameters[0].valueDeclaration?.questionToken ? "…" : ""})`;
    if (/\.parameters$/.test(text))
      return `parameters is a method: write ${f}(${text}()${call.node.arguments.length > 1 ? ", …" : ""})`;
  }
  if (name === "sequential") {
    const array = call.node.arguments.find((one: any) => isArray(mistake, checker.getTypeAtLocation(one)));
    if (array) {
      const inner = textOf(mistake, array, "[…]");
      return `${f} takes the layers one after the other, without brackets: write ${f}(${mistake.ts.isArrayLiteralExpression(array) ? inner.slice(1, -1) || "…" : `...${inner}`})`;
    }
    const bare = call.node.arguments.find((one: any) => {
      const own = checker.getTypeAtLocation(one);
      const made = own.getCallSignatures?.()[0];
      return made && !isModule(mistake, own) && isModule(mistake, checker.getReturnTypeOfSignature(made));
    });
    if (bare)
      return `${textOf(mistake, bare)} makes a layer when it is called: write ${textOf(mistake, bare)}(${checker.getTypeAtLocation(bare).getCallSignatures()[0].minArgumentCount > 0 ? "…" : ""})`;
  }
  if (/^(cat|stack)$/.test(name) && index === 0 && isTensor(mistake, type)) {
    const list = call.node.arguments.filter((one: any) => isTensor(mistake, checker.getTypeAtLocation(one)));
    return `${f} expects one array of tensors: write ${f}([${list.map((one: any) => textOf(mistake, one)).join(", ")}], 0)`;
  }
  if (name === "noGrad") return `${f} expects a function, and gives back what it returns: write ${f}(() => ${text})`;
  if (isTensor(mistake, type) && isArray(mistake, call.wanted)) {
    const inner = checker.getIndexTypeOfType(call.wanted, mistake.ts.IndexKind.Number);
    return isTensor(mistake, inner) || mayBeTensor(mistake, inner)
      ? `${f} expects an array of tensors: write ${withArguments(mistake, call, (one, i) => (i === index ? `[${one}]` : one))}`
      : `${f} expects a plain array, but ${text} is a tensor: ${text}.toArray() gives its numbers`;
  }
  return undefined;
}

/** The options that a parameter may hold, by name. */
function optionNames(mistake: Mistake, wanted: any): string[] {
  const { checker, ts } = mistake;
  if (!wanted || !(wanted.flags & ts.TypeFlags.Object) || wanted.isUnion?.()) return [];
  if (isTensor(mistake, wanted) || isArray(mistake, wanted) || wanted.getCallSignatures().length > 0) return [];
  return checker.getPropertiesOfType(wanted).map((one: any) => one.name);
}

/** Other libraries' names for options. */
const OPTIONS: Readonly<Record<string, string>> = {
  learningrate: "lr",
  alpha: "lr",
  decay: "weightDecay",
  l2: "weightDecay",
  beta: "betas",
  epsilon: "eps",
  type: "dtype",
  grad: "requiresGrad",
  trainable: "requiresGrad",
  usebias: "bias",
  strides: "stride",
  pad: "padding",
  batch: "batchSize",
};

/** optim.sgd(parameters, 0.1), zeros([2], "int32"), { learningRate: 0.1 }. */
function options(mistake: Mistake, call: Call): string | undefined {
  const { ts, codes } = mistake;
  const known = optionNames(mistake, call.wanted);
  if (known.length === 0 || isTensor(mistake, call.type)) return undefined;
  const { f, index } = call;
  if (ts.isObjectLiteralExpression(call.argument)) {
    if (!codes.some((code) => [2353, 2561].includes(code))) return undefined;
    const wrong = /'([\w$]+)' does not exist/.exec(mistake.message)?.[1];
    if (!wrong) return undefined;
    const bare = wrong.toLowerCase().replaceAll("_", "");
    const right = known.find((one) => one.toLowerCase() === bare) ?? known.find((one) => one === OPTIONS[bare]);
    if (/^(device|out)$/.test(wrong))
      return `${f} has no option ${wrong}: leave it out; everything runs on the processor`;
    return right
      ? `${f} has no option ${wrong}: it is called ${right} here`
      : `${f} has no option ${wrong}: it knows ${listed(known)}`;
  }
  const isKind = isText(mistake, call.type) && known.includes("dtype");
  const name = isKind ? "dtype" : known.includes("lr") ? "lr" : known[0]!;
  return `${f} takes its options in braces, by name: write ${withArguments(mistake, call, (text, i) => (i === index ? `{ ${name}: ${text} }` : text))}`;
}

/** zeros(2, 3), reshape(x, 6): sizes belong into an array. */
function sizes(mistake: Mistake, call: Call): string | undefined {
  if (!isNumber(mistake, call.type) || !wantsNumbers(mistake, call.wanted)) return undefined;
  return `${call.f} expects ${call.name === "permute" || call.name === "flip" ? "the axes" : "the shape"} as one array: write ${inBrackets(mistake, call)}`;
}

function wantsNumbers(mistake: Mistake, wanted: any): boolean {
  const { checker, ts } = mistake;
  if (!wanted) return false;
  const constraint = checker.getBaseConstraintOfType(wanted) ?? wanted;
  const all = constraint.isUnion() || constraint.isIntersection() ? constraint.types : [constraint];
  return all.some((one: any) => {
    const inner = checker.getIndexTypeOfType(one, ts.IndexKind.Number);
    return (
      inner !== undefined && (isNumber(mistake, inner) || isNumber(mistake, checker.getBaseConstraintOfType(inner)))
    );
  });
}

/** All numbers from an argument on, put into brackets. */
function inBrackets(mistake: Mistake, call: Call, from = call.index): string {
  const texts: string[] = call.node.arguments.map((one: any) => textOf(mistake, one, "…").replace(/^\((.*)\)$/, "$1"));
  const isSize = (i: number) =>
    call.name !== "full" && isNumber(mistake, mistake.checker.getTypeAtLocation(call.node.arguments[i]));
  let end = from + 1;
  while (end < texts.length && isSize(end)) end++;
  return `${call.f}(${[...texts.slice(0, from), `[${texts.slice(from, end).join(", ")}]`, ...texts.slice(end)].join(", ")})`;
}

/** model([1, 2]), nn.mse(x, 1): a tensor was wanted. */
function tensors(mistake: Mistake, call: Call): string | undefined {
  const { f, type, index, argument } = call;
  const wanted = call.wanted && (mistake.checker.getBaseConstraintOfType(call.wanted) ?? call.wanted);
  const wantsTensor =
    /type '(?:[^']*\| )?Tensor</.test(mistake.message.replaceAll(/import\("[^"]*"\)\./g, "")) ||
    mayBeTensor(mistake, wanted);
  if (!wantsTensor) return undefined;
  const text = textOf(mistake, argument, "…");
  if (/^(cat|stack)$/.test(call.name))
    return `${f} expects an array of tensors: make a tensor of each of its elements, as in tensor([1, 2])`;
  if (isNumber(mistake, type)) {
    const other = call.node.arguments[0];
    const isPair = index > 0 && isTensor(mistake, mistake.checker.getTypeAtLocation(other));
    const made = isPair ? `fullLike(${textOf(mistake, other)}, ${text})` : `tensor([${text}])`;
    return `${f} expects a tensor, but ${text} is a number: write ${withArguments(mistake, call, (one, i) => (i === index ? made : one))}`;
  }
  if (isArray(mistake, type)) {
    return `${f} expects a tensor, but ${text === "…" ? "this" : text} is a plain array: write ${withArguments(
      mistake,
      call,
      (one, i) => {
        const other = mistake.checker.getTypeAtLocation(call.node.arguments[i]);
        return i === index || isNumbers(mistake, other) ? `tensor(${one})` : one;
      },
    )}`;
  }
  if (isText(mistake, type)) return `${f} expects a tensor or a number, but ${text} is a text`;
  return undefined;
}

/** x.to("cuda"), { dtype: "float16" }, { padding: "full" }: one of a few words was wanted. */
function choices(mistake: Mistake, call: Call): string | undefined {
  const { ts, node, checker } = mistake;
  const initializer =
    ts.isPropertyAssignment(node.parent) && node.parent.name === node ? node.parent.initializer : node;
  if (!ts.isStringLiteralLike(initializer)) return undefined;
  const word: string = initializer.text;
  if (/^(cuda|cpu|mps|gpu)(:\d+)?$/.test(word))
    return `there is no device to choose: leave ${call.name === "to" ? `.to("${word}")` : `"${word}"`} out; everything runs on the processor`;
  const option = initializer !== node ? node.getText(mistake.file) : undefined;
  if (option === "padding")
    return `the padding is a whole number of pixels on each side, such as 1, or "same", which keeps the size`;
  const wanted = checker.getContextualType(initializer);
  const words = (wanted?.isUnion?.() ? wanted.types : wanted ? [wanted] : [])
    .filter((one: any) => one.isStringLiteral?.())
    .map((one: any) => `"${one.value}"`);
  if (words.length === 0) return undefined;
  return `"${word}" is not known here${option ? ` as ${option}` : ""}: use ${listed(words, "or")}`;
}

/** Math.exp(x), dropout({ p: 0.5 }): a number was wanted. */
function scalars(mistake: Mistake, call: Call): string | undefined {
  const { ts, checker } = mistake;
  const { argument, index, f, wanted } = call;
  const simple = wanted && (checker.getBaseConstraintOfType(wanted) ?? wanted);
  if (ts.isObjectLiteralExpression(argument) && argument.properties.length === 1 && simple) {
    const value = argument.properties[0].initializer;
    if (value)
      return `${f} takes this value without braces and name: write ${withArguments(mistake, call, (text, i) => (i === index ? textOf(mistake, value) : text))}`;
  }
  if (isNumber(mistake, call.type) && index > 0 && REDUCTIONS.test(call.name)) {
    const axes = call.node.arguments.map((one: any) => textOf(mistake, one)).join(", ");
    return `${f} takes several axes as an array: write ${f}([${axes}])`;
  }
  return plainCall(mistake, call);
}

const REDUCTIONS = /^(sum|mean|prod|max|min|amax|amin|var|std|logsumexp)$/;

/** A function of JavaScript, or the learner's own. */
function plainCall(mistake: Mistake, call: Call): string | undefined {
  const text = textOf(mistake, call.argument, "this");
  if (
    mistake.ts.isStringLiteralLike(mistake.node) &&
    /type 'string' is not assignable to type 'number'/i.test(mistake.message)
  )
    return asNumber(mistake, mistake.node, textOf(mistake, mistake.node));
  const wantsNumber = isNumber(mistake, call.wanted);
  if (isTensor(mistake, call.type) && wantsNumber) {
    const math = /^Math\.(\w+)$/.exec(call.f)?.[1];
    if (math && mistake.checker.getPropertyOfType(call.type, math))
      return `${call.f} takes one number, but ${text} is a tensor: write ${text}.${math}()`;
    return `${call.f} expects a number, but ${text} is a tensor: ${text}.item() gives the number of a tensor with one element`;
  }
  if (isText(mistake, call.type) && wantsNumber) return asNumber(mistake, call.argument, text);
  return undefined;
}

/** A text where a number was wanted. */
export function asNumber({ ts }: Mistake, node: any, text: string): string {
  return ts.isStringLiteralLike(node) && node.text.trim() !== "" && Number.isFinite(Number(node.text.replace(",", ".")))
    ? `${text} is a text, not a number: write ${node.text.replace(",", ".")} without quotation marks`
    : `${text} is a text, but a number is wanted: Number(${text}) makes a number of it`;
}

function notCallable(mistake: Mistake, call: Call): string | undefined {
  const { ts } = mistake;
  const inner = call.node.arguments?.[0];
  if (ts.isPropertyAccessExpression(call.node.expression)) {
    const index = call.name === "shape" && inner ? `[${textOf(mistake, inner)}]` : "";
    return `${call.f} is not a method: write ${call.f}${index} without round brackets`;
  }
  const type = mistake.checker.getTypeAtLocation(call.node.expression);
  if (isTensor(mistake, type))
    return `${call.f} is a tensor, not a function: write ${call.f}.mul(…) to multiply, or ${call.f}.select(0, …) to pick`;
  return isNumber(mistake, type)
    ? `${call.f} is a number, not a function: write ${call.f} * (…) to multiply`
    : undefined;
}

/** Too many or too few. */
function countOfArguments(mistake: Mistake, call: Call): string | undefined {
  const { checker } = mistake;
  const signature = checker.getResolvedSignature(call.node);
  const count = call.node.arguments?.length ?? 0;
  const decimals = decimalComma(mistake, call);
  if (decimals) return decimals;
  if (!signature || !call.ours) return undefined;
  const names: string[] = signature
    .getParameters()
    .map((one: any) => (one.name.startsWith("__") ? "options" : one.name));
  const least: number = signature.minArgumentCount ?? 0;
  if (count > names.length) {
    const at = names.findIndex((_, i) => wantsNumbers(mistake, parameterType(mistake, signature, i)));
    const numbers = call.node.arguments
      .slice(Math.max(at, 0))
      .every((one: any) => isNumber(mistake, checker.getTypeAtLocation(one)));
    if (at >= 0 && numbers)
      return `${call.f} expects ${/^(permute|flip)$/.test(call.name) ? "the axes" : "the shape"} as one array: write ${inBrackets(mistake, call, at)}`;
    if (call.name === "tensor") return `tensor expects its numbers in an array: write ${inBrackets(mistake, call, 0)}`;
    return `${call.f} takes ${names.length === 0 ? "no arguments" : listed(names)}, but was given ${count} arguments`;
  }
  if (count >= least) return undefined;
  if (isModule(mistake, checker.getTypeAtLocation(call.node.expression)))
    return `${call.f} expects a tensor: write ${call.f}(x)`;
  if (call.name === "sgd")
    return `${call.f} expects a learning rate: write ${withArguments(mistake, call, (text) => text).replace(/\)$/, ", { lr: 0.1 })")}`;
  const missing = names.slice(count, least);
  return `${call.f}(${names.map((name, i) => (i < least ? name : `${name}?`)).join(", ")}): ${listed(missing)} ${missing.length > 1 ? "are" : "is"} missing`;
}

/** Math.sqrt(1,4): a comma between two digits was meant as a point. */
function decimalComma(mistake: Mistake, call: Call): string | undefined {
  const text: string = call.node.getText(mistake.file);
  const found = /(?<![\d.\w[])(\d+),(\d+)(?![\d.])/.exec(text.slice(call.f.length));
  return found ? `Use a point: ${found[1]}.${found[2]}` : undefined;
}
