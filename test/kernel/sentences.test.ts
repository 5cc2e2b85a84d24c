/** What a cell is told before any line of it runs: a cell, and the first line of the answer. */
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { describeDiagnostics } from "../../scripts/kernel/cells/diagnostics.js";
import { loadTslab, type TslabConverter } from "../../scripts/kernel/compiler/converter.js";
import { buildLibrary } from "../../scripts/setup/build.mjs";

const SETUP = `import { cat, fullLike, full, nn, noGrad, ones, optim, rand, stack, tensor, Value, value, zeros } from "gradus";
const a = tensor([[1, 2, 3], [4, 5, 6]]), model = nn.linear(2, 3), list = [1, 2, 3], v = value(3);
const optimizer = optim.adam(model.parameters());
async function later() { return 1; }`;

let converter: TslabConverter;
let declarations = "";
beforeAll(async () => {
  await buildLibrary();
  converter = loadTslab(join(import.meta.dirname, "..", "..")).converter;
  declarations = converter.convert("", SETUP).declOutput!;
}, 120_000);

/** The error's text without its place; nothing where the cell may run. */
function said(cell: string): string | undefined {
  const { diagnostics } = converter.convert(declarations, cell);
  if (diagnostics.length === 0) return undefined;
  return describeDiagnostics(diagnostics, cell).evalue.replace(/^line \d+, column \d+: /, "");
}

