import { isArray, isModule, isOptimizer, isPromise, isTensor, isValue } from "./kinds.js";
import { around, type Mistake, type Rule, textOf } from "./mistake.js";
import { MODULE_NAMES, OPTIMIZER_NAMES, OTHER_NAMES, TENSOR_NAMES } from "./names.js";

/** "Property … does not exist": the names that PyTorch, NumPy and JavaScript's arrays have, and ours. */
export const properties: Rule = (mistake) => {
  const { ts, node, codes, checker } = mistake;
  if (!codes.some((code) => [2339, 2551, 2550, 2570, 2576].includes(code))) return undefined;
  const access = around(node, ts.isPropertyAccessExpression);
  if (!access || access.name !== node) return undefined;
  const name: string = access.name.text;
  const owner = textOf(mistake, access.expression);
  const type = checker.getTypeAtLocation(access.expression);
  const call = ts.isCallExpression(access.parent) && access.parent.expression === access ? access.parent : undefined;
  const asked: Asked = { name, owner, type, call };

  const meant = /Did you mean '(.+?)'/.exec(mistake.message)?.[1];
  const unknown = `there is no .${name} here: ${meant ? `did you mean ${meant}?` : `type ${owner}. and press Tab to see what there is`}`;
  if (isTensor(mistake, type)) return ofTensor(mistake, asked) ?? unknown;
  if (isValue(mistake, type)) return camel(mistake, asked) ?? unknown;
  if (isModule(mistake, type)) return instead(asked, MODULE_NAMES[name], mistake) ?? camel(mistake, asked) ?? unknown;
  if (isOptimizer(mistake, type))
    return instead(asked, OPTIMIZER_NAMES[name], mistake) ?? camel(mistake, asked) ?? unknown;
  if (isPromise(mistake, type)) {
    const inner = checker.getAwaitedType?.(type);
    if (inner && !checker.getPropertyOfType(inner, name) && !(inner.flags & ts.TypeFlags.Any)) return undefined;
    return `${owner} is not there yet: wait for it with await, as in (await ${owner}).${name}${call ? "(…)" : ""}`;
  }
  if (isArray(mistake, type)) return ofArray(mistake, asked);
  const room = /^(nn|optim|metrics|data|plot|linalg|lesson|calculus)$/.exec(owner)?.[0];
  return room ? (ofRoom(mistake, asked, room) ?? unknown) : undefined;
};

interface Asked {
  name: string;
  owner: string;
  type: any;
  call: any;
}

/** The arguments of the call as they stand. */
const given = (mistake: Mistake, { call }: Asked) =>
  call ? call.arguments.map((one: any) => textOf(mistake, one, "…")).join(", ") : "";

function instead(asked: Asked, pattern: string | undefined, mistake: Mistake): string | undefined {
  if (pattern === undefined || Object.hasOwn(Object.prototype, asked.name)) return undefined;
  const inner = given(mistake, asked);
  const written = pattern
    .replaceAll("$", asked.owner)
    .replace(/\(\[…\]\)/, `([${inner.replace(/^\[(.*)\]$/, "$1")}])`)
    .replace("(…)", `(${inner || "…"})`);
  if (written.startsWith(`${asked.owner} as it is`)) return `there is no .${asked.name} here: take ${written}`;
  return `there is no .${asked.name} here: write ${written}`;
}

function ofTensor(mistake: Mistake, asked: Asked): string | undefined {
  const { owner, name, call } = asked;
  const inner = given(mistake, asked);
  if (name === "size") return `there is no .size here: write ${owner}.shape${inner ? `[${inner}]` : ""}`;
  if (name === "length")
    return `a tensor has no length: write ${owner}.shape[0] for the first axis, or ${owner}.numel() for all elements`;
  if (name === "astype" || name === "type") {
    const kind = /float64|double/.test(inner)
      ? "float64"
      : /int/.test(inner)
        ? "int32"
        : /bool/.test(inner)
          ? "bool"
          : "float32";
    return `there is no .${name} here: write ${owner}.to("${kind}")`;
  }
  const inPlace = TENSOR_NAMES[name] ? undefined : /^(\w+)_$/.exec(name)?.[1];
  if (inPlace && mistake.checker.getPropertyOfType(asked.type, inPlace))
    return `there is no .${name} that works in place: write ${owner} = ${owner}.${inPlace}(${inner})`;
  const known = instead(asked, TENSOR_NAMES[name], mistake) ?? camel(mistake, asked);
  if (known) return known;
  const { own, rooms } = mistake.names();
  const plain = own.has(name) ? name : own.has(camelCase(name)) ? camelCase(name) : undefined;
  if (plain && call)
    return `${plain} is a function, not a method: write ${plain}(${[owner, inner].filter(Boolean).join(", ")})`;
  if (rooms.get("nn")?.has(camelCase(name)) && call)
    return `${camelCase(name)} belongs to nn: write nn.${camelCase(name)}(…)(${owner}) for a layer, or nn.${camelCase(name)}(${owner}, …) for a loss`;
  return undefined;
}

