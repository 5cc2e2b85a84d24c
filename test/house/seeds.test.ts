import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** The arguments of each call, found by its brackets: formatted code closes them in pairs. */
function callsOf(source: string, name: RegExp): string[] {
  return [...source.matchAll(name)].map(({ index, 0: head }) => {
    let depth = 0;
    for (let end = index + head.length - 1; end < source.length; end++) {
      if (source[end] === "(") depth++;
      else if (source[end] === ")" && --depth === 0) return source.slice(index, end + 1);
    }
    return source.slice(index);
  });
}

test("property tests draw from a seed: what passes here passes everywhere", () => {
  const unseeded: string[] = [];
  let found = 0;
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" });
  for (const path of files.filter((file) => file.endsWith(".ts") && !file.startsWith("house"))) {
    const calls = callsOf(readFileSync(join(root, "test", path), "utf8"), /\bfc\.(?:assert|check|sample)\(/g);
    found += calls.length;
    unseeded.push(...calls.filter((call) => !/\bseed\b: /.test(call)).map((call) => `${path}: ${call.slice(0, 60)}`));
  }
  expect(unseeded).toEqual([]);
  expect(found).toBeGreaterThan(5);
});
