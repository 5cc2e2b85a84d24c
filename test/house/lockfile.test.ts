import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";

interface Package {
  resolved?: string;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
}

const root = projectRoot();
const text = readFileSync(join(root, "package-lock.json"), "utf8");
const packages: Record<string, Package> = JSON.parse(text).packages;

/** A package's binaries, one package a platform; a single one is a system's own (fsevents), not a binary of many. */
const platformBinaries = Object.entries(packages)
  .map(([path, { optionalDependencies = {} }]) => ({
    name: path.replace(/^.*node_modules\//, ""),
    binaries: Object.keys(optionalDependencies).flatMap((name) => packages[`node_modules/${name}`] ?? []),
  }))
  .filter(({ binaries }) => binaries.filter(({ os }) => os).length > 1);

describe("package-lock.json", () => {
  test("knows packages with binaries for several platforms", () => {
    expect(platformBinaries.map(({ name }) => name)).toEqual(expect.arrayContaining(["@biomejs/biome", "typescript"]));
  });

  test.each(platformBinaries)("has $name's binaries for Windows, macOS and Linux", ({ binaries }) => {
    const has = (os: string, cpu: string) => binaries.some((one) => one.os?.includes(os) && one.cpu?.includes(cpu));
    expect({ win32: has("win32", "x64"), darwin: has("darwin", "arm64"), linux: has("linux", "x64") }).toEqual({
      win32: true,
      darwin: true,
      linux: true,
    });
  });

  test("names no host", () => {
    const elsewhere = Object.values(packages).filter(({ resolved }) => resolved && /^\w+:/.test(resolved));
    expect(elsewhere).toEqual([]);
    expect(text).not.toMatch(/"resolved": "https?:/);
  });
});

test("zeromq brings its binaries for Windows, macOS and Linux inside the package, for no script runs at installation", () => {
  const build = join(root, "node_modules", "zeromq", "build");
  const brought = ["win32/x64", "darwin/arm64", "linux/x64"].filter((platform) =>
    existsSync(join(build, platform, "node")),
  );
  expect(brought).toEqual(["win32/x64", "darwin/arm64", "linux/x64"]);
});
