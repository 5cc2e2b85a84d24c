/**
 * The kernel table: everything the engine asks of the machine, and nothing else.
 *
 * A kernel takes byte addresses in the one WebAssembly memory (memory.ts) and sizes and strides counted in elements.
 * It allocates nothing, checks nothing and knows no tensor: an op's rule (src/tensor/rules.ts) has checked shapes and
 * dtypes, and `pointer` gives an address only for the dtype that a kernel reads. Unless a kernel says otherwise, inputs
 * and outputs are contiguous, and an output may be the same memory as an input of the same size.
 *
 * There is one table for each kind of number: `reference/` writes them readably in TypeScript for float32, float64,
 * int32, int8 and bool; the SIMD table replaces float32's. Both agree within the tolerance that test/kernels states.
 */

/** A byte address in the one memory. */
export type Pointer = number;

/** y = f(x) for n elements; p and q are the function's parameters, if it has any. */
export type UnaryKernel = (x: Pointer, out: Pointer, n: number, p?: number, q?: number) => void;

/** The gradient of a function: dx = g · f'(…), from the gradient g and what the forward pass kept (x or y). */
export type UnaryBackwardKernel = (g: Pointer, kept: Pointer, dx: Pointer, n: number, p?: number, q?: number) => void;

/**
 * out[r, c] = f(a[r, c], b[r, c]): out is contiguous [rows, cols]; a and b are read with their own strides, 0 for a
 * broadcast dimension. More than two dimensions are merged or looped over by the caller.
 */
export type BinaryKernel = (
  a: Pointer,
  b: Pointer,
  out: Pointer,
  rows: number,
  cols: number,
  aRow: number,
  aCol: number,
  bRow: number,
  bCol: number,
) => void;

/** Reduces the middle dimension of x [outer, axis, inner] to out [outer, inner]. Sums run in a fixed order. */
export type ReduceKernel = (x: Pointer, out: Pointer, outer: number, axis: number, inner: number) => void;

export type UnaryName =
  | "neg"
  | "abs"
  | "sign"
  | "floor"
  | "ceil"
  | "round"
  | "square"
  | "sqrt"
  | "rsqrt"
  | "reciprocal"
  | "exp"
  | "expm1"
  | "log"
  | "log1p"
  | "log2"
  | "log10"
  | "erf"
  | "sin"
  | "cos"
  | "tan"
  | "asin"
  | "acos"
  | "atan"
  | "sinh"
  | "cosh"
  | "tanh"
  | "asinh"
  | "acosh"
  | "atanh"
  | "sigmoid"
  | "relu"
  | "silu"
  | "gelu"
  | "geluTanh"
  | "softplus"
  /** p: slope below zero */
  | "leakyRelu"
  /** p: α in α(eˣ − 1) below zero */
  | "elu"
  /** p, q: lowest and highest value */
  | "clamp";

export type UnaryBackwardName =
  /** kept: y */
  | "reluBackward"
  | "sigmoidBackward"
  | "tanhBackward"
  /** kept: x */
  | "siluBackward"
  | "geluBackward"
  | "geluTanhBackward";

export type BinaryName = "add" | "sub" | "mul" | "div" | "pow" | "maximum" | "minimum";

/** Comparisons read numbers and write bools: bytes 0 and 1. */
export type CompareName = "equal" | "notEqual" | "less" | "lessEqual" | "greater" | "greaterEqual";

/** An empty axis gives 0 for sum and 1 for prod; the others are never called with one. NaN wins in max and min. */
export type ReduceName = "sum" | "prod" | "max" | "min" | "logsumexp";

/** The geometry of a 2-D convolution or pooling. Shapes: x [N, C, H, W], weight [O, C / groups, KH, KW], out [N, O, OH, OW]. */
export interface Window2d {
  N: number;
  C: number;
  H: number;
  W: number;
  O: number;
  KH: number;
  KW: number;
  OH: number;
  OW: number;
  strideH: number;
  strideW: number;
  padH: number;
  padW: number;
  dilationH: number;
  dilationW: number;
  groups: number;
}

/** Options of one step of SGD, as PyTorch has them. */
export interface SgdOptions {
  lr: number;
  momentum: number;
  dampening: number;
  weightDecay: number;
  nesterov: boolean;
  /** the first step copies the gradient into the momentum buffer */
  first: boolean;
}

/** Options of one step of Adam or AdamW (`decoupled`). */
export interface AdamOptions {
  lr: number;
  beta1: number;
  beta2: number;
  eps: number;
  weightDecay: number;
  decoupled: boolean;
  /** 1 − β₁ᵗ and 1 − β₂ᵗ */
  correction1: number;
  correction2: number;
}

