import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";

const lines = readFileSync(join(projectRoot(), "requirements-dev.txt"), "utf8").trimEnd().split("\n");
const pins = lines.filter((line) => !line.startsWith("#"));

test("requirements-dev.txt pins every package exactly, and names no host", () => {
  expect(pins.length).toBeGreaterThan(50);
  expect(pins.filter((line) => !/^[a-z0-9-]+==[0-9][0-9a-z.]*( ; .+)?$/.test(line))).toEqual([]);
  expect(lines.filter((line) => /:\/\//.test(line))).toEqual([]);
});

test("requirements-dev.txt pins a package twice only for different Pythons or systems", () => {
  const names = pins.map((line) => /^[^=]+/.exec(line)?.[0]);
  const twice = pins.filter((_, i) => names.indexOf(names[i]) !== names.lastIndexOf(names[i]));
  expect(twice.filter((line) => !line.includes(" ; "))).toEqual([]);
});
