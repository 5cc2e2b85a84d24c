import { ArgumentError, ShapeError, words } from "../errors.js";
import type { Tensor } from "../tensor.js";
import { mul } from "./arithmetic.js";
import { matmul } from "./matmul.js";
import { sum } from "./reduction.js";
import { permute, reshape } from "./view.js";

/**
 * Sums of products in Einstein's notation: every letter is an axis; letters missing on the right are summed over.
 *
 * @example
 * einsum("i,i->", tensor([1, 2]), tensor([3, 4])).item(); // 11
 */
export function einsum(equation: string, ...operands: Tensor[]): Tensor {
  const { inputs, output } = parsed(equation, operands);
  const sizes = sizesOf(equation, inputs, operands);
  let [letters, result] = [inputs[0]!, operands[0]!];
  [letters, result] = summedAway(letters, result, new Set([...output, ...inputs.slice(1).join("")]));
  for (let i = 1; i < operands.length; i++) {
    const needed = new Set([...output, ...inputs.slice(i + 1).join("")]);
    const right = summedAway(inputs[i]!, operands[i]!, new Set([...needed, ...letters]));
    [letters, result] = contracted(letters, result, right[0], right[1], needed, sizes);
  }
  return permute(
    result,
    [...output].map((letter) => letters.indexOf(letter)),
  );
}

type Labelled = [letters: string, x: Tensor];

function parsed(equation: string, operands: readonly Tensor[]): { inputs: string[]; output: string } {
  const [left, right] = equation.replace(/\s/g, "").split("->");
  const inputs = left!.split(",");
  if (!/^[a-zA-Z,]*$/.test(left!))
    throw new ArgumentError("einsum", `the equation may hold letters, commas and ->, but is "${equation}"`);
  if (inputs.length !== operands.length)
    throw new ArgumentError(
      "einsum",
      `"${equation}" names ${inputs.length} operands, but ${operands.length} were given`,
    );
  const once = [...new Set(left!.replaceAll(",", ""))].filter((letter) => left!.split(letter).length === 2).sort();
  const output = right ?? once.join("");
  for (const letter of output)
    if (!left!.includes(letter))
      throw new ArgumentError("einsum", `"${letter}" stands on the right of "${equation}" but not on the left`);
  for (const letters of inputs) {
    if (new Set(letters).size !== letters.length)
      throw new ArgumentError(
        "einsum",
        `a letter twice in one operand ("${letters}") is not supported; multiply by eye(n) and sum`,
      );
  }
  return { inputs, output };
}

function sizesOf(equation: string, inputs: readonly string[], operands: readonly Tensor[]): Map<string, number> {
  const sizes = new Map<string, number>();
  inputs.forEach((letters, which) => {
    const { shape } = operands[which]!;
    if (letters.length !== shape.length)
      throw new ShapeError(
        "einsum",
        `"${letters}" names ${letters.length} axes, but operand ${which} is ${words(shape)}`,
        { shapes: [shape] },
      );
    [...letters].forEach((letter, axis) => {
      const size = shape[axis]!;
      if ((sizes.get(letter) ?? size) !== size) {
        throw new ShapeError(
          "einsum",
          `axis "${letter}" of "${equation}" is ${sizes.get(letter)} in one operand and ${size} in another`,
          { shapes: operands.map((x) => x.shape), axis },
        );
      }
      sizes.set(letter, size);
    });
  });
  return sizes;
}

/** Sums over the axes that nobody needs any more. */
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
