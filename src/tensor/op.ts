import type { DType } from "../kernels/index.js";
import { checkResult, isWatching } from "./anomaly.js";
import { notATensor } from "./arguments.js";
import { isFloating } from "./dtypes.js";
import { words } from "./errors.js";
import { gradEnabled, Node, overwritten } from "./graph.js";
import { inMeta, withoutNumbers } from "./meta.js";
import { cast, viewOf } from "./raw.js";
import { makeRoom } from "./room.js";
import type { Rule, Signature } from "./rules.js";
import { safepoint } from "./storage.js";
import { sameShape } from "./strides.js";
import { Tensor } from "./tensor.js";

/** What an op's gradient may look at: its inputs by name, its output `y`, its options, and what forward chose to keep. */
export type Saved<Input extends string, Save extends string, Options> = Readonly<Record<Input | Save | "y", Tensor>> & {
  readonly options: Options;
};

/** ∂loss/∂input from g = ∂loss/∂output. A gradient of the broadcast shape is summed down by the walk. */
export type Gradient<Saved> = (g: Tensor, saved: Saved) => Tensor | null;

/** In place of a gradient, for ops whose result does not depend smoothly on the input. */
export const NOT_DIFFERENTIABLE = "not differentiable";

/**
 * The declaration of an op: everything about it in one place.
 * Leaving out the gradient of an input, or the rule, does not compile.
 */
export interface Declaration<Input extends string, Save extends string, Options> {
  name: string;
  /** the names of the inputs, in order */
  inputs: readonly Input[];
  /** those of them that may be absent */
  optional?: readonly Input[];
  /** extra results that forward keeps for backward */
  saves?: readonly Save[];
  /** Refuses what does not fit; else tells the result's shape and dtype, and the dtypes that inputs are read as (rules.ts). */
  rule: Rule<Options>;
  /** Computes what the rule has promised, from inputs of the dtypes that it has named. */
  forward: (inputs: readonly Tensor[], options: Options, out: Signature, save: Record<Save, Tensor>) => Tensor;
  /** One gradient an input; or, where they share work, one function for all; or "not differentiable". */
  backward:
    | Readonly<Record<Input, Gradient<Saved<Input, Save, Options>>>>
    | ((g: Tensor, saved: Saved<Input, Save, Options>) => Readonly<Record<Input, Tensor | null>>)
    | typeof NOT_DIFFERENTIABLE;
}

/** An op as the graph sees it. */
export interface Op {
  readonly name: string;
  readonly differentiable: boolean;
  readonly inputs: readonly string[];
  /** the gradients of the inputs that want one, in their order */
  gradients(g: Tensor, node: Node): readonly (Tensor | null | undefined)[];
}

/** A declared op, ready to be run on tensors (undefined for an optional input that is absent). */
export interface RunnableOp<Options> extends Op {
  run(inputs: readonly (Tensor | undefined)[], options: Options): Tensor;
}

/** Every op there is, by name: what the tests walk through so that none escapes. */
export const ops = new Map<string, Op>();

/** Enters an op into the table. */
export function op<const Input extends string, Options = undefined, const Save extends string = never>(
  declaration: Declaration<Input, Save, Options>,
): RunnableOp<Options> {
  const { name, inputs: names, optional = [], rule, forward, backward, saves } = declaration;
  const required = names.map((input) => !optional.includes(input));
  const differentiable = backward !== NOT_DIFFERENTIABLE;
  const SavedTensors = savedTensorsFor(name, names, saves ?? []);

  const runnable: RunnableOp<Options> = {
    name,
    differentiable,
    inputs: names,
    run(given, options) {
      safepoint();
      for (let i = 0; i < required.length; i++) {
        const x = given[i];
        if (!(x instanceof Tensor) && (required[i] || x !== undefined)) throw notATensor(name, names[i]!, x);
      }
      const out = rule(given as readonly Tensor[], options, name);
      if (inMeta()) return withoutNumbers(out.shape, out.dtype);
      const save = saves ? ({} as Record<Save, Tensor>) : undefined;
      let inputs: readonly (Tensor | undefined)[];
      let result: Tensor;
      try {
        inputs = readAs(given, out.reads);
        result = forward(inputs as readonly Tensor[], options, out, save!);
      } catch (error) {
        makeRoom(error);
        inputs = readAs(given, out.reads);
        result = forward(inputs as readonly Tensor[], options, out, save!);
      }
      return record(runnable, inputs, checked(name, result, out), options, save);
    },
    gradients(g, node) {
      const saved = new SavedTensors(node) as unknown as Saved<Input, Save, Options>;
      if (backward === NOT_DIFFERENTIABLE) return [];
      if (typeof backward === "function") {
        const all = backward(g, saved);
        return names.map((input) => all[input]);
      }
      return names.map((input, i) => (node.inputs[i]?.requiresGrad ? backward[input](g, saved) : null));
    },
  };
  return enter(runnable);
}