export interface Kernels
  extends Record<UnaryName, UnaryKernel>,
    Record<UnaryBackwardName, UnaryBackwardKernel>,
    Record<BinaryName, BinaryKernel>,
    Record<CompareName, BinaryKernel>,
    Record<ReduceName, ReduceKernel> {
  /** out[i] = value */
  fill(out: Pointer, value: number, n: number): void;
  /** Copies x, read with the given strides, into contiguous out of the given shape (rank at most 8). */
  stridedCopy(x: Pointer, out: Pointer, shape: readonly number[], strides: readonly number[]): void;
  /** out += scale · x. The work-horse of gradient accumulation. */
  addScaled(x: Pointer, out: Pointer, n: number, scale: number): void;
  /** out[i] = condition[i] ? a[i] : b[i]; condition is bytes. */
  where(condition: Pointer, a: Pointer, b: Pointer, out: Pointer, n: number): void;
  /** Position of the first largest / smallest element (int32) along the middle dimension; NaN counts as the extreme. */
  argmax: ReduceKernel;
  argmin: ReduceKernel;
  /** Running sums along the middle dimension of [outer, axis, inner]. */
  cumsum: ReduceKernel;

  /**
   * out [batch, m, n] (contiguous) = a · b (+ bias), or out += a · b when `accumulate`. Transposes and broadcast
   * batches cost nothing: they are strides. `bias` is a row [n] added to each row, 0 for none.
   */
  gemm(
    a: Pointer,
    b: Pointer,
    out: Pointer,
    bias: Pointer,
    batch: number,
    m: number,
    n: number,
    k: number,
    aBatch: number,
    aRow: number,
    aCol: number,
    bBatch: number,
    bRow: number,
    bCol: number,
    accumulate: boolean,
  ): void;

  /**
   * out [m, n] = (x · wᵀ) ∘ scale (+ bias) for x [m, k] and whole numbers w [n, k] of one byte each; scale and bias are
   * rows [n], bias 0 for none. A row of out is the same to the last bit whatever the other rows of x are.
   */
  linearInt8(
    x: Pointer,
    w: Pointer,
    scale: Pointer,
    bias: Pointer,
    out: Pointer,
    m: number,
    n: number,
    k: number,
  ): void;

  /**
   * out [m, n] = x · wᵀ for x [m, k] and w [n, k] in blocks of 32 weights, as GGUF files have them: Q4_1 (20 bytes: scale and
   * least value as halves, then two weights a byte, 0 to 15) or Q8_0 (34 bytes: a scale, then a weight a byte). x is rounded
   * to 16 bits, with a scale for each 32. k is a multiple of 32, at most 2²¹. A row of out is the same to the last bit
   * whatever the other rows of x are.
   */
  linearQ4(x: Pointer, w: Pointer, out: Pointer, m: number, n: number, k: number): void;
  linearQ8(x: Pointer, w: Pointer, out: Pointer, m: number, n: number, k: number): void;

  /** Row-wise softmax of x [rows, cols]. */
  softmax(x: Pointer, out: Pointer, rows: number, cols: number): void;
  logSoftmax(x: Pointer, out: Pointer, rows: number, cols: number): void;
  /** dx = y ∘ (g − Σ g∘y) */
  softmaxBackward(g: Pointer, y: Pointer, dx: Pointer, rows: number, cols: number): void;
  /** dx = g − exp(y) Σ g */
  logSoftmaxBackward(g: Pointer, y: Pointer, dx: Pointer, rows: number, cols: number): void;
  /** losses[r] = logsumexp(x[r]) − x[r, target[r]]; 0 where target[r] = ignore. Targets are int32. */
  crossEntropy(x: Pointer, targets: Pointer, losses: Pointer, rows: number, cols: number, ignore: number): void;
  /** dx[r] = g[r · gStride] · (softmax(x[r]) − onehot(target[r])); 0 where target[r] = ignore. */
  crossEntropyBackward(
    g: Pointer,
    gStride: number,
    x: Pointer,
    targets: Pointer,
    dx: Pointer,
    rows: number,
    cols: number,
    ignore: number,
  ): void;

  /** out = (x − mean) · rstd · weight + bias for each row; weight and bias [cols] or 0. Keeps mean and rstd [rows]. */
  layerNorm(
    x: Pointer,
    weight: Pointer,
    bias: Pointer,
    out: Pointer,
    mean: Pointer,
    rstd: Pointer,
    rows: number,
    cols: number,
    eps: number,
  ): void;
  /** dx; and dWeight, dBias [cols] where not 0 (overwritten). */
  layerNormBackward(
    g: Pointer,
    x: Pointer,
    weight: Pointer,
    mean: Pointer,
    rstd: Pointer,
    dx: Pointer,
    dWeight: Pointer,
    dBias: Pointer,
    rows: number,
    cols: number,
  ): void;

  /**
   * The mean and the (biased) variance [groups] of groups of rows. Row r of group q begins at element
   * q·groupStride + r·rowStride and has `cols` elements.
   */
  channelStatistics(
    x: Pointer,
    mean: Pointer,
    variance: Pointer,
    groups: number,
    rows: number,
    cols: number,
    groupStride: number,
    rowStride: number,
  ): void;
  /**
   * out = (x − mean) · rstd · weight + bias for the rows of groups; row r of group q belongs to channel
   * (q mod cycle)·groupChannels + r·rowChannels; weight and bias [channels] or 0.
   */
  channelNorm(
    x: Pointer,
    weight: Pointer,
    bias: Pointer,
    out: Pointer,
    mean: Pointer,
    rstd: Pointer,
    groups: number,
    rows: number,
    cols: number,
    groupStride: number,
    rowStride: number,
    cycle: number,
    groupChannels: number,
    rowChannels: number,
  ): void;
  /** dx; and dWeight, dBias [cycle·groupChannels] where not 0 (overwritten). mean and rstd are x's own. */
  channelNormBackward(
    g: Pointer,
    x: Pointer,
    weight: Pointer,
    mean: Pointer,
    rstd: Pointer,
    dx: Pointer,
    dWeight: Pointer,
    dBias: Pointer,
    groups: number,
    rows: number,
    cols: number,
    groupStride: number,
    rowStride: number,
    cycle: number,
    groupChannels: number,
    rowChannels: number,
  ): void;

  /**
   * out [T, heads, D] = softmax(q·kᵀ·scale)·v, where heads / shared heads of q [T, heads, D] look at one head of keys and
   * values. Those of a head lie D apart, those of the next one `head` elements further. Row t sees the first
   * min(S, seen + t). `probabilities` [heads, T, S] is written unless 0. D is a multiple of 4. A row is the same to the last
   * bit whatever the other rows are.
   */
  groupedAttention(
    q: Pointer,
    k: Pointer,
    v: Pointer,
    out: Pointer,
    probabilities: Pointer,
    T: number,
    heads: number,
    shared: number,
    S: number,
    D: number,
    head: number,
    scale: number,
    seen: number,
  ): void;
  /**
   * Turns the pairs (2i, 2i + 1) of x [T, heads, D] in place. `table` [T, 2, D]: the cosine of each pair twice; then its sine
   * twice, first with a minus. D is a multiple of 4.
   */
  rotatePairs(x: Pointer, table: Pointer, T: number, heads: number, D: number): void;

  /**
   * out = softmax(q kᵀ · scale) v for q [heads, T, D], k and v [heads, S, D], out [heads, T, D]; probabilities
   * [heads, T, S] are kept for the backward pass. The first row sees `seen` columns and each further row one more, as far as
   * there are any: S where all are seen, 1 where row t sees columns 0 … t. A row that sees none gives zeros.
   */
  attention(
    q: Pointer,
    k: Pointer,
    v: Pointer,
    out: Pointer,
    probabilities: Pointer,
    heads: number,
    T: number,
    S: number,
    D: number,
    scale: number,
    seen: number,
  ): void;
  attentionBackward(
    g: Pointer,
    q: Pointer,
    k: Pointer,
    v: Pointer,
    probabilities: Pointer,
    dq: Pointer,
    dk: Pointer,
    dv: Pointer,
    heads: number,
    T: number,
    S: number,
    D: number,
    scale: number,
  ): void;

  /** out[i] = table[indices[i]], rows of `width` elements; indices int32, checked by the caller. */
  gatherRows(table: Pointer, indices: Pointer, out: Pointer, n: number, width: number): void;
  /** table[indices[i]] += x[i], in order of i. */
  scatterAddRows(x: Pointer, indices: Pointer, table: Pointer, n: number, width: number): void;

  conv2d(x: Pointer, weight: Pointer, bias: Pointer, out: Pointer, window: Window2d): void;
  /** Overwrites dx. */
  conv2dInputGrad(g: Pointer, weight: Pointer, dx: Pointer, window: Window2d): void;
  /** Overwrites dWeight. */
  conv2dWeightGrad(g: Pointer, x: Pointer, dWeight: Pointer, window: Window2d): void;
  /** Keeps for each output the position (int32, within its H·W plane) of its maximum. */
  maxPool2d(x: Pointer, out: Pointer, indices: Pointer, window: Window2d): void;
  /** Overwrites dx. */
  maxPool2dBackward(g: Pointer, indices: Pointer, dx: Pointer, window: Window2d): void;
  /** countPad: divide by the full window even where it hangs over the edge. */
  avgPool2d(x: Pointer, out: Pointer, window: Window2d, countPad: boolean): void;
  avgPool2dBackward(g: Pointer, dx: Pointer, window: Window2d, countPad: boolean): void;

  /** One step of SGD on n parameters in place; buffer (momentum) is 0 where momentum is 0. */
  sgd(parameter: Pointer, gradient: Pointer, buffer: Pointer, n: number, options: SgdOptions): void;
  /** One step of Adam or AdamW in place; m and v are the running moments. */
  adam(parameter: Pointer, gradient: Pointer, m: Pointer, v: Pointer, n: number, options: AdamOptions): void;
}
