/** The parameters of an optimiser, in groups with options of their own. */
import { ArgumentError, words } from "../tensor/errors.js";
import { checkOptions } from "../tensor/options.js";
import { isParameter } from "../tensor/parameter.js";
import { Tensor } from "../tensor/tensor.js";

/** Parameters with options that differ from those of the others: { parameters: head.parameters(), lr: 0.01 }. */
export type ParameterGroup<Options> = { parameters: readonly Tensor[] } & Partial<Options>;

/** Parameters and all options that hold for them. */
export interface Group<Options> {
  readonly parameters: readonly Tensor[];
  readonly options: Options;
}

/** One group of a plain list of parameters; or the groups given, with the common options where they say nothing. */
export function groupsOf<Options extends object>(
  name: string,
  given: readonly Tensor[] | readonly ParameterGroup<Options>[],
  defaults: Options,
): Group<Options>[] {
  const groups = isGroups<Options>(given)
    ? given.map(({ parameters, ...options }) => {
        checkOptions(name, options, Object.keys(defaults));
        return { parameters, options: { ...defaults, ...(options as unknown as Partial<Options>) } };
      })
    : [{ parameters: given as readonly Tensor[], options: { ...defaults } }];
  const seen = new Set<Tensor>();
  for (const { parameters } of groups) {
    checkList(name, parameters);
    for (const p of parameters) {
      checkParameter(name, p);
      if (seen.has(p))
        throw new ArgumentError(
          name,
          `a parameter of shape ${words(p.shape)} is given twice, and each step would move it twice; write [...new Set(parameters)]`,
        );
      seen.add(p);
    }
  }
  return groups;
}

function isGroups<Options>(given: unknown): given is readonly ParameterGroup<Options>[] {
  const grouped = (one: unknown) =>
    typeof one === "object" && one !== null && !(one instanceof Tensor) && "parameters" in one;
  return Array.isArray(given) && given.length > 0 && given.every(grouped);
}

function checkList(name: string, parameters: unknown): void {
  if (Array.isArray(parameters) && parameters.length > 0 && parameters.every((p) => p instanceof Tensor)) return;
  const isModel = typeof parameters === "function" && "parameters" in parameters;
  throw new ArgumentError(
    name,
    isModel
      ? `expects the parameters of the model, not the model; write ${name}(model.parameters(), …)`
      : parameters instanceof Tensor
        ? `expects a list of parameters; put brackets round the one: ${name}([w], …)`
        : "expects a list of tensors with at least one, such as model.parameters()",
  );
}

function checkParameter(name: string, p: Tensor): void {
  if (!p.requiresGrad && !isParameter(p))
    throw new ArgumentError(
      name,
      `a parameter of shape ${words(p.shape)} does not require a gradient; create it with { requiresGrad: true }`,
    );
  if (!p.isContiguous())
    throw new ArgumentError(name, "a parameter must not be a transposed or sliced view; call contiguous() first");
}
