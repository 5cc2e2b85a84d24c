import { requireTensors } from "../arguments.js";
import { ArgumentError, described, ShapeError, words } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { mul } from "./arithmetic.js";
import { indexSelect } from "./indexing.js";
import { matmul } from "./matmul.js";
import { sum } from "./reduction.js";
import { permute, reshape, squeeze } from "./view.js";

/**
 * Sums of products in Einstein's notation: every letter is an axis; letters missing on the right are summed over. A letter
 * twice in one operand takes its diagonal; "..." stands for any further axes, which broadcast.
 *
 * @example
 * einsum("i,i->", tensor([1, 2]), tensor([3, 4])).item(); // 11
 */
export function einsum(equation: string, ...operands: Tensor[]): Tensor {
  if (typeof equation !== "string")
    throw new ArgumentError(
      "einsum",
      `the first argument must be the equation, such as "ij,jk->ik", but is ${described(equation)}`,
    );
  requireTensors("einsum", operands);
  const { inputs, output } = parsed(equation, operands);
  const sizes = sizesOf(equation, inputs, operands);
  const parts = inputs.map((letters, i) => onceEach(letters, operands[i]!, sizes));
  const after = (i: number) => parts.slice(i + 1).flatMap(([letters]) => [...letters]);
  let [letters, result] = summedAway(...parts[0]!, new Set([...output, ...after(0)]));
  for (let i = 1; i < parts.length; i++) {
    const needed = new Set([...output, ...after(i)]);
    const right = summedAway(...parts[i]!, new Set([...needed, ...letters]));
    [letters, result] = contracted(letters, result, right[0], right[1], needed, sizes);
  }
  return permute(
    result,
    [...output].map((letter) => letters.indexOf(letter)),
  );
}

type Labelled = [letters: string, x: Tensor];

function refuse(sentence: string): never {
  throw new ArgumentError("einsum", sentence);
}

/** The letters of each operand and of the result; the axes of "..." are named by digits, aligned at the last. */
function parsed(equation: string, operands: readonly Tensor[]): { inputs: string[]; output: string } {
  const [left, right, more] = equation.replace(/\s/g, "").split("->") as [string, string?, string?];
  const named = left.split(",");
  if (more !== undefined || !/^([a-zA-Z,]|\.{3})*$/.test(left) || !/^([a-zA-Z]|\.{3})*$/.test(right ?? ""))
    refuse(`the equation may hold letters, commas, "..." and one ->, but is "${equation}"`);
  if (named.length !== operands.length)
    refuse(`"${equation}" names ${named.length} operands, but ${operands.length} were given`);
  const open = named.map((letters, i) => openAxes(letters, operands[i]!, i));
  const digits = Array.from({ length: Math.max(0, ...open) }, (_, i) => i).join("");
  const inputs = named.map((letters, i) => letters.replace("...", digits.slice(digits.length - open[i]!)));
  const letters = left.replace(/[^a-zA-Z]/g, "");
  const once = [...new Set(letters)].filter((letter) => letters.split(letter).length === 2).sort();
  const output = right === undefined ? digits + once.join("") : right.replace("...", digits);
  for (const letter of output.replace(/\d/g, "")) {
    if (!letters.includes(letter)) refuse(`"${letter}" is on the right of "${equation}" but not on the left`);
    if (output.split(letter).length > 2) refuse(`"${letter}" may appear only once on the right of "${equation}"`);
  }
  if (output.includes(".")) refuse(`"..." may appear only once on the right of "${equation}"`);
  return { inputs, output };
}

/** How many axes of an operand "..." stands for. */
function openAxes(letters: string, { shape }: Tensor, which: number): number {
  const [before, ...rest] = letters.split("...");
  if (rest.length > 1) refuse(`"..." may appear only once in an operand, but one is "${letters}"`);
  const free = shape.length - (before! + rest.join("")).length;
  if (free < 0 || (free > 0 && rest.length === 0))
    throw new ShapeError(
      "einsum",
      `"${letters}" names ${shape.length - free} axes, but operand ${which} is ${words(shape)}`,
      { shapes: [shape] },
    );
  return free;
}

