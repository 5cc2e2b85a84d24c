import type { AdamOptions, Kernels, Pointer, SgdOptions, Window2d } from "./kernels.js";
import { heap, memory } from "./memory.js";
import { wasm } from "./wasm.js";

/** Exports of the assembly that have a kernel's own name and parameters, and are used as they are. */
// biome-ignore format: as in kernels.ts
const KERNELS = [
  "neg", "abs", "sign", "floor", "ceil", "round", "square", "sqrt", "rsqrt", "reciprocal",
  "exp", "expm1", "log", "log1p", "log2", "log10", "erf",
  "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh",
  "sigmoid", "relu", "silu", "gelu", "geluTanh", "softplus", "leakyRelu", "elu", "clamp",
  "reluBackward", "sigmoidBackward", "tanhBackward", "siluBackward", "geluBackward", "geluTanhBackward",
  "add", "sub", "mul", "div", "pow", "maximum", "minimum",
  "equal", "notEqual", "less", "lessEqual", "greater", "greaterEqual",
  "sum", "prod", "max", "min", "logsumexp", "argmax", "argmin", "cumsum",
  "fill", "addScaled", "where", "gatherRows", "scatterAddRows", "gemm", "linearInt8",
  "softmax", "softmaxBackward", "logSoftmax", "logSoftmaxBackward", "crossEntropy", "crossEntropyBackward",
  "layerNorm", "layerNormBackward", "channelStatistics", "channelNorm", "channelNormBackward", "attention",
  "linearQ4", "linearQ8", "groupedAttention", "rotatePairs",
] as const satisfies readonly (keyof Kernels)[];

/** Exports with a kernel's name that take its options one by one: see below. */
const PARTS = [
  ...["stridedCopy", "attentionBackward", "sgd", "adam"],
  ...["conv2d", "conv2dInputGrad", "conv2dWeightGrad"],
  ...["maxPool2d", "maxPool2dBackward", "avgPool2d", "avgPool2dBackward"],
] as const satisfies readonly (keyof Kernels)[];

/**
 * The SIMD kernels for float32, written in AssemblyScript (assembly/) and working on the same memory. A kernel that is
 * neither listed above nor written here does not compile; a listed one that the assembly does not export, or an export
 * that is not listed, stops the start. Where a kernel has too little room for a very large problem, the reference does it.
 */
export function simdKernels(reference: Kernels): Kernels {
  const assembly = instantiate();
  return {
    ...(assembly as unknown as Pick<Kernels, (typeof KERNELS)[number]>),

    stridedCopy(x, out, shape, strides) {
      assembly.stridedCopy(x, out, shape.length, describe(shape, strides));
    },

    attentionBackward(g, q, k, v, probabilities, dq, dk, dv, heads, T, S, D, scale) {
      if (T * S * 4 > BUFFER_BYTES) {
        reference.attentionBackward(g, q, k, v, probabilities, dq, dk, dv, heads, T, S, D, scale);
      } else assembly.attentionBackward(g, q, k, v, probabilities, dq, dk, dv, heads, T, S, D, scale, BUFFER);
    },

    conv2d(x, weight, bias, out, w) {
      if (!assembly.conv2d(x, weight, bias, out, ...sizes(w))) reference.conv2d(x, weight, bias, out, w);
    },
    conv2dInputGrad(g, weight, dx, w) {
      if (!assembly.conv2dInputGrad(g, weight, dx, ...sizes(w))) reference.conv2dInputGrad(g, weight, dx, w);
    },
    conv2dWeightGrad(g, x, dWeight, w) {
      if (!assembly.conv2dWeightGrad(g, x, dWeight, ...sizes(w))) reference.conv2dWeightGrad(g, x, dWeight, w);
    },

    maxPool2d(x, out, indices, w) {
      assembly.maxPool2d(x, out, indices, ...planes(w), w.dilationH, w.dilationW);
    },
    maxPool2dBackward(g, indices, dx, w) {
      assembly.maxPool2dBackward(g, indices, dx, w.N * w.C, w.H * w.W, w.OH * w.OW);
    },
    avgPool2d(x, out, w, countPad) {
      assembly.avgPool2d(x, out, ...planes(w), +countPad);
    },
    avgPool2dBackward(g, dx, w, countPad) {
      assembly.avgPool2dBackward(g, dx, ...planes(w), +countPad);
    },

    sgd(parameter: Pointer, gradient: Pointer, buffer: Pointer, n: number, o: SgdOptions) {
      const { lr, momentum, dampening, weightDecay, nesterov, first } = o;
      const kept = momentum === 0 ? 0 : buffer;
      assembly.sgd(parameter, gradient, kept, n, lr, momentum, dampening, weightDecay, +nesterov, +first);
    },
    adam(parameter: Pointer, gradient: Pointer, m: Pointer, v: Pointer, n: number, o: AdamOptions) {
      const { lr, beta1, beta2, eps, weightDecay, decoupled, correction1, correction2 } = o;
      const rest = [1 - beta1, 1 - beta2, correction1, correction2];
      assembly.adam(parameter, gradient, m, v, n, lr, beta1, beta2, eps, weightDecay, +decoupled, ...rest);
    },
  };
}

/** Where shapes and strides are written for a kernel to read, and the buffer for one head's scores (assembly/scratch.ts). */
const LAYOUT = 0x10100;
const BUFFER = 0x100000;
const BUFFER_BYTES = 0x700000;

type Assembly = Record<(typeof PARTS)[number], (...numbers: number[]) => number>;

/** Refuses exports that are not exactly those listed: a misspelt kernel is found at once, not by being slow. */
export function checkExports(exports: Readonly<Record<string, unknown>>): void {
  const listed: readonly string[] = [...KERNELS, ...PARTS];
  const missing = listed.filter((name) => typeof exports[name] !== "function");
  const unknown = Object.keys(exports).filter((name) => !listed.includes(name));
  if (missing.length === 0 && unknown.length === 0) return;
  const said = [
    missing.length > 0 ? `missing: ${missing.join(", ")}` : "",
    unknown.length > 0 ? `not listed in simd.ts: ${unknown.join(", ")}` : "",
  ];
  throw new Error(`The SIMD kernels are not those that src/kernels/simd.ts lists; ${said.filter(Boolean).join("; ")}`);
}

/** Compiled and linked at once, without a promise: the module is small. */
function instantiate(): Assembly {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
  const abort = () => {
    throw new Error("A SIMD kernel stopped: please report this as a bug.");
  };
  const { memory: _, ...kernels } = new Instance(new Module(wasm), { env: { memory, abort } }).exports;
  checkExports(kernels);
  return kernels as Assembly;
}

interface WebAssemblyApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
}

function describe(shape: readonly number[], strides: readonly number[]): Pointer {
  const at = LAYOUT / 4;
  for (let i = 0; i < shape.length; i++) {
    heap.i32[at + i] = shape[i]!;
    heap.i32[at + shape.length + i] = strides[i]!;
  }
  return LAYOUT;
}

// biome-ignore format: the order of the assembly's parameters
function sizes(w: Window2d) {
  return [
    w.N, w.C, w.H, w.W, w.O, w.KH, w.KW, w.OH, w.OW,
    w.strideH, w.strideW, w.padH, w.padW, w.dilationH, w.dilationW, w.groups,
  ];
}

// biome-ignore format: the order of the assembly's parameters
function planes(w: Window2d) {
  return [w.N * w.C, w.H, w.W, w.KH, w.KW, w.OH, w.OW, w.strideH, w.strideW, w.padH, w.padW];
}
