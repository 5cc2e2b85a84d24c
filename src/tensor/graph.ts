import { checkGradient, isWatching, unwatched } from "./anomaly.js";
import { requireFunction, requireTensor } from "./arguments.js";
import { ArgumentError, GradientError, words } from "./errors.js";
import type { Op } from "./op.js";
import { add, cast, contiguous, copy, filled, sumTo } from "./raw.js";
import { addInto, closeAccount, drop, hold, isOurs, isUnshared, openAccount } from "./refcount.js";
import { makeRoom } from "./room.js";
import { release, safepoint } from "./storage.js";
import { sameShape } from "./strides.js";
import { GRADIENT, OWNED, Tensor } from "./tensor.js";

/** One op that was run: what it was given and what it made. Nodes are linked through the tensors they hold. */
export class Node {
  /** Creation order: every node comes after the nodes of its inputs, so falling order is a valid order for backward. */
  readonly order = nextOrder++;
  /** the last walk that met this node */
  epoch = 0;
  /** the part of the output's gradient that has arrived */
  gradient: Tensor | null = null;
  /** leave the gradient in output.grad, too */
  retain = false;
  /** versions of input storages, then of the output's, when the op ran */
  readonly versions: number[];

  constructor(
    readonly op: Op,
    public inputs: readonly (Tensor | undefined)[],
    public output: Tensor,
    readonly options: unknown,
    public saved: Readonly<Record<string, Tensor>> | undefined,
  ) {
    this.versions = inputs.map((input) => (input ? input.storage.version : 0));
    this.versions.push(output.storage.version);
  }
}

let nextOrder = 0;
let epoch = 0;
let recording = true;

/** Is a graph being recorded right now? */
export function gradEnabled(): boolean {
  return recording;
}

/** Starts a cell from a clean state, whatever an interrupt left behind: SIGINT skips `finally`. */
export function resetGradMode(): void {
  recording = true;
  closeAccount(Number.POSITIVE_INFINITY);
}

/** Where the kernel finds what to call at the start of every cell. */
(globalThis as Record<symbol, unknown>)[Symbol.for("gradus.cell.start")] = resetGradMode;

/**
 * Runs f without recording a graph: for evaluation and for updates of parameters by hand.
 *
 * @example
 * noGrad(() => tensor(2, { requiresGrad: true }).mul(3)).requiresGrad; // false
 */
export function noGrad<T>(f: () => T): T {
  requireFunction("noGrad", f);
  const before = recording;
  recording = false;
  try {
    const result = f();
    if (result instanceof Promise) {
      throw new ArgumentError("noGrad", "expects a function that is not async: recording is off only while it runs");
    }
    return result;
  } finally {
    recording = before;
  }
}

/** Keeps the gradient of a tensor that is not a leaf in its `.grad` at the next backward. */
export function retainGrad<T extends Tensor>(x: T): T {
  if (x.node) x.node.retain = true;
  return x;
}

export interface BackwardOptions {
  /** Keep the graph, so that backward can be run once more. */
  retainGraph?: boolean;
}

/**
 * Computes ∂root/∂leaf for every leaf that requires a gradient and adds it to the leaf's `.grad`.
 * Walks the graph from the newest node to the oldest, without recursion.
 */
export function backward(root: Tensor, gradient?: Tensor, { retainGraph = false }: BackwardOptions = {}): void {
  safepoint();
  if (!root.requiresGrad) {
    throw new GradientError(
      "backward: this tensor does not depend on any tensor with requiresGrad. Create the parameters with { requiresGrad: true }, and compute outside noGrad.",
    );
  }
  if (gradient !== undefined) requireTensor("backward", "the starting gradient", gradient);
  if (gradient === undefined && root.numel() !== 1) {
    throw new GradientError(
      `backward: the gradient of ${words(root.sizes)} numbers needs a starting gradient. Reduce to one number first, as in loss.mean().backward(), or pass a tensor of shape ${words(root.sizes)}.`,
    );
  }
  if (gradient !== undefined && !sameShape(gradient.sizes, root.sizes)) {
    throw new GradientError(
      `backward: the starting gradient has shape ${words(gradient.sizes)}, the tensor ${words(root.sizes)}.`,
    );
  }
  const seed = gradient ? cast(gradient, root.dtype) : filled(root.sizes, 1, root.dtype);
  if (root.node === null) {
    accumulate(root, seed, gradient === undefined);
    return;
  }
  const nodes = reachable(root.node);
  root.node.gradient = seed;
  hold(seed);
  const before = recording;
  const account = openAccount();
  recording = false;
  try {
    for (const node of nodes) propagate(node, retainGraph);
  } finally {
    recording = before;
    closeAccount(account);
    for (const node of nodes) node.gradient = null;
  }
}