function sizesOf(equation: string, inputs: readonly string[], operands: readonly Tensor[]): Map<string, number> {
  const sizes = new Map<string, number>();
  inputs.forEach((letters, which) => {
    const { shape } = operands[which]!;
    [...letters].forEach((letter, axis) => {
      const size: number = shape[axis]!;
      const known = sizes.get(letter) ?? size;
      const broadcasts = /\d/.test(letter) && (size === 1 || known === 1);
      if (known !== size && !broadcasts) {
        throw new ShapeError(
          "einsum",
          `axis "${/\d/.test(letter) ? "..." : letter}" of "${equation}" is ${known} in one place and ${size} in another`,
          { shapes: operands.map((x) => x.shape), axis },
        );
      }
      sizes.set(letter, known === 1 ? size : known);
    });
  });
  return sizes;
}

/** An operand with every letter once: diagonals taken, axes of size 1 that broadcast dropped. */
function onceEach(letters: string, x: Tensor, sizes: ReadonlyMap<string, number>): Labelled {
  const again = [...letters].findIndex((letter, i) => letters.indexOf(letter) < i);
  if (again >= 0) {
    const n = x.shape[again]!;
    const first = letters.indexOf(letters[again]!);
    const others = x.shape.map((_: number, i: number) => i).filter((i: number) => i !== first && i !== again);
    const pairs = reshape(permute(x, [...others, first, again]), [...others.map((i: number) => x.shape[i]!), n * n]);
    const diagonal = indexSelect(
      pairs,
      -1,
      Array.from({ length: n }, (_, k) => k * (n + 1)),
    );
    return onceEach(others.map((i: number) => letters[i]!).join("") + letters[again]!, diagonal, sizes);
  }
  const stretches = [...letters].findIndex((letter, i) => x.shape[i] === 1 && sizes.get(letter) !== 1);
  if (stretches < 0) return [letters, x];
  return onceEach(letters.slice(0, stretches) + letters.slice(stretches + 1), squeeze(x, stretches) as Tensor, sizes);
}

/** Sums over the axes that are no longer needed. */
function summedAway(letters: string, x: Tensor, needed: ReadonlySet<string>): Labelled {
  const gone = [...letters].flatMap((letter, axis) => (needed.has(letter) ? [] : [axis]));
  if (gone.length === 0) return [letters, x];
  return [[...letters].filter((letter) => needed.has(letter)).join(""), sum(x, gone)];
}

/** Two operands into one: axes that both have and the result keeps are a batch, those it does not keep are contracted. */
function contracted(
  a: string,
  x: Tensor,
  b: string,
  y: Tensor,
  needed: ReadonlySet<string>,
  sizes: ReadonlyMap<string, number>,
): Labelled {
  const both = [...a].filter((letter) => b.includes(letter));
  const batch = both.filter((letter) => needed.has(letter));
  const inner = both.filter((letter) => !needed.has(letter));
  const rows = [...a].filter((letter) => !b.includes(letter));
  const cols = [...b].filter((letter) => !a.includes(letter));
  const size = (letters: readonly string[]) => letters.reduce((n, letter) => n * sizes.get(letter)!, 1);
  const arranged = (letters: string, t: Tensor, order: readonly string[], shape: readonly number[]) =>
    reshape(
      permute(
        t,
        order.map((letter) => letters.indexOf(letter)),
      ),
      shape as number[],
    );
  const letters = [...batch, ...rows, ...cols].join("");
  const full = [...letters].map((letter) => sizes.get(letter)!);
  const left = arranged(a, x, [...batch, ...rows, ...inner], [size(batch), size(rows), size(inner)]);
  const right = arranged(b, y, [...batch, ...inner, ...cols], [size(batch), size(inner), size(cols)]);
  const product = inner.length === 0 ? mul(left, right) : matmul(left, right);
  return [letters, reshape(product, full)];
}
