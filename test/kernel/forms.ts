// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the programs stand in strings

/** A theme of the language: what a first cell declares, and statements that use it, wherever statements may stand. */
export interface Forms {
  theme: string;
  declared: string;
  used: string;
}

/** The forms of statements, expressions, classes and types of ES2023 and TypeScript 5.0, by theme; every line is a form or a few. */
export const forms: Forms[] = String.raw`
loops
let i: any = 0, k: any, seen: any[] = []; const list = [1, 2, 3], object: any = { a: 1, b: 2 }, box: any = {};
//---
for (i = 0; i < 2; i++) say("for", i);
for (i = 0, k = 5; i < k; i++, k--); say(i, k);
for (let j = 0, top = list.length; j < top; j += 2) say("let", j);
for (;;) { if (++i > 9) break; }
for (var w = 0; w < 1; w++) say("var", w);
for (k in object) say("in", k);
for (const key in object) say("const in", key);
for (var key2 in object) say("var in", key2);
for (box.key in object) say("member in", box);
for (k of list) say("of", k);
for (const item of list) say("const of", item);
for (let item of list) { item *= 2; say("let of", item); }
for (box["item"] of list) say("member of", box.item);
for ([k] of [["x"], ["y"]]) say("array of", k);
for ({ k } of [{ k: 7 }]) say("object of", k);
for ({ k = 8, ...box.rest } of [{ other: 1 }] as any[]) say("rest of", k, box.rest);
for ([box.one, k = i] of [[1]] as any[]) say("mixed of", box.one, k);
for (const { a: { b } = { b: 3 }, ...more } of [{ c: 1 }] as any[]) say("nested of", b, more);
for (const [at, item] of list.entries()) seen.push(() => at * item);
say(seen.map((one) => one())); seen = [];
for (let j = 0; j < 3; j++) seen.push(() => j); say(seen.map((one) => one())); seen = [];
for await (const item of list) say("await of", item);
for await (k of [Promise.resolve(4)]) say("await name", k);
for await (const { k: inner } of (async function* () { yield { k: 1 }; })()) say(inner);
i = 3; while (i--) say("while", i); do say("do", ++i); while (i < 2); do { i--; } while (i); while (true) { break; }
===
labels and switch
let n: any = 0; const items = [0, 1, 2, 3];
//---
outer: for (const x of items) { inner: for (const y of items) { if (y > x) continue outer; if (x === 3) break outer; if (y) continue inner; say(x, y); } }
one: two: for (;;) { break one; }
block: { say("in"); if (n === 0) break block; say("never"); }
again: do { n++; if (n < 3) continue again; } while (n < 3); say(n);
spin: while (true) { for (;;) break spin; }
for (const x of items) { switch (x) { case 0: continue; case 1: case 2: say("few", x); break; default: say("many"); } }
switch (n) { case 3: { let n = 4; say(n); } case 4: say("falls"); break; default: say("no"); }
switch (true) { default: say("default first"); case n > 9: say("then"); }
switch (n++) { } say(n); n = 0;
switch ("a" as string) { case "b": const c = 1; break; case "a": function local() { return "local"; } say(local()); }
if (n) say(1); else if (!n) say(2); else say(3); if (n) { } else { say("else"); } ;;
===
try and throw
let error: any = "none", n: any = 0; function fails(x: any): any { throw x; } const log: any[] = [];
//---
try { fails(1); } catch { say("bare"); }
try { fails(new TypeError("t")); } catch (error) { say((error as any).name, (error as any).message); } say(error);
try { fails({ code: 5, why: ["x"] }); } catch ({ code, why: [why], none = "none" }: any) { say(code, why, none); }
try { fails([1, 2]); } catch ([first, ...rest]: any) { say(first, rest); }
try { n++; } finally { say("finally", n); }
try { try { fails("in"); } finally { log.push("f"); } } catch (caught) { error = caught; } say(error, log);
say((() => { try { return "try"; } finally { log.push("g"); } })(), (() => { for (;;) { try { continue; } finally { return "finally"; } } })());
try { await Promise.reject(new Error("late", { cause: 1 })); } catch (e: any) { say(e.message, e.cause); }
try { n = 1; (null as any).x; } catch (e) { say(e instanceof TypeError, n); }
say(await Promise.allSettled([1, Promise.reject(2)])); try { await Promise.any([Promise.reject(1)]); } catch (e: any) { say(e.name, e.errors); }
===
operators of assignment
let a: any = 7, b: any = 2, s = "s", none: any, big = 5n; const o: any = { x: 1, deep: { y: [1, 2] } }; let at = 0;
//---
a += b; say(a); a -= 1; say(a); a *= 3; say(a); a /= 2; say(a); a %= 5; say(a); a **= b; say(a); a = 13; a <<= 2; say(a); a >>= 1; say(a); a >>>= 1; say(a); a &= 6; say(a); a |= 9; say(a); a ^= 3; say(a);
none ??= "filled"; none &&= none + "!"; none ||= "no"; say(none); none = undefined;
say(a++, ++a, a--, --a, -a, +s, ~a, !a, typeof a, void a, a, (a++, b), a = b = 4, a, b); a = 7; b = 2;
o.x += 2; o["x"] *= 2; o.deep.y[at++] += 10; o.new ??= []; o.new.push(at); o.deep.y[o.x - 6]++; say(o); at = 0;
big **= 3n; big <<= 1n; say(big, -big, big % 7n, typeof big, BigInt.asUintN(4, big)); big = 5n;
s += ${"`${a}${s}`"}; say(s); s = "s"; say((a) = 3, (a)++, (o.x) = 5); a = 7;
say(a ? b ? 1 : 2 : 3, a ?? b, a && b || s, (a ?? 0) || b, a ** -b, (-a) ** b, a in [1], "x" in o, a === b, a != b, a <= b, 1 < a === true, a & b | 1 ^ 3, 1 << a >>> 1);
const twice = a = b; say(twice, a, delete o.new, o); a = 7; let c = a, d = c++ + ++c; say(c, d);
===
destructuring over earlier names
let p: any, q: any, r: any, z: any; const key = "k", o: any = {}, arr: any[] = []; const call = (v: any) => { say("default ran"); return v; };
//---
[p, q] = [1, 2]; [p, q] = [q, p]; say(p, q);
[p = call(1), [q = 2, ...r] = [], , z = p] = [] as any; say(p, q, r, z);
({ p, q: r } = { p: 3, q: 4 }); say(p, r);
({ p = call(5), [key]: q = 6, "str-key": r, 7: z, ...o.rest } = { "str-key": 1, 7: 2, more: 3 } as any); say(p, q, r, z, o);
({ a: { b: [p, { q }] }, [key + "2"]: o.k2 = p } = { a: { b: [8, { q: 9 }] } } as any); say(p, q, o.k2);
[o.x, o["y"], arr[0], arr[arr.length]] = [1, 2, 3, 4]; say(o, arr); arr.length = 0;
[p, ...[q, r]] = [1, 2, 3]; [p, ...{ length: z }] = "word" as any; say(p, q, r, z);
say(({ p } = { p: 2 }), [q] = [p] as any, p, q); p = ([q] = [5] as any)[0]; say(p, q);
({} = o); [] = arr as any; [,] = arr as any; ({ p: { q = 3 } = {} as any } = {} as any); say(q);
({ p = () => 1, q = function () {}, r = class {} } = {} as any); say(p.name, q.name, r.name);
[p = ({ q } = { q: 11 }).q] = [] as any; say(p, q); if (({ p } = { p: 0 }).p) say("no"); while (([q] = [0] as any)[0]); (() => ({ p, q } = { p: "arrow", q: 1 }))(); say(p, q);
const { p: inner1, q: inner2 = p, ...inner3 } = { p: 1, z } as any; say(inner1, inner2, inner3); const { length, [length - 1]: last } = "ab" as any; say(length, last);
const f1 = ({ p = 1, q: [q2] = [2] }: any = {}, [r2 = p, ...s2]: any = [], ...{ length: n2 }: any[]) => [p, q2, r2, s2, n2]; say(f1(), f1({ p: 3 }, [4, 5], 6, 7), f1.length);
(({ p }, [q]) => { p = 99; say(p, q); })({ p: 1 }, [2]); say(p); const [x1, x2 = x1, { y1 = x2 } = {} as any] = [1] as any; say(x1, x2, y1); say({ p, q, o, key, call: typeof call }, [p, , q], { ...o, p }, [...arr, ...[p]]);
===
functions
let t: any = "t", calls = 0; const args = [1, 2] as [number, number]; function base(a: any, b = calls) { return [a, b]; } async function later(v: any) { await null; return v; }
function* count(n: any): any { for (let i = 0; i < n; i++) { const got = yield i; if (got) say("got", got); } return "done"; } async function* stream() { yield* count(2); yield later("s"); }
//---
say(base(1), base(...args), base.call(null, 1), base.apply(null, args), base.bind(null, 4)(), base.name, base.length, base?.(2), (base)(3), (calls++, base)(4));
function local(this: any, ...rest: any[]) { return [this, rest.length, arguments.length, new.target]; } say(local(1, 2), local.call(t), new (local as any)() instanceof local);
const arrow = (x: any) => (y: any) => ({ x, y, t }), one = async (x: any) => { const y = await later(x); return { y }; }; say(arrow(1)(2), await one(3), await (async () => later(t))());
say((function fact(n: number): number { return n ? n * fact(n - 1) : 1; })(5), (function () { return typeof this; })(), (() => this)(), ((a, b = a, [c] = [b]) => a + b + c)(1));
const it = count(3); say(it.next(), it.next("x"), it.return(5), it.next(), [...count(2)], Math.max(...count(3)), Array.from(count(1)));
function* both() { try { const r = yield* count(1); yield r; } catch (e) { yield e; } finally { say("cleanup"); } } const g = both(); say(g.next(), g.throw("thrown"), g.next());
for await (const x of stream()) say(x); const as: any = stream(); say(await as.next(), await as.return(7)); for (const x of both()) { say(x); break; }
const methods = { t, m() { return this.t; }, get g() { return t; }, set g(v) { calls = v; }, async a() { return await this.m(); }, *gen() { yield this.t; }, async *ag() { yield 1; }, [t + 1]() { return 2; }, "quoted key"() {}, 5: 5, async: 1, get: 2, static: 3, of: 4, await: 5 };
say(methods.m(), methods.g, await methods.a(), [...methods.gen()], (await methods.ag().next()).value, (methods as any).t1(), Object.keys(methods)); methods.g = 3; say(calls); calls = 0;
const parent = { hi() { return "parent"; } }, child = { __proto__: parent, hi() { return super.hi() + "+"; } }; say((child as any).hi()); say((function ({ a = t, ...o }: any) { return [a, o]; })({ z: 1 }), ((...[a, b]: any[]) => b)(1, 2)); var hoist1 = hoist2(); function hoist2() { return "hoisted"; } say(hoist1);
===
classes
let made = 0; const computed = "comp"; class Base { static kind = "base"; name = "b"; constructor(readonly id: any = ++made, private tag?: string) {} hello() { return "hi " + this.name; } get twice() { return this.id * 2; } static of(...a: any[]) { return new this(...a); } }
//---
class Derived extends Base { #secret = 1; static #shared = 2; static { say("static block", this.kind, Derived.#shared); } override name = "d"; constructor() { super(5); this.#secret += Derived.#shared; } override hello() { return super.hello() + this.#secret; } static own() { return super.of(9).id; } has(o: any) { return #secret in o; } #priv() { return "priv"; } callPriv() { return this.#priv(); } get #acc() { return this.#secret; } set #acc(v) { this.#secret = v; } bump() { this.#acc++; this.#acc **= 2; return this.#acc; } static async *[Symbol.asyncIterator]() { yield "ai"; } static *[Symbol.iterator]() { yield "si"; } }
const d = new Derived(); say(d.hello(), d.twice, Derived.own(), d.has(d), d.has({}), d.callPriv(), d.bump(), [...(Derived as any)], d, Derived.kind); for await (const x of Derived as any) say(x);
class Fields { a = 1; b = this.a + made * 0; ["lit"] = 3; "quoted" = 4; 5 = 6; arrow = () => this.a; static s = Fields.name; static ["compS"] = 7; declare ghost: number; d?: string; e!: number; readonly f = [1]; } say(new Fields(), Object.keys(new Fields()), (Fields as any).compS, computed, new Fields().arrow(), Fields.s);
class Access { static accessor count = 1; accessor value = 2; private _x = 0; public get x() { return this._x; } public set x(v) { this._x = v; } } const acc = new Access(); acc.x = 5; acc.value++; Access.count++; say(acc.x, acc.value, Access.count);
abstract class Abs<T extends object = {}> { abstract area(): number; protected constructor(protected t?: T) {} static make(): any { return new (class extends Abs { constructor() { super(); } area() { return 3; } })(); } } say(Abs.make().area());
class Many { m(x: string): string; m(x: number): number; m(x: any) { return x; } constructor(public a: number, protected b = a, private readonly c = b) {} sum() { return this.a + this.b + this.c; } } say(new Many(1).sum(), new Many(1).m("s"));
const Expr = class Named extends (class { z = 1; }) { me = Named.name; }, Anon = class {}; say(new Expr(), Expr.name, Anon.name, new (class { v = made * 0; })().v); const Mixin = <T extends new (...a: any[]) => {}>(B: T) => class Mixed extends B { mixed = true; }; say(Object.keys(new (Mixin(Base))()));
class Err extends Error { override name = "Err"; constructor(m: string, readonly extra = 1) { super(m); } } try { throw new Err("oh"); } catch (e) { say(e instanceof Err, String(e), (e as Err).extra); } say(d instanceof Base, new Base("x").hello(), Base.of("y").id, Object.getOwnPropertyNames(Base.prototype)); class Empty { ; } class Null extends (null as any) { static x = 1; } say(Empty.name, (Null as any).x); class Impl implements Iterable<number> { *[Symbol.iterator]() { yield 1; } } say(...new Impl());
===
types of TypeScript
enum Colour { Red, Green = 5, Blue, Mixed = Red | Green, Len = "abc".length } enum Word { Up = "UP", Down = "DOWN" } const enum Fixed { One = 1, Two = One << 1 } declare const ghost: number; declare function ghostly(): void; declare class Ghost {} declare let unseen: string; declare namespace Gone { const x: number; }
namespace Space { export const pi = 3; export namespace Inner { export let e = 2; } export function twice(x: number) { return x * pi; } export class K { v = pi; } export enum E { A } } namespace Space { export const more = pi + 1; } namespace OnlyTypes { export type T = number; } class Merged { a = 1; } namespace Merged { export const extra = 2; } function withProps() { return 1; } withProps.prop = 2; import Alias = Space.Inner;
type Rec<T> = { [K in keyof T]?: T[K] extends infer U ? U : never }; type Tpl = ${"`a-${string}`"}; type Tup = [first: number, second?: string, ...rest: boolean[]]; interface Shape { readonly x: number; m?(): void; new (): Shape; (a: string): void; [k: string]: any } type Getters<T> = { [K in keyof T as ${"`get${Capitalize<string & K>}`"}]: () => T[K] }; type U = "a" | 1 | null | undefined | bigint | symbol | Uni; type Uni = { kind: "u" }; abstract class Ab { abstract x: number; }
function isText(x: unknown): x is string { return typeof x === "string"; } function must(x: unknown, why?: string): asserts x { if (!x) throw new Error(why); } function over(x: string): string; function over(x: number): number; function over(x: any) { return x; } const generic = <const T extends readonly unknown[], V = T>(x: T, v?: V): [T, V?] => [x, v];
//---
say(Colour.Blue, Colour[5], Colour.Mixed, Colour.Len, Word.Up, Object.keys(Colour), Fixed.Two, Colour["Red"]); let c: Colour = Colour.Red; c = Colour.Green; say(c); enum Local { A = Colour.Blue + 1, B } say(Local.B, Local[7]); const enum Quiet { Q = 4 } say(Quiet.Q);
say(Space.pi, Space.twice(2), Space.Inner.e, new Space.K(), Space.E.A, Space.more, Merged.extra, new Merged(), withProps(), withProps.prop, Alias.e); Space.Inner.e = 9; say(Alias.e); Space.Inner.e = 2;
let tup: Tup = [1, "s", true], tpl: Tpl = "a-b", rec: Rec<{ a: 1 }> = {}; say(tup, tpl, rec); const lit = { a: [1, "x"] } as const, sat = { a: 1, b: "x" } satisfies Record<string, number | string>; say(lit.a[1], sat.a.toFixed(1)); say(<any>tup, tup!, tup as unknown as string, (tup as any)!.length, generic([1, "a"]), generic<[number], 2>([1], 2), over("s"), over(1));
let text: unknown = "text"; if (isText(text)) say(text.length); must(text); try { must(0, "why"); } catch (e: any) { say(e.message); } type Here = number; interface Here2 { a: Here } const h: Here2 = { a: 1 }; say(h); let definite!: number; say(typeof definite, typeof text as string); function thisType(this: { a: number }) { return this.a; } say(thisType.call({ a: 4 })); let opt: { a?: { b: number } } = {}; say(opt.a?.b, opt?.a!?.b); const keys: keyof typeof lit = "a"; say(keys); const inst = Array<string>, made: InstanceType<typeof Merged> = new Merged(); say(inst.name, made); let fnType: (a: number, ...r: string[]) => void = () => {}, ctor: abstract new () => Ab; say(typeof fnType, typeof ctor!); for (const x of [1] as Iterable<number>) say(x); say(((x?: number) => x ?? "opt")()); label: { type Inside = 1; let v: Inside = 1; say(v); } let u: U = 1; u = null; say(u); const sym: unique symbol = Symbol("s"); say(sym);
===
expressions and literals
const o: any = { a: { b: () => ({ c: 1 }), list: [1, [2]] }, n: null, f() { return this === o; } }, tag = (s: any, ...v: any[]) => s.raw.join("|") + "/" + s.join("|") + v, sym = Symbol.for("s"), re = /(?<y>\d{4})-(?<m>\d\d)/dgu; let v: any = 1, none: any;
//---
say(o?.a?.b?.().c, o.n?.x.y.z, o.n?.[v], o.n?.(), none?.x[v++], v, o.f?.(), o["f"](), (o.f)(), (o?.f)(), delete o.n?.x, o.a.list?.[1]?.[0], none?.[0] ?? "nullish");
say(tag${"`a${v}\\n${o.a.list}`"}, ${"`${`in ${v}`} \\` \\${v}`"}, String.raw${"`\\n${v}`"}, o.a.b${"``"}.c, ${"`line\nbreak`"});
say("2024-05 2025-06".replace(re, "$<m>/$<y>"), [..."2024-05".matchAll(re)][0].groups?.m, /a.c/s.test("a\nc"), /^b/m.test("a\nb"), /\p{L}+/u.exec("größe")?.[0], /(?<=\$)\d+/.exec("$42")?.[0], /[/\]]+/.exec("]/")?.[0], /x/y.sticky, re.flags, 4 / v / 2, v++ / 2); re.lastIndex = 0; v = 1;
say(0xff, 0b11, 0o17, 1_000, .5, 5., 1e3, 2n ** 64n, "\x41\u{1f600}\u0041\
joined", '\'', "\0".length, 'a"b', null, undefined, NaN, -0, [, 1], [1, , 2].length, {}, [], [[]], { "a-b": 1, 2: 3, [sym]: 4, [${"`${v}k`"}]: 5, v, __proto__: { inh: 1 } }, { ...o.a, ...none, ...[1], ...{ v } });
say(new Map([[1, { v }]]), new Set([v]), new (class { v = v; })(), new Date(0).toISOString(), new Array(3), new Array, new o.a.b.constructor("return 1")(), typeof new Date, [3, 1, 2].toString(), [1, 2, 3].at(-1), Object.hasOwn(o, "a"), structuredClone({ v }), [1, [2]].flat(), Object.fromEntries([["x", v]]), "aXbX".replaceAll("X", ""));
say(v === 1 ? "t" : "f", (v++, none), v-- > 0 && v < 2, !(v in o), !("a" in o), !(o instanceof Map), typeof typeof v, void 0, - -v, + +v, !!v, (-v) ** 2, await v, await Promise.resolve({ v }), (await import("node:path")).posix.sep, typeof import.meta.url);
v = { v, o: o.a.list, get g() { return v; } }; say(v.g === v, v.o); v = 1; none = v ? void say("effect") : 0; say(none); { } { ; } { const v = "block"; say(v); } ({ v }); [v]; "string statement"; v; void 0; debugger; if (v) { } else ; say({ v: { v } }.v.v, (({ v }) => v)({ v: 2 }), ((v) => v)(3), ((o = v) => o)(), function v() { return typeof v; }()); let async = 1, of = 2, get = 3, type = 4, as = 5, from = 6, static_ = 7, declare = 8, abstract = 9, namespace = 10, satisfies = 11, accessor = 12, is = 13, infer = 14, readonly = 15, keyof = 16, global = 17, require2 = 18, exports2 = 19; say(async, of, get, type, as, from, static_, declare, abstract, namespace, satisfies, accessor, is, infer, readonly, keyof, global, require2 + exports2); type = as; async = of; say(type, async);
const symbols = { [Symbol.toPrimitive]: () => 42, get [Symbol.toStringTag]() { return "Tagged"; }, *[Symbol.iterator]() { yield* [1, 2]; } }; say(+symbols, String(Object.prototype.toString.call(symbols)), [...symbols]); const proxy: any = new Proxy({}, { get: (_, k) => k }); say(proxy.anything); const weak = new WeakRef(o); say(weak.deref() === o, Reflect.ownKeys({ [sym]: 1 }), globalThis === (0, eval)("this"), eval("1 + 1"), new Function("a", "return a * 2")(4));
===
decorators, as TypeScript had them first
const order: any[] = []; function dec(label: string) { return (target: any, key?: any, at?: any): any => { order.push(label, key ?? "class", typeof at); }; }
//---
@dec("class") class Dec { @dec("field") f = 1; @dec("method") m(@dec("parameter") x: any) { return x; } @dec("static") static s() { return Dec.name; } @dec("accessor") get g() { return this.f; } constructor(@dec("constructor") readonly p = 2) {} }
say(order, new Dec(), Dec.s(), new Dec().m(3), new Dec().g); order.length = 0; const sealed = (c: any): any => class extends c { extra = true; }; @sealed @dec("two") class Sealed { x = 1; self() { return Sealed; } } say(Object.keys(new Sealed()), order);
`
  .trim()
  .split("\n===\n")
  .map((text) => {
    const [theme, ...lines] = text.split("\n");
    const [declared, used] = lines.join("\n").split("\n//---\n");
    return { theme: theme!, declared: declared!, used: used! };
  });
