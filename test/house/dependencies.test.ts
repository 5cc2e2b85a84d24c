import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";

test.each(["package.json", "src/package.json", "scripts/docs/tools/package.json"])(
  "%s says of each package why it is there, and pins it exactly",
  (path) => {
    const manifest = JSON.parse(readFileSync(join(projectRoot(), path), "utf8"));
    const { dependencies = {}, devDependencies = {}, why } = manifest;
    const packages = { ...dependencies, ...devDependencies };
    expect(Object.keys(why)).toEqual(Object.keys(packages));
    expect(Object.values<string>(packages).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  },
);

/** The packages that the files of a folder name where one imports, directly or by a path into node_modules. */
function named(folder: string): Set<string> {
  const root = join(projectRoot(), folder);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.(ts|mjs|js)$/.test(name) && !/^dist\/|node_modules/.test(name),
  );
  const found = new Set<string>();
  for (const name of files) {
    const text = readFileSync(join(root, name), "utf8");
    for (const [, direct, path] of text.matchAll(
      /(?:\bfrom |\bimport\(|\bimport |resolve\()"([^".][^"]*)"|"node_modules", ((?:"[^"]+",? ?)+)/g,
    )) {
      const parts = direct ? direct.split("/") : path!.split(", ").map((part) => part.replaceAll('"', ""));
      found.add(parts[0]!.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!);
    }
  }
  return found;
}

test("what a learner runs needs no package of developers, but for the kernels' compiler", () => {
  const { devDependencies } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8"));
  const needed = new Set([...named("src"), ...named("scripts")]);
  expect([...needed]).toEqual(expect.arrayContaining(["typescript", "mathjs", "shiki", "zeromq", "rolldown"]));
  const surplus = Object.keys(devDependencies).filter((name) => needed.has(name));
  // assemblyscript runs only where src/kernels/assembly was changed; biome and vitest are run by `npm test`
  expect(surplus.filter((name) => !["assemblyscript", "vitest", "@biomejs/biome"].includes(name))).toEqual([]);
});
