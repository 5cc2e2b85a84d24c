import fc from "fast-check";

/** Where a program is cut in two cells. */
export const cut = "\n//---\n";

/** Programs that use the forms of ES2023 and TypeScript 5.0, one or a few each. `say` is how they tell what they see. */
export const programs: string[] = `
let a = 1, b = 2;
//---
[a, b] = [b, a]; say(a, b);
===
let p = 1, q = 2;
//---
({ p, q } = { p: 10, q: 20 }); say(p, q);
===
let p: any = 1, q: any = 2, rest: any;
//---
({ p = 3, q: [q = 4] = [], ...rest } = { other: 5 } as any); say(p, q, rest);
===
let p: any, q: any;
//---
for ({ p, q = 7 } of [{ p: 1 }, { p: 2, q: 3 }] as any[]) say(p, q);
===
let p: any; const all: any[] = [];
//---
for (p of [1, 2]) all.push(p); for (p in { x: 1 }) all.push(p); for ([p] of ["ab"]) all.push(p); say(all);
===
const o = { p: 5, deep: { z: [1, 2] } };
//---
const { p: first, deep: { z: [, second] } } = o; say(first, second);
===
const o = { p: 5, get q() { return this.p; } }; const key = "p";
//---
const { [key]: computed, ...others } = o; say(computed, others); say({ o, key, [key]: 1, [\`\${key}2\`]: 2 });
===
let value = 1;
//---
value = 2; value += 3; value++; --value; value **= 2; value ??= 9; value ||= 8; value &&= 7; say(value);
===
let n: any = null;
//---
n ??= 4; say(n, typeof n, void n, -n, ~n, !n, n?.toFixed(1), n!.toFixed());
===
function whoami(this: any) { return this === undefined; } const tag = (s: any, ...v: any[]) => s.raw.join("|") + v;
//---
say(whoami(), tag\`a\${1}\\n\`, whoami?.(), new (class { m = whoami; })().m());
===
const f = (x = 1, { y = 2, z }: any = {}, ...more: number[]) => [x, y, z, more];
//---
say(f(), f(undefined, { z: 3 }, 4, 5), f(...([1, {}, 2] as [number, any, number])), f.length, f.name);
===
class A { static #count = 0; #v = 1; static { A.#count = 5; } get v() { return this.#v; } set v(x) { this.#v = x; } static has(o: any) { return #v in o; } static count = () => A.#count; }
//---
class B extends A { override get v() { return super.v * 10; } override set v(x) { super.v = x; } } const b = new B(); b.v = 3; say(b.v, A.has(b), A.has({}), A.count(), B.name);
===
abstract class Shape { constructor(readonly name: string, protected side = 2) {} abstract area(): number; toString() { return this.name + this.area(); } }
//---
class Square extends Shape { area() { return this.side ** 2; } } say(String(new Square("s")), new Square("t", 3));
===
enum Colour { Red, Green = 5, Blue } enum Word { A = "a" } const enum Fixed { X = 3 }
//---
say(Colour.Blue, Colour[5], Word.A, Colour.Red === 0);
===
namespace Geometry { export const pi = 3; export function twice(x: number) { return 2 * x * pi; } }
//---
say(Geometry.twice(2), Geometry.pi);
===
function* numbers(to: number): Generator<number, string, number> { let got = 0; while (got < to) got += (yield got) ?? 1; return "end"; }
//---
say([...numbers(3)]); const it = numbers(9); say(it.next(), it.next(5), it.return("x")); function* outer() { yield* numbers(2); } say(Array.from(outer()));
===
async function* ticks() { for (let i = 0; i < 3; i++) { await null; yield i; } } const wait = async (x: number) => { await 0; return x; };
//---
for await (const t of ticks()) say(t); say(await wait(3), await Promise.all([wait(1), 2])); const { x } = await Promise.resolve({ x: 1 }); say(x);
===
const xs = [3, 1, 2];
//---
outer: for (const x of xs) { for (;;) { if (x === 1) continue outer; if (x === 2) break outer; say(x); break; } } do { xs.pop(); } while (xs.length); say(xs); block: { break block; }
===
const kind = (x: any) => { switch (x) { case 1: case 2: return "few"; default: { let local = x; return local; } case "s": return "string"; } };
//---
say(kind(1), kind(2), kind("s"), kind(null)); switch (3) { case 3: let inner = 1; say(inner); }
===
function risky(x: number) { try { if (x) throw new TypeError("bad", { cause: x }); return "ok"; } catch ({ message, cause }: any) { return [message, cause]; } finally { say("finally"); } }
//---
say(risky(0), risky(1)); try { null!; throw 5; } catch { say("caught"); }
===
const a = 1;
//---
say("before"); throw new RangeError("out " + a);
===
const frozen: any = Object.freeze({ x: 1 });
//---
try { frozen.x = 2; } catch (e: any) { say(e.name); } say(frozen.x);
===
say(this === undefined, typeof globalThis, typeof undefinedName); declare const undefinedName: any;
===
var v = 1; if (v) { var h = 3; } for (var i = 0; i < 2; i++); say(v, h, i);
//---
say(h + i);
===
say(typeof hoisted, hoisted()); function hoisted() { return "up"; }
//---
{ function hoisted() { return "inner"; } say(hoisted()); } say(hoisted());
===
const __two = 2, $dollar = 3, größe = 4, 変数 = 5, __names2 = 6;
//---
say(__two, $dollar, größe, 変数, { __two, größe });
===
type Pair<T> = [T, T]; interface Named { name: string } interface Named { age?: number } const pair = <const T,>(x: T): Pair<T> => [x, x];
//---
const who = { name: "n" } satisfies Named; say(pair(1), who as Named, <any>who, pair("s")[0]!.length);
===
function over(x: string): string; function over(x: number): number; function over(x: any) { return x; } declare function ghost(): void;
//---
say(over(1), over("s"));
===
function dec(target: any, key?: any) { (target.prototype ?? target).seen = key ?? "class"; } @dec class D { @dec m() {} }
//---
say((new D() as any).seen);
===
import fs, { readFileSync } from "node:fs"; import * as path from "node:path"; import type { Stats } from "node:fs";
//---
say(Object.keys({ fs, readFileSync, path }), readFileSync === fs.readFileSync, path.posix.join("a", "b"), typeof ({} as Stats));
===
import { join as glue } from "node:path"; const tools = { glue, fn() { return { glue }; } }; say(Object.keys(tools), tools.fn().glue === glue);
//---
const more = { glue, tools }; say(Object.keys(more), glue("a", "b").length);
===
const { join } = await import("node:path"); say(typeof join, typeof (await import("fs")).default.readFileSync);
//---
say(typeof import.meta.url, new URL("./x", import.meta.url).protocol, { join }.join === join);
===
export const shown = 1; export function shout() { return shown + 1; } export class Kept {} export type T = number; export { shown as again };
//---
say(shown, shout(), new Kept());
===
export default function main() { return 5; }
//---
say(main());
===
const big = 2n ** 64n, hex = 0xff, bin = 0b11, oct = 0o17, sep = 1_000, re = /(?<y>\\d{4})/dgu, s = "\\u{1f600}";
//---
say(big, hex, bin, oct, sep, "in 2024".replace(re, "<$<y>>"), s.length, \`\${\`\${s}\`}\`.length);
===
const o: any = { a: { b: () => ({ c: 1 }) } };
//---
say(o?.a?.b?.().c, o.x?.y.z, o["a"]?.["b"]().c, delete o.a, "a" in o, o instanceof Object);
===
const sym = Symbol("s"); const o = { [sym]: 1, async m() { return 1; }, *g() { yield 2; }, async *ag() { yield 3; }, get x() { return 4; }, set x(_) {}, __proto__: { inherited: 5 } } as any;
//---
say(o[sym], await o.m(), [...o.g()], (await o.ag().next()).value, o.x, o.inherited, { ...o }.x);
===
let count = 0; const inc = () => ++count; function read() { return count; }
//---
inc(); count = 10; inc(); say(count, read()); { let count = 99; say(count, read()); }
===
const name = "shadow"; let status = 2; const fetch = (x: number) => x;
//---
say(name, status, fetch(3)); ((name: string) => say(name))("own"); say(((status) => status)(5));
===
const later = () => early; const early = 4; class P { static make() { return new P(); } v = early; }
//---
say(later(), P.make().v, new P());
===
const x = 1, y = x ? 2 : 3, z = (say("comma"), y);
//---
say(x, y, z, x < y, x == 1, [x, , z], [...[x], ...[y]], { ...{ x } }); if (x) say("if"); else say("else"); ;
===
let a: any = { b: 1 }, i = 0; const arr: any[] = [];
//---
[a.b, arr[i++]] = [5, 6]; ({ x: a.b, y: arr[1] = 5 } = { x: 2 } as any); [arr[2] = 3, ...a.rest] = [undefined, 1] as any; say(a, arr, i);
===
"use strict"; const octal = "\\x41"; debugger; say(octal);
===
const fact = function self(n: number): number { return n < 2 ? 1 : n * self(n - 1); }; const K = class Inner { static me = Inner; };
//---
say(fact(5), K.me === K, (() => ({}))(), (async () => 1)() instanceof Promise);
===
function outer() { return new.target === undefined; } function args() { return arguments.length; }
//---
say(outer(), args.call(null), (args as any)(1, 2), [1, 2, 3].at(-1), [3, 1].toString());
===
const it = { *[Symbol.iterator]() { yield 1; yield 2; yield 3; } };
//---
const [one, ...others] = it; const [head = 5, [nested] = [6]] = [] as any[]; say(one, others, head, nested, Math.max(...it)); for (const [k, v] of new Map([[1, 2]])) say(k, v);
===
let unused; var undef = undefined; const nan = NaN;
//---
say(unused, undef, nan, typeof unused); unused = 3 as any; say(unused);
===
const o: any = {}, list: any[] = [1, 2];
//---
list.length = 0; o.x = 1; o.deep = {}; o.deep.f = function () { return o; }; o["y"] = list; Object.defineProperty(o, "z", { value: 3 }); say(o.deep.f() === o, o, o.z, list);
===
let f: any, g: any, h: any;
//---
f = () => 1; g ??= function () {}; h ||= class {}; say(f.name, g.name, h.name, f); f &&= (async () => 2); say(f.name);
===
let exported = 1; const loaded = 1, module = { x: 1 }, global2 = globalThis;
//---
exported++; say(exported, module.x, module, loaded);
`
  .trim()
  .split("\n===\n");

