import type { TslabConverter } from "./converter.js";

/** Cells nobody sees, so that the first real one finds a warm compiler with the library's types read. */
const CELLS = [
  `import { nn, tensor, zeros } from "gradus";
const product = zeros([2, 3]).matmul(tensor([[1], [2], [3]]));
const model = nn.sequential(nn.linear(2, 3), nn.tanh(), nn.linear(3, 1));
for (const x of [1, 2]) console.log(x, product.sum(), model);`,
];

/** Compiles a little, without running or remembering it. */
export function warmUp(converter: TslabConverter): void {
  for (const cell of CELLS) converter.convert("", cell);
}
