import { ArgumentError, described } from "../tensor/errors.js";
import { forgetGradient, noGrad, peekGradient } from "../tensor/graph.js";
import { copy_ } from "../tensor/ops/inplace.js";
import { checkNumber, checkOptions } from "../tensor/options.js";
import { copy, filled } from "../tensor/raw.js";
import type { Tensor } from "../tensor/tensor.js";
import { type Group, groupsOf, type ParameterGroup } from "./groups.js";
import { readState, type State, writeOptions } from "./state.js";

export interface Hyperparameters {
  /** the learning rate: how far a step goes */
  lr: number;
}

/** The least and the largest that each option may be. */
export type Limits<Options> = { readonly [Name in keyof Options]?: readonly [least: number, most?: number] };

/** What all optimisers share: they hold parameters, in one group or several, and move each along its gradient. */
export abstract class Optimizer<Options extends Hyperparameters = Hyperparameters> {
  /** how many steps were made */
  steps = 0;
  /** the parameters with the options that hold for them; the options may be changed between steps */
  readonly groups: readonly Group<Options>[];
  /** what is kept for each parameter from step to step: velocities, running means … */
  private readonly states = new Map<Tensor, State>();

  constructor(
    readonly name: string,
    parameters: readonly Tensor[] | readonly ParameterGroup<Options>[],
    defaults: Options,
    given: Partial<Options>,
    private readonly limits: Limits<Options>,
  ) {
    checkOptions(name, given, Object.keys(defaults));
    this.groups = groupsOf(name, parameters, { ...defaults, ...given });
    for (const { options } of this.groups) this.check(options);
  }

  /** All parameters, those of all groups. */
  get parameters(): readonly Tensor[] {
    return this.groups.flatMap((group) => group.parameters);
  }

  /** The options of the first group: with one group, of all parameters. `optimizer.options.lr = 0.01` changes the rate. */
  get options(): Options {
    return this.groups[0]!.options;
  }

  /** Refuses options that cannot be. */
  protected check(options: Options): void {
    for (const [option, range] of Object.entries(this.limits) as [keyof Options & string, [number, number?]][])
      checkNumber(this.name, option === "lr" ? "the learning rate lr" : option, options[option], range[0], range[1]);
  }

  /** Moves every parameter that has a gradient and is not frozen. */
  step(): void {
    this.steps++;
    for (const { parameters, options } of this.groups) {
      for (const p of parameters) {
        const gradient = peekGradient(p);
        if (gradient === null || !p.requiresGrad) continue; // nothing to go by, or frozen
        let state = this.states.get(p);
        if (state === undefined) {
          state = this.start(p, options);
          this.states.set(p, state);
        }
        this.update(p, gradient, state, options);
        p.storage.version++;
      }
    }
  }

  /** Forgets all gradients. Without it, the next backward() adds to the old ones. */
  zeroGrad(): void {
    for (const { parameters } of this.groups) for (const p of parameters) forgetGradient(p);
  }

  /**
   * Everything that the next steps depend on, as tensors by name, for `save`: what is kept for each parameter, the number
   * of steps, and the options. With the model's own state it resumes a training bit for bit.
   */
  stateDict(): Record<string, Tensor> {
    const dict: Record<string, Tensor> = { steps: filled([], this.steps, "float64") };
    for (const [i, { options }] of this.groups.entries()) writeOptions(dict, `groups.${i}`, options);
    this.parameters.forEach((p, i) => {
      for (const [name, value] of Object.entries(this.states.get(p) ?? {}))
        dict[`${i}.${name}`] = typeof value === "number" ? filled([], value, "float64") : copy(value);
    });
    return dict;
  }

  /** Goes on from a state of `stateDict()`: the same optimiser with parameters of the same shapes in the same order. */
  loadStateDict(dict: Readonly<Record<string, Tensor>>): this {
    const read = readState(this.name, dict, this.groups, this.parameters, (p, options) => this.start(p, options));
    for (const [i, options] of read.options.entries()) Object.assign(this.groups[i]!.options, options);
    this.steps = read.steps;
    this.states.clear();
    noGrad(() => {
      for (const { parameter, fresh, saved } of read.states) {
        for (const [name, value] of Object.entries(saved)) {
          const room = fresh[name]!;
          if (typeof room === "number") fresh[name] = value.item();
          else copy_(room, value);
        }
        this.states.set(parameter, fresh);
      }
    });
    return this;
  }

  /** What is kept for a parameter, before its first step. */
  protected abstract start(parameter: Tensor, options: Options): State;

  protected abstract update(parameter: Tensor, gradient: Tensor, state: State, options: Options): void;
}

/** Refuses anything that is not an optimiser. */
export function checkOptimizer(name: string, given: unknown): void {
  if (!(given instanceof Optimizer))
    throw new ArgumentError(
      name,
      `expects an optimiser first, such as optim.sgd(…), but was given ${described(given)}`,
    );
}
