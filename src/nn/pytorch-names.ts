/** The names of PyTorch's state dicts, turned into ours and back. */
import { ArgumentError } from "../tensor/errors.js";
import { split } from "../tensor/ops/joining.js";
import { Tensor } from "../tensor/tensor.js";

type State = Readonly<Record<string, Tensor>>;

/** running_mean → runningMean, weight_ih_l0_reverse → weightIh0Reverse. */
function ours(name: string): string {
  return name
    .replace(/_l(\d+)(_reverse)?$/, (_all, layer: string, reverse?: string) => `${layer}${reverse ? "Reverse" : ""}`)
    .replace(/(?<=[a-z])_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/**
 * A PyTorch state dict under the names that modules have here, ready for `loadStateDict`: the last part of each path
 * changes (running_mean, weight_ih_l0 …), `num_batches_tracked` is left out, and in_proj_weight and in_proj_bias of
 * multi-head attention are cut into query, key and value. `rename` changes paths first, where a model has other ones.
 *
 * @example
 * Object.keys(nn.fromPytorch({ "1.running_mean": zeros([4]), "1.num_batches_tracked": zeros([]) })); // ["1.runningMean"]
 */
export function fromPytorch(state: State, rename: (path: string) => string = (path) => path): Record<string, Tensor> {
  if (typeof state !== "object" || state === null)
    throw new ArgumentError(
      "fromPytorch",
      'expects tensors by name, such as (await load("resnet.safetensors")).tensors',
    );
  const renamed: Record<string, Tensor> = {};
  for (const [given, x] of Object.entries(state)) {
    if (!(x instanceof Tensor))
      throw new ArgumentError("fromPytorch", `"${given}" is not a tensor; pass the .tensors of a loaded file`);
    const path = rename(given);
    const at = path.lastIndexOf(".") + 1;
    const [place, name] = [path.slice(0, at), path.slice(at)];
    if (name === "num_batches_tracked") continue;
    const joined = /^in_proj_(weight|bias)$/.exec(name);
    if (joined) {
      const parts = split(x, x.shape[0]! / 3, 0) as Tensor[];
      ["query", "key", "value"].forEach((part, i) => {
        renamed[`${place}${part}.${joined[1]}`] = parts[i]!;
      });
      continue;
    }
    renamed[`${place.replace(/out_proj\.$/, "out.")}${ours(name)}`] = x;
  }
  return renamed;
}