/** Enters an op that takes any number of tensors. Its gradient sees only their shapes. */
export function opOfMany<Options>(declaration: {
  name: string;
  rule: Rule<Options>;
  forward: (inputs: readonly Tensor[], options: Options, out: Signature) => Tensor;
  backward: (g: Tensor, shapes: readonly (readonly number[])[], options: Options) => readonly Tensor[];
}): RunnableOp<Options> {
  const { name, rule, forward, backward } = declaration;
  const runnable: RunnableOp<Options> = {
    name,
    differentiable: true,
    inputs: ["tensors"],
    run(given, options) {
      safepoint();
      given.forEach((x, i) => {
        if (!(x instanceof Tensor)) throw notATensor(name, `number ${i} of the list`, x);
      });
      const out = rule(given as readonly Tensor[], options, name);
      if (inMeta()) return withoutNumbers(out.shape, out.dtype);
      let inputs: readonly (Tensor | undefined)[];
      let result: Tensor;
      try {
        inputs = readAs(given, out.reads);
        result = forward(inputs as readonly Tensor[], options, out);
      } catch (error) {
        makeRoom(error);
        inputs = readAs(given, out.reads);
        result = forward(inputs as readonly Tensor[], options, out);
      }
      return record(runnable, inputs, checked(name, result, out), options, undefined);
    },
    gradients(g, node) {
      return backward(
        g,
        node.inputs.map((input) => input!.sizes),
        node.options as Options,
      );
    },
  };
  return enter(runnable);
}

function enter<O extends Op>(declared: O): O {
  if (ops.has(declared.name)) throw new Error(`the op ${declared.name} is declared twice`);
  ops.set(declared.name, declared);
  return declared;
}

/** The inputs as the kinds that a rule has named: a conversion is an op as any other, so gradients find their way back. */
function readAs(inputs: readonly (Tensor | undefined)[], reads: Signature["reads"]): readonly (Tensor | undefined)[] {
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (input && input.storage.dtype !== (typeof reads === "string" ? reads : reads[i])) {
      return inputs.map((x, k) => x && converted(x, typeof reads === "string" ? reads : reads[k]!));
    }
  }
  return inputs;
}

/** The result, checked against what the rule has promised. */
function checked(op: string, result: Tensor, out: Signature): Tensor {
  if (result.storage.dtype !== out.dtype || !sameShape(result.sizes, out.shape)) {
    throw new Error(
      `${op}: made ${result.dtype} ${words(result.sizes)} where its rule says ${out.dtype} ${words(out.shape)}. This is a bug in Gradus: please report it.`,
    );
  }
  return result;
}

const conversion = op<"x", { from: DType; to: DType }>({
  name: "to",
  inputs: ["x"],
  rule: ([x], { from, to }) => ({ shape: x!.sizes, dtype: to, reads: from }),
  forward: ([x], { to }) => cast(x!, to),
  backward: { x: (g, { options: { from, to } }) => (isFloating(from) && isFloating(to) ? cast(g, from) : null) },
});

/** x as a different kind of number; x itself if it is of that kind already. */
export function converted(x: Tensor, dtype: DType): Tensor {
  return x.dtype === dtype ? x : conversion.run([x], { from: x.dtype, to: dtype });
}

/** Links a result into the graph, if a gradient may ever be asked of it. */
function record(
  op: Op,
  inputs: readonly (Tensor | undefined)[],
  result: Tensor,
  options: unknown,
  save: Readonly<Record<string, Tensor>> | undefined,
): Tensor {
  const out = inputs.includes(result) ? viewOf(result, result.sizes, result.strides) : result; // never its own input
  if (isWatching()) checkResult(op.name, inputs, out);
  if (op.differentiable && gradEnabled() && isFloating(out.storage.dtype) && inputs.some(wantsGradient)) {
    out.requiresGrad = true;
    out.node = new Node(op, inputs, out, options, save);
  }
  return out;
}

function wantsGradient(input: Tensor | undefined): boolean {
  return input?.requiresGrad === true;
}

/**
 * A class whose getters give a node's tensors by name and refuse one that was overwritten since: only what a gradient
 * really looks at is checked.
 */
function savedTensorsFor(op: string, inputs: readonly string[], saves: readonly string[]) {
  class SavedTensors {
    constructor(readonly node: Node) {}
    get options() {
      return this.node.options;
    }
    get y() {
      return this.checked(this.node.output, inputs.length, "its result");
    }
    checked(tensor: Tensor | undefined, index: number, what: string) {
      if (tensor && tensor.storage.version !== this.node.versions[index]) throw overwritten(op, what);
      return tensor;
    }
  }
  inputs.forEach((input, i) => {
    Object.defineProperty(SavedTensors.prototype, input, {
      get(this: SavedTensors) {
        return this.checked(this.node.inputs[i], i, `its input ${input}`);
      },
    });
  });
  for (const save of saves) {
    Object.defineProperty(SavedTensors.prototype, save, {
      get(this: SavedTensors) {
        return this.node.saved?.[save];
      },
    });
  }
  return SavedTensors;
}