function ofArray(mistake: Mistake, asked: Asked): string | undefined {
  const { owner, name, call } = asked;
  if (name === "append") return `an array has no append: write ${owner}.push(${given(mistake, asked)})`;
  if (name === "len" || name === "size") return `an array has no ${name}: write ${owner}.length`;
  const isTensors =
    name in TENSOR_NAMES ||
    [
      "shape",
      "add",
      "sub",
      "mul",
      "div",
      "mean",
      "std",
      "matmul",
      "reshape",
      "max",
      "min",
      "sum",
      "argmax",
      "t",
      "dtype",
      "ndim",
      "numel",
    ].includes(name);
  if (!isTensors) return undefined;
  return `${owner} is a plain array and has no .${name}: make a tensor of it first, as in tensor(${owner}).${TENSOR_NAMES[name] ? "shape" : name}${call && !TENSOR_NAMES[name] ? "(…)" : ""}`;
}

/** nn.Linear, nn.MSELoss, optim.SGD: the library's functions have small first letters. */
function ofRoom(mistake: Mistake, asked: Asked, room: string): string | undefined {
  const found = findName(mistake, asked.name, room);
  if (asked.name === "functional")
    return "there is no nn.functional here: its functions are in gradus itself, and losses in nn, as in relu(x) and nn.mse(a, b)";
  if (asked.name === "Module" && room === "nn")
    return "models are functions here: write nn.sequential(…), or nn.module(name, parts, forward) for a layer of your own";
  if (!found) return undefined;
  if (!asked.call || found.includes("(")) return `there is no ${room}.${asked.name} here: write ${found}`;
  const list = given(mistake, asked);
  const inner = /loss$/i.test(asked.name) && list === "" ? "predictions, targets" : /[=]/.test(list) ? "…" : list;
  return `there is no ${room}.${asked.name} here: write ${found}(${inner})`;
}

/** The same name as the library writes it: maskedFill for masked_fill, relu for ReLU, mse for MSELoss. */
export function findName(mistake: Mistake, name: string, first?: string): string | undefined {
  const { own, rooms } = mistake.names();
  const bare = plain(name);
  const shapes = [bare, bare.replace(/loss$/, ""), bare.replace(/_?(1|2|3)d$/, "$1d")];
  const inRoom = (room: string) => {
    const match = [...(rooms.get(room) ?? [])].find((one) => shapes.includes(plain(one)));
    return match && `${room}.${match}`;
  };
  const direct = first ? inRoom(first) : /^[A-Z]/.test(name) ? inRoom("nn") : undefined;
  if (direct) return direct;
  const other = OTHER_NAMES[bare];
  if (other) return other;
  const free = [...own].find((one) => shapes.includes(plain(one)) && !rooms.has(one));
  return free ?? [...rooms.keys()].map(inRoom).find(Boolean);
}

const plain = (name: string) => name.toLowerCase().replaceAll("_", "");

const camelCase = (name: string) => name.replace(/(?<=\w)_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** A name in another spelling: zero_grad for zeroGrad. */
function camel(mistake: Mistake, { type, owner, name, call }: Asked): string | undefined {
  const names: string[] = mistake.checker.getPropertiesOfType(type).map((one: any) => one.name);
  const same = names.find((one) => plain(one) === plain(name) && !one.startsWith("_"));
  if (!same) return undefined;
  const isMethod = mistake.checker.getTypeOfPropertyOfType?.(type, same)?.getCallSignatures().length > 0;
  if (call && !isMethod) return `it is called ${same} here, and is not a method: write ${owner}.${same}`;
  return `it is called ${same} here: write ${owner}.${same}${isMethod ? `(${call?.arguments.length ? "…" : ""})` : ""}`;
}