const INSIDE = "square brackets do not reach into a tensor: write";
const tables: Record<string, [cell: string, sentence: string][]> = {
  "operators between tensors": [
    ["a + 1", "JavaScript's + does not know tensors: write a.add(1)"],
    ["a + a", "JavaScript's + does not know tensors: write a.add(a)"],
    ["2 * a", "JavaScript's * does not know tensors: write a.mul(2)"],
    ["2 - a", "JavaScript's - does not know tensors: write sub(2, a)"],
    ["(a - 1) ** 2", "JavaScript's - does not know tensors: write a.sub(1).pow(2)"],
    ["-a", "JavaScript's - does not know tensors: write a.neg()"],
    ["a > 1", "JavaScript's > does not know tensors: write a.gt(1)"],
    ["a > a", "JavaScript's > does not know tensors: write a.gt(a)"],
    ["a == 1", "JavaScript's == does not know tensors: write a.eq(1)"],
    ["let w = a; w += 1", "JavaScript's += does not know tensors: write w = w.add(1)"],
    ["let w = a; w = w - 1", "JavaScript's - does not know tensors: write w.sub(1)"],
    ["v + 1", "JavaScript's + does not know values of this kind: write v.add(1)"],
    ["list * 2", "JavaScript's * does not calculate with arrays: make a tensor of it first, as in tensor(list).mul(2)"],
  ],
  "brackets on tensors": [
    ["a[0]", `${INSIDE} a.select(0, 0), with .item() behind it for a plain number`],
    ["const row = a[0]; row", `${INSIDE} a.select(0, 0), with .item() behind it for a plain number`],
    [
      "for (let i = 0; i < 2; i++) console.log(a[i])",
      `${INSIDE} a.select(0, i), with .item() behind it for a plain number`,
    ],
    ["a[0, 1]", `${INSIDE} a.index(0, 1), or a.index(0, 1).item() for the number`],
    ["a[0][1]", `${INSIDE} a.index(0, 1), with .item() behind it for a plain number`],
    ["a[0] = 5", `${INSIDE} a.setAt([0], 5)`],
    ["a[:, 0]", `${INSIDE} a.select(1, 0), or a.index(":", 0)`],
    ["a[0, :]", `${INSIDE} a.select(0, 0), or a.index(0, ":")`],
    ["a[:, 0:2]", `${INSIDE} a.index(":", [0, 2])`],
    ["a[0:2]", "square brackets cannot take a range: write a.slice(0, 0, 2) for a tensor, a.slice(0, 2) for an array"],
  ],
  "shapes and lists as arguments": [
    ["zeros(2, 3)", "zeros expects the shape as one array: write zeros([2, 3])"],
    ["zeros((2, 3))", "zeros expects the shape as one array: write zeros([2, 3])"],
    ["ones(3)", "ones expects the shape as one array: write ones([3])"],
    ["rand(2, 3)", "rand expects the shape as one array: write rand([2, 3])"],
    ["full(2, 3)", "full expects the shape as one array: write full([2], 3)"],
    ["a.reshape(3, 2)", "a.reshape expects the shape as one array: write a.reshape([3, 2])"],
    ["a.reshape(6)", "a.reshape expects the shape as one array: write a.reshape([6])"],
    ["a.permute(1, 0)", "a.permute expects the axes as one array: write a.permute([1, 0])"],
    ["tensor(1, 2)", "tensor expects its numbers in an array: write tensor([1, 2])"],
    ['tensor([1, "a"])', 'tensor expects numbers, but "a" is a text'],
    ["cat(a, a)", "cat expects one array of tensors: write cat([a, a], 0)"],
    ["a.sum(0, 1)", "a.sum takes several axes as an array: write a.sum([0, 1])"],
    ["a.sum({ axis: 0 })", "a.sum takes this value without braces and name: write a.sum(0)"],
    ["a.sum(dim=0)", "JavaScript has no named arguments: write a.sum(0)"],
  ],
  "names from PyTorch and NumPy": [
    ["a.view(3, 2)", "there is no .view here: write a.reshape([3, 2])"],
    ["a.T", "there is no .T here: write a.t()"],
    ["a.size()", "there is no .size here: write a.shape"],
    ["a.size(0)", "there is no .size here: write a.shape[0]"],
    ["a.shape()", "a.shape is not a method: write a.shape without round brackets"],
    ["a.dim()", "there is no .dim here: write a.ndim"],
    ["a.numpy()", "there is no .numpy here: write a.toArray(), or a.data() for a flat typed array"],
    ["a.length", "a tensor has no length: write a.shape[0] for the first axis, or a.numel() for all elements"],
    ["a.masked_fill(a, 0)", "it is called maskedFill here: write a.maskedFill(…)"],
    ["a.requires_grad", "it is called requiresGrad here: write a.requiresGrad"],
    ["a.exp_()", "there is no .exp_ that works in place: write a = a.exp()"],
    ['a.to("cuda")', 'there is no device to choose: leave .to("cuda") out; everything runs on the processor'],
    ["a.foo", "there is no .foo here: type a. and press Tab to see what there is"],
    ["model.forward(a)", "there is no .forward here: write model(a)"],
    ["model.state_dict()", "it is called stateDict here: write model.stateDict()"],
    ["optimizer.zero_grad()", "it is called zeroGrad here: write optimizer.zeroGrad()"],
    ["nn.Linear(2, 3)", "there is no nn.Linear here: write nn.linear(2, 3)"],
    ["nn.MSELoss()", "there is no nn.MSELoss here: write nn.mse(predictions, targets)"],
    ["new nn.linear(2, 3)", "no new is needed: write nn.linear(2, 3)"],
    [
      "torch.zeros([2])",
      'there is no PyTorch here, but gradus has the same: write import { zeros } from "gradus" and then zeros(…)',
    ],
    ["list.shape", "list is a plain array and has no .shape: make a tensor of it first, as in tensor(list).shape"],
  ],
  "models, losses and optimisers": [
    ["model([1, 2])", "model expects a tensor, but [1, 2] is a plain array: write model(tensor([1, 2]))"],
    ["model()", "model expects a tensor: write model(x)"],
    ["nn.mse(a, [1, 2])", "nn.mse expects a tensor, but [1, 2] is a plain array: write nn.mse(a, tensor([1, 2]))"],
    ["nn.mse(a, 1)", "nn.mse expects a tensor, but 1 is a number: write nn.mse(a, fullLike(a, 1))"],
    ["optim.adam(model)", "optim.adam expects the parameters of the model: write optim.adam(model.parameters())"],
    ["optim.adam(model.parameters)", "parameters is a method: write optim.adam(model.parameters())"],
    [
      "optim.sgd(model.parameters(), 0.1)",
      "optim.sgd takes its options in braces, by name: write optim.sgd(model.parameters(), { lr: 0.1 })",
    ],
    ["optim.adam([a], { learningRate: 0.1 })", "optim.adam has no option learningRate: it is called lr here"],
    [
      "nn.sequential([model, nn.relu()])",
      "nn.sequential takes the layers one after the other, without brackets: write nn.sequential(model, nn.relu())",
    ],
    ["nn.sequential(model, nn.relu)", "nn.relu makes a layer when it is called: write nn.relu()"],
    ["nn.linear(2)", "nn.linear(inputs, outputs, options?): outputs is missing"],
    [
      'nn.conv2d(1, 1, 3, { padding: "full" })',
      'the padding is a whole number of pixels on each side, such as 1, or "same", which keeps the size',
    ],
    ["noGrad(a)", "noGrad expects a function, and gives back what it returns: write noGrad(() => a)"],
    ["a.sum().backward", "a.sum().backward only names the method: write a.sum().backward() to call it"],
    [
      "for (const row of a) console.log(row)",
      "a tensor is not an array: write for (const row of a.toArray()), or take a.select(0, i) in a loop over i",
    ],
  ],
  "what beginners write": [
    ["const x = 1,4", "Use a point: 1.4"],
    ["optim.sgd([a], { lr: 0,1 })", "Use a point: 0.1"],
    ["Math.sqrt(1,4)", "Use a point: 1.4"],
    [
      "const c = 3; c = 4",
      "c was declared with const and keeps its value: declare it with let c = … if it is to change",
    ],
    [
      "linspace(0, 1, 3)",
      'linspace is not imported yet: write import { linspace } from "gradus" in this cell or an earlier one',
    ],
    ["mse(a, a)", 'there is no mse by itself: write nn.mse(…), after import { nn } from "gradus"'],
    ["unheard", "unheard is not known: run the cell that declares it, or declare it with const unheard = …"],
    ["tensor([1, 2)", "a closing ] is missing: the [ of line 1 is still open where a ) stands in line 1"],
    ["function f(x) {\n  return x;", "a closing } is missing: the { of line 1 is never closed"],
    ['const n: number = "3"', '"3" is a text, not a number: write 3 without quotation marks'],
    ['"3" * 2', '"3" is a text, not a number: write 3 without quotation marks'],
    ["later().toFixed()", "later() is not there yet: wait for it with await, as in (await later()).toFixed(…)"],
    [
      "const n: number = a.sum()",
      "a.sum() is a tensor, but a number is wanted: a.sum().item() gives the number of a tensor with one element",
    ],
    ["print(a)", "JavaScript prints with console.log(…), and the last line of a cell is shown by itself"],
    ["for i in range(10):", "write for (let i = 0; i < 10; i++) { … }"],
    ["def f(x):", "write function f(x) { return … }"],
  ],
};

