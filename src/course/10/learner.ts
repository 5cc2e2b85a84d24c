/** Lecture 10, small transformers and how they learn a task. */
import { type Gpt, gpt } from "../../models/gpt.js";
import * as nn from "../../nn/index.js";
import { adamw, clipGradNorm } from "../../optim/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { noGrad, type Tensor } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";
import type { Task, TaskBatch } from "./tasks.js";

export interface LearnerOptions {
  /** 2 when left out */
  layers?: number;
  /** 2 when left out */
  heads?: number;
  /** 64 when left out */
  features?: number;
  seed?: number;
  /** how many symbols and places there are: those of the task when left out */
  vocabulary?: number;
  context?: number;
}

/** How well a task is done: of single symbols that can be known, and of whole sequences, the part that is right. */
export interface Marks {
  symbols: number;
  sequences: number;
}

/** A small transformer that learns tasks. */
export interface Learner {
  model: nn.Module<Gpt>;
  /** So many steps of 32 sequences; gives the loss of each step. */
  learn(task: Task, steps: number): number[];
  /** Marks on 256 sequences that it has not seen. */
  marks(task: Task): Marks;
}

const SEQUENCES = 32;

/**
 * A GPT of 64 features and, unless said otherwise, two layers of two heads. Its token vectors begin three times as large as the rest, so
 * that a token is not drowned by what the first layer adds to it. It learns with AdamW, step length 0.003, from
 * sequences that are drawn anew at each step, so that no sequence is seen twice; the loss counts what can be known.
 *
 * @example
 * learner(copying({ length: 3, symbols: 5 }), { features: 8, heads: 1 }).marks(copying({ length: 3, symbols: 5 })).symbols < 0.9   // true
 */
export function learner(task: Task, options: LearnerOptions = {}): Learner {
  checkOptions("learner", options, ["layers", "heads", "features", "seed", "vocabulary", "context"]);
  const {
    layers = 2,
    heads = 2,
    features = 64,
    seed = 1,
    vocabulary = task.vocabulary,
    context = task.context,
  } = options;
  manualSeed(seed);
  const model = gpt({ vocabulary, context, features, layers, heads });
  const tokens = (model.parts.token as nn.Module).parts.weight as Tensor;
  noGrad(() => tokens.copy_(tokens.mul(3) as Tensor));
  const optimizer = adamw(model.parameters(), { lr: 3e-3, betas: [0.9, 0.98], weightDecay: 0 });
  const generator = new Generator(1000 * seed);
  const lossOf = ({ inputs, targets }: TaskBatch): Tensor =>
    nn.crossEntropy(model(inputs).reshape([-1, vocabulary]) as Tensor, targets.flat(), {
      ignoreIndex: -1,
    }) as Tensor;

  function learn(one: Task, steps: number): number[] {
    checkWhole("learner.learn", "steps", steps, 0);
    model.train();
    return Array.from({ length: steps }, () => {
      optimizer.zeroGrad();
      const loss = lossOf(one.draw(SEQUENCES, generator));
      loss.backward();
      clipGradNorm(model.parameters(), 1);
      optimizer.step();
      return loss.item();
    });
  }

  function marks(one: Task): Marks {
    const { inputs, targets } = one.draw(256, new Generator(1000 * seed + 1));
    model.eval();
    const called = noGrad(() => model(inputs).argmax(-1).toArray()) as number[][];
    const right = targets.map((row, n) => row.map((target, t) => target < 0 || called[n]![t] === target));
    const known = targets.flat().filter((target) => target >= 0).length;
    const missed = right.flat().filter((one) => !one).length;
    return { symbols: 1 - missed / known, sequences: right.filter((row) => row.every(Boolean)).length / right.length };
  }
  return { model, learn, marks };
}
