import * as math from "../kernels/math.js";
import { ArgumentError } from "../tensor/errors.js";

/** Values are numbered as they are made: a value's operands always have smaller numbers than itself. */
let made = 0;
let walks = 0;

/**
 * One number that remembers how it was computed: the engine of lecture 2, small enough to be read whole.
 * Each operation notes its operands and their slopes; `backward` walks the notes from the newest to the oldest.
 *
 *     const x = value(3);
 *     x.mul(x).add(1).backward();  // x.grad is 6
 */
export class Value {
  /** ∂result/∂this, after result.backward() */
  grad = 0;
  /** its number */
  readonly order = made++;
  /** the last walk that met this value, and the slope that has arrived in it */
  private walk = 0;
  private arrived = 0;

  constructor(
    readonly data: number,
    /** the operands, and ∂this/∂operand for each */
    private readonly a?: Value,
    private readonly slopeA = 0,
    private readonly b?: Value,
    private readonly slopeB = 0,
    readonly op = "",
  ) {}

  add(other: Value | number): Value {
    const b = value(other);
    return new Value(this.data + b.data, this, 1, b, 1, "+");
  }

  mul(other: Value | number): Value {
    const b = value(other);
    return new Value(this.data * b.data, this, b.data, b, this.data, "×");
  }

  neg(): Value {
    return this.mul(-1);
  }

  sub(other: Value | number): Value {
    return this.add(value(other).neg());
  }

  div(other: Value | number): Value {
    const b = value(other);
    return new Value(this.data / b.data, this, 1 / b.data, b, -this.data / (b.data * b.data), "÷");
  }

  pow(exponent: number): Value {
    return new Value(
      math.pow(this.data, exponent),
      this,
      exponent === 0 ? 0 : exponent * math.pow(this.data, exponent - 1),
      undefined,
      0,
      `^${exponent}`,
    );
  }

  exp(): Value {
    const y = math.exp(this.data);
    return new Value(y, this, y, undefined, 0, "exp");
  }

  log(): Value {
    return new Value(math.log(this.data), this, 1 / this.data, undefined, 0, "log");
  }

  tanh(): Value {
    const y = math.tanh(this.data);
    return new Value(y, this, 1 - y * y, undefined, 0, "tanh");
  }

  sigmoid(): Value {
    const y = math.sigmoid(this.data);
    return new Value(y, this, y * (1 - y), undefined, 0, "sigmoid");
  }

  relu(): Value {
    return new Value(Math.max(0, this.data), this, this.data <= 0 ? 0 : 1, undefined, 0, "relu");
  }

  /** Adds ∂this/∂v to v.grad for every value v that this was computed from. */
  backward(): void {
    const tape = this.ancestors();
    this.arrived = 1;
    for (const v of tape) {
      v.grad += v.arrived;
      if (v.a) v.a.arrived += v.arrived * v.slopeA;
      if (v.b) v.b.arrived += v.arrived * v.slopeB;
      v.arrived = 0;
    }
  }

  /** Everything this was computed from and itself, newest first. */
  ancestors(): Value[] {
    walks++;
    this.walk = walks;
    const found: Value[] = [this];
    const visit = (v: Value | undefined): void => {
      if (!v || v.walk === walks) return;
      v.walk = walks;
      found.push(v);
    };
    for (let i = 0; i < found.length; i++) {
      visit(found[i]!.b);
      visit(found[i]!.a);
    }
    return newestFirst(found);
  }

  /** The values this was computed from. */
  get inputs(): Value[] {
    return [this.a, this.b].filter((v) => v !== undefined);
  }

  toString(): string {
    return `value(${Number(this.data.toPrecision(6))}, grad ${Number(this.grad.toPrecision(6))})`;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return { "text/plain": this.toString() };
  }
}

/**
 * A number as a Value; a Value stays what it is.
 *
 * @example
 * value(3).mul(2).add(1).data; // 7
 */
export function value(x: Value | number): Value {
  if (x instanceof Value) return x;
  if (typeof x !== "number") throw new ArgumentError("value", `expects a number, but was given ${typeof x}`);
  return new Value(x);
}

/** Sorts by falling number: where the numbers have few gaps, by putting each value straight into its place. */
function newestFirst(values: Value[]): Value[] {
  const newest = values[0]!.order; // every walk starts at the newest value
  const oldest = values.reduce((least, v) => Math.min(least, v.order), newest);
  if (newest - oldest > 4 * values.length) return values.sort((x, y) => y.order - x.order);
  const places = new Array<Value | undefined>(newest - oldest + 1).fill(undefined);
  for (const v of values) places[newest - v.order] = v;
  return places.filter((v) => v !== undefined);
}

// V8 learns from the first values that these fields hold decimals; learning it later would cost a rewrite of every value.
value(0.5).mul(0.5).add(0.25).backward();