describe.each(Object.entries(tables))("%s", (_kind, rows) => {
  test.each(rows)("%s: %s", (cell, sentence) => {
    expect(said(cell)).toBe(sentence);
  });
});

/** What is said of a guess cell with this typed into it. */
const guess = (typed: string, type = "number") =>
  said(`const myDose: ${type} | undefined = ${typed}; // your guess\nconsole.log(myDose);`);
const ALONE = "a guess is one number, with a decimal point and nothing around it";

test.each([
  ["1,4", "Use a point: 1.4"],
  ["-0,5", "Use a point: -0.5"],
  ["−0.5", `${ALONE}: write -0.5`],
  ["1.4 Gy", `${ALONE}: write 1.4`],
  ["1.4Gy", `${ALONE}: write 1.4`],
  ['"1.4"', `${ALONE}: write 1.4`],
  ["about 2", `${ALONE}: write 2`],
  ["50%", `${ALONE}: write 50`],
  ["<1", `${ALONE}: write 1`],
  ["$300", `${ALONE}: write 300`],
  ["1.4 undefined", `${ALONE}: write 1.4`],
  ["between 1 and 2", `${ALONE}, such as 1`],
  ["[1, 4]", `${ALONE}, such as 1`],
  ["1 000", "nothing stands between the digits of a large number: write 1000"],
  ["1,000", "nothing stands between the digits of a large number: write 1000"],
  ["", "type a number after the equals sign, such as 1.4, or undefined for no guess"],
  ["yes", "a guess is a number here, such as 1.4"],
  ["true", "a guess is a number here, such as 1.4"],
  ["~1.4", '~ does not mean "about" here: write 1.4'],
  ["10^5", "^ is no power in JavaScript: write 10 ** 5"],
])("a guess typed as %s", (typed, sentence) => {
  expect(guess(typed)).toBe(sentence);
});

test.each(["1.4", "-3", "3e5", "1/3", "undefined", "10 ** 5", "0.5 * 2"])("a guess typed as %s is one", (typed) => {
  expect(guess(typed)).toBeUndefined();
});

test("a guess in words, and one of true or false", () => {
  expect(guess("the left one", "string")).toBe('a guess in words stands between quotation marks: write "…"');
  expect(guess("yes", "boolean")).toBe("this guess is true or false, without quotation marks");
  expect(said("1 ^ 0")).toBeUndefined();
});

test.each([
  "a === a",
  "if (!a) console.log(1)",
  'a["shape"]',
  "a.shape[0]",
  "[a, a][0]",
  "const rows = a.toArray(); rows[0][1]",
  "model.stateDict().weight",
  "const f = a.mul; f",
  "list[0], list[1]",
  "[1,4, 2,5]",
  "a.sum(list)",
  "declare const axis: number; a.sum(axis).softmax(axis)",
  "declare const some: any; a.add(some).matmul(some); nn.mse(some, a); some[0]; -some",
])("nothing is said of %s", (cell) => {
  expect(said(cell)).toBeUndefined();
});

test.each([
  "const x = list.length > 2 ? ones([2, 3]) : ones([4, 3]); x.matmul(zeros([3, 2])).add(1)",
  "const x = list.length > 2 ? ones([2, 3]) : ones([4, 3]); model.eval()(x.mul(2))",
  "let w = tensor([3, 4]); for (let i = 0; i < 3; i++) w = tensor(w.sub(1).toArray())",
  "let h = a; h = h.t(); h = h.matmul(a); h.sum()",
  "for (const x of [ones([2, 3]), ones([4, 3])]) x.sum(0).mul(2)",
])("no false alarm: %s", (cell) => {
  expect(said(cell)).toBeUndefined();
});

test("types are named as in a cell, without the paths of a machine", () => {
  expect(said("const t: { far: number } = a;")).not.toMatch(/import\(|dist|[/\\]/);
});