/** A pattern of destructuring, the names it fills, and a value that fits. */
interface Pattern {
  names: string[];
  pattern: string;
  value: string;
}

type Shape =
  | { kind: "name"; way: "short" | "renamed" | "quoted" | "computed"; fallback: boolean; given: boolean }
  | { kind: "array"; parts: Shape[]; rest: boolean; hole: boolean }
  | { kind: "object"; parts: Shape[]; rest: boolean };

const { shape } = fc.letrec<{ shape: Shape; name: Shape }>((tie) => {
  const parts = fc.array(tie("shape"), { minLength: 1, maxLength: 3 });
  const [given, rest, hole] = [fc.boolean(), fc.boolean(), fc.boolean()];
  return {
    name: fc.record({
      kind: fc.constant("name" as const),
      way: fc.constantFrom("short" as const, "renamed" as const, "quoted" as const, "computed" as const),
      fallback: fc.boolean(),
      given,
    }),
    shape: fc.oneof(
      { maxDepth: 3 },
      tie("name"),
      fc.record({ kind: fc.constant("array" as const), parts, rest, hole }),
      fc.record({ kind: fc.constant("object" as const), parts, rest }),
    ),
  };
});

/**
 * Patterns of any depth, told the head of their names: properties in short, renamed, in quotes and computed; values by
 * default, gaps and rests. (Whole patterns have no default here: TypeScript 5.0 itself never ends on some, nested.)
 */
