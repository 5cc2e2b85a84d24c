import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";

const {
  dependencies = {},
  devDependencies,
  why,
} = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8"));

test("package.json says of each package why it is there, and pins it exactly", () => {
  const packages = { ...dependencies, ...devDependencies };
  expect(Object.keys(why)).toEqual(Object.keys(packages));
  expect(Object.values<string>(packages).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
