/** Values that PyTorch computed, and how ours are compared with them. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { noGrad, type Tensor, tensor } from "../../src/index.js";

/** A tensor as the scripts of scripts/reference wrote it. */
export interface Stored {
  shape: number[];
  data: (number | string)[];
  dtype?: "int32" | "bool";
  /** the data lie with the last two axes swapped */
  transposed?: boolean;
}

/** One call in PyTorch: what went in and what came out. */
export interface Case {
  op: string;
  inputs: Stored[];
  options: any;
  output: Stored;
  gradients: (Stored | null)[] | null;
}

/** The cases in a file of test/fixtures. */
export function storedCases(file: string): Case[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8"));
}

export function read({ shape, data, dtype, transposed }: Stored): Tensor {
  const flat = tensor(Float64Array.from(data, Number)).to(dtype ?? "float32");
  if (!transposed) return flat.reshape(shape) as Tensor;
  const swapped = [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!];
  return (flat.reshape(swapped) as Tensor).transpose(-1, -2) as Tensor;
}

/** Agreement: within 1e-5 of the larger of 1 and the largest magnitude. */
export function expectClose(ours: Tensor, theirs: Stored, what: string): void {
  expect(ours.shape, `${what}: shape`).toEqual(theirs.shape);
  const want = theirs.data.map(Number);
  const scale = Math.max(1, ...want.filter(Number.isFinite).map(Math.abs));
  ours.data().forEach((value, i) => {
    if (Number.isFinite(want[i]!))
      expect(
        Math.abs(value - want[i]!),
        `${what}: element ${i} is ${value}, PyTorch has ${want[i]}`,
      ).toBeLessThanOrEqual(1e-5 * scale);
    else expect(value, `${what}: element ${i}`).toEqual(want[i]!);
  });
}

/** Runs one case forward and backward. */
export function agree(c: Case, what: string, call: (c: Case, inputs: Tensor[]) => Tensor): void {
  const inputs = c.inputs.map(read);
  if (!c.gradients) {
    expectClose(
      noGrad(() => call(c, inputs)),
      c.output,
      what,
    );
    return;
  }
  for (const [k, x] of inputs.entries()) x.requiresGrad = c.gradients[k] != null;
  const y = call(c, inputs);
  expectClose(y, c.output, what);
  const weights = tensor(Array.from({ length: y.numel() }, (_, k) => 1 + ((k * 7) % 5) / 3)).reshape(
    y.shape as number[],
  );
  y.mul(weights).sum().backward();
  for (const [k, theirs] of c.gradients.entries())
    if (theirs) expectClose(inputs[k]!.grad!, theirs, `${what}: gradient ${k}`);
}