export const patterns: fc.Arbitrary<(head: string) => Pattern> = fc
  .record({
    kind: fc.constantFrom("array" as const, "object" as const),
    parts: fc.array(shape, { minLength: 1, maxLength: 3 }),
    rest: fc.boolean(),
    hole: fc.boolean(),
  })
  .map((top) => (head) => {
    const names: string[] = [];
    const name = () => {
      names.push(head + names.length);
      return names.at(-1)!;
    };
    const write = (part: Shape, at: number): { key: string; pattern: string; value: string; property: string } => {
      if (part.kind === "name") {
        const own = name();
        const pattern = part.fallback ? `${own} = ${names.length > 1 ? names[0] : '"else"'}` : own;
        const value = part.given ? String(names.length) : "undefined";
        const key = part.way === "short" ? own : part.way === "quoted" ? `"k-${at}"` : `k${at}`;
        const ways = { short: "", renamed: `${key}: `, quoted: `${key}: `, computed: `["k" + ${at}]: ` };
        return { key, pattern, value, property: ways[part.way] + pattern };
      }
      const inner = part.parts.map(write);
      const object = part.kind === "object";
      const list = inner.map(({ pattern, property }) => (object ? property : pattern));
      const values = inner.map(({ key, value }) => (object ? `${key}: ${value}` : value));
      if (part.kind === "array" && part.hole) {
        list.unshift("");
        values.unshift("0");
      }
      if (part.rest) {
        list.push(`...${name()}`);
        values.push(object ? "more: 1, most: [2]" : "7, 8");
      }
      const [open, close] = object ? ["{ ", " }"] : ["[", "]"];
      const whole = open + values.join(", ") + close;
      const pattern = open + list.join(", ") + close;
      const key = `k${at}`;
      return { key, pattern, value: whole, property: `${key}: ${pattern}` };
    };
    const { pattern, value } = write(top, 0);
    return { names, pattern, value };
  });
