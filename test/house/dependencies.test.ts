import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";

test.each(["package.json", "src/package.json"])(
  "%s says of each package why it is there, and pins it exactly",
  (path) => {
    const manifest = JSON.parse(readFileSync(join(projectRoot(), path), "utf8"));
    const { dependencies = {}, devDependencies = {}, why } = manifest;
    const packages = { ...dependencies, ...devDependencies };
    expect(Object.keys(why)).toEqual(Object.keys(packages));
    expect(Object.values<string>(packages).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  },
);
