import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** What must be true of every source file of the library. */
const src = join(import.meta.dirname, "..", "..", "src");
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !/\/(dist|assembly|node_modules)\//.test(path) && !path.endsWith(".d.ts"));
const text = new Map(files.map((path) => [path, readFileSync(path, "utf8")]));
const name = (path: string) => relative(src, path);

/** The code without comments and texts; what stands in the braces of a template is code. */
const code = (path: string) =>
  text
    .get(path)!
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/.*$/gm, (quiet) =>
      quiet.startsWith("`") ? [...quiet.matchAll(/\$\{([^}]*)\}/g)].map(([, said]) => `(${said})`).join(" ") : '""',
    );

/** The files a file needs when it runs: type imports are gone by then. */
function needs(path: string): string[] {
  const imports = text.get(path)!.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"(\.[^"]+)"/gm);
  return [...imports].map(([, to]) => resolve(dirname(path), to!.replace(/\.js$/, ".ts"))).filter((to) => text.has(to));
}

test("no file imports itself by a roundabout way", () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].map(name).join(" → "));
    else if (!done.has(path)) {
      for (const next of needs(path)) walk(next, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of files) walk(path, []);
  expect(cycles).toEqual([]);
});

test("folders look one way: tensors know nothing of layers, layers nothing of lessons", () => {
  const order = [
    ...["display", "kernels", "linalg", "random", "lesson", "tensor"],
    ...["calculus", "metrics", "nn", "optim", "persistence", "scalar", "data", "plot", "text", "models", "course"],
  ];
  const folders = files.map((path) => name(path).split("/")).flatMap(([top, rest]) => (rest ? [top] : []));
  expect([...new Set(folders)].sort()).toEqual([...order].sort());
  const wrong = files.flatMap((path) => {
    const folder = order.indexOf(name(path).split("/")[0]!);
    if (folder < 0) return [];
    return needs(path)
      .map((to) => name(to).split("/")[0]!)
      .filter((to) => !order.slice(0, folder + 1).includes(to))
      .map((to) => `${name(path)} imports ${to}`);
  });
  expect(wrong).toEqual([]);
});

test("the library's entry needs nothing of any lecture: ten cost an import no more than one", () => {
  const needed = new Set([join(src, "index.ts")]);
  for (const path of needed) for (const next of needs(path)) needed.add(next);
  expect(needed.size).toBeGreaterThan(100);
  expect([...needed].map(name).filter((path) => path.startsWith("course/"))).toEqual([]);
});

test("a lecture needs no other lecture", () => {
  const lecture = (path: string) => /^course\/(\d+)\//.exec(name(path))?.[1];
  const wrong = files.flatMap((path) =>
    lecture(path)
      ? needs(path)
          .filter((to) => lecture(to) && lecture(to) !== lecture(path))
          .map((to) => `${name(path)} imports ${name(to)}`)
      : [],
  );
  expect(wrong).toEqual([]);
});

test("Node's own things are used in two folders only, and loaded on demand: the rest runs in a browser", () => {
  const allowed = /^(persistence|tensor\/memory)\//;
  const wanted = /\bprocess\b|\bBuffer\b|\brequire\(|\b__(dirname|filename)\b|\bglobal\b/;
  const users = files.filter((path) => /["'`]node:/.test(text.get(path)!) || wanted.test(code(path))).map(name);
  expect(users.filter((user) => !allowed.test(user))).toEqual([]);
  for (const path of files)
    expect(text.get(path), `${name(path)} imports from node: when it is loaded`).not.toMatch(
      /^import[^;]*from "node:/m,
    );
});

describe("results that do not depend on the JavaScript engine", () => {
  const forbidden: [what: string, pattern: RegExp][] = [
    ["**", /\*\*/],
    [
      "Math.pow and other functions whose last digit is not fixed",
      /\bMath\.(pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b/,
    ],
    ["Math.random", /\bMath\.random\b/],
    ["the locale", /\.toLocale\w+\(|\.localeCompare\(/],
  ];
  test.each(forbidden)("no source uses %s", (_what, pattern) => {
    expect(files.filter((path) => pattern.test(code(path))).map(name)).toEqual([]);
  });
});

test("a file is one idea: no more than 250 lines, but for tables and data", () => {
  const tables = ["kernels/kernels.ts", "kernels/wasm.ts", "tensor/methods.ts", "tensor/ops/elementwise.ts"];
  const long = files.filter(
    (path) =>
      // a lecture's exercises are texts, with the wrong answers that learners give
      !name(path).startsWith("course/") && text.get(path)!.split("\n").length > 260,
  );
  expect(long.map(name).filter((path) => !tables.includes(path))).toEqual([]);
});

test("every public function says what it does", () => {
  // kernels say it once, in kernels/kernels.ts; a lecture's parts are read beside its text
  const folders = files.filter((path) => !/^(kernels|course|models)\//.test(name(path)));
  const silent = folders.flatMap((path) =>
    [
      ...text
        .get(path)!
        .matchAll(/^(.*)\n(?:\/\/ biome-ignore.*\n)*export (?:abstract )?(?:const|function\*?|class) (\w+)/gm),
    ]
      // the body below overloads, whose first has the docstring
      .filter(([, before]) => !before!.trim().endsWith("*/") && !/^(export function .*|\): .*);$/.test(before!))
      .map(([, , what]) => `${name(path)}: ${what}`),
  );
  expect(silent).toEqual([]);
});