/** All nodes that root depends on, newest first. */
function reachable(root: Node): Node[] {
  epoch++;
  root.epoch = epoch;
  const nodes = [root];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (node.inputs === CONSUMED) throw new GradientError(USED_TWICE);
    for (const input of node.inputs) {
      const next = input?.node;
      if (next && next.epoch !== epoch) {
        next.epoch = epoch;
        nodes.push(next);
      }
    }
  }
  return nodes.sort((a, b) => b.order - a.order);
}

const CONSUMED: readonly Tensor[] = Object.freeze([]) as readonly Tensor[];
const USED_TWICE =
  "backward: this graph was already used and freed. Compute the loss again before the next backward(), or pass { retainGraph: true } the first time.";

/** Hands a node's gradient on to its inputs. */
function propagate(node: Node, retainGraph: boolean): void {
  const g = node.gradient!;
  node.gradient = null;
  if (node.retain) accumulate(node.output, g, false);
  const { inputs } = node;
  const gradients = gradientsOf(node, g);
  for (const part of gradients) if (part) hold(part);
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    const part = gradients[i];
    if (!input?.requiresGrad || !part) continue;
    const summed = sameShape(part.sizes, input.sizes) ? part : sumTo(part, input.sizes);
    const fitting = cast(summed, input.dtype);
    if (input.node === null) accumulate(input, fitting, fitting !== part);
    else arrive(input.node, fitting);
  }
  for (const part of gradients) if (part) drop(part);
  drop(g);
  if (!retainGraph) {
    node.inputs = CONSUMED;
    node.saved = undefined;
  }
}

/** The gradients of a node's inputs; where the memory does not do, once more after a sweep. */
function gradientsOf(node: Node, g: Tensor): readonly (Tensor | null | undefined)[] {
  const find = isWatching() ? watchedGradients : unwatchedGradients;
  try {
    return find(node, g);
  } catch (error) {
    makeRoom(error);
  }
  return find(node, g);
}

const unwatchedGradients = (node: Node, g: Tensor) => node.op.gradients(g, node);

/** The gradients of a node, with a look at whether they are finite (the ops they are made of are not checked). */
function watchedGradients(node: Node, g: Tensor): readonly (Tensor | null | undefined)[] {
  const gradients = unwatched(() => node.op.gradients(g, node));
  checkGradient(node.op.name, g, gradients);
  return gradients;
}

/** Adds to what has arrived at a node so far. */
function arrive(node: Node, part: Tensor): void {
  const total = node.gradient;
  if (total !== null && addInto(total, part)) return;
  const next = total === null ? part : add(total, part);
  hold(next);
  node.gradient = next;
  if (total !== null) drop(total);
}

/**
 * leaf.grad += g. Never in place once user code has read it, and never a tensor that is held elsewhere (by another leaf, or
 * by the caller who gave backward its start): what they hold does not change. `fresh`: made for this leaf alone.
 */
function accumulate(leaf: Tensor, g: Tensor, fresh: boolean): void {
  const gradient = leaf[GRADIENT];
  const alone = fresh || isUnshared(g);
  const next = gradient !== null ? add(gradient, g) : alone ? contiguous(g) : copy(g);
  if (gradient !== null) forgetGradient(leaf);
  leaf[GRADIENT] = next;
  leaf[OWNED] = isOurs(next);
  if (leaf[OWNED]) hold(next);
}

/** A leaf's gradient for those who look and let go, such as optimisers: this does not count as reading it. */
export function peekGradient(leaf: Tensor): Tensor | null {
  return leaf[GRADIENT];
}

/** Takes a leaf's gradient away, and frees its room if it cannot have been seen elsewhere. */
export function forgetGradient(leaf: Tensor): void {
  const gradient = leaf[GRADIENT];
  leaf[GRADIENT] = null;
  if (gradient === null || !leaf[OWNED]) return;
  leaf[OWNED] = false;
  gradient.storage.holders--;
  if (gradient.storage.holders === 0 && gradient.storage.tensors === 1) release(gradient.storage);
}

/** The error for a tensor that was overwritten after an op had kept it for its gradient. */
export function overwritten(op: string, which: string): GradientError {
  return new GradientError(
    `backward: ${op} kept ${which} for its gradient, but it was changed in place afterwards. Make a copy with clone() first, or use the op without the trailing underscore.`,
  );
}

/** Lets a view of leaf data pass as a fresh tensor without history. */
export function detach<T extends Tensor>(x: T): T {
  return new Tensor(x.sizes, x.storage, x.strides, x.offset) as T;
}
