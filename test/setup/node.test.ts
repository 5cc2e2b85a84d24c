import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";

const scripts = join(projectRoot(), "scripts");

/** Set-up's check of Node, asked by a process that says it is this version. */
function check(version: string) {
  const module = pathToFileURL(join(scripts, "setup", "node-version.mjs")).href;
  const code = `Object.defineProperty(process.versions, "node", { value: "${version}" }); import("${module}");`;
  return spawnSync(process.execPath, ["-e", code], { encoding: "utf8" });
}

test.each(["12.22.12", "18.20.8", "20.18.3", "20.9.0"])("Node %s is refused in a sentence", (version) => {
  const { status, stderr } = check(version);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Gradus needs Node 20\.19 or newer and this is Node .* run the same command again\.\n$/);
});

test.each(["20.19.0", "22.0.0", "24.1.0"])("Node %s is taken", (version) => {
  expect(check(version)).toMatchObject({ status: 0, stderr: "" });
});

const commands = Object.values<string>(JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")).scripts);
const doors = commands.flatMap((command) => /scripts\/\S+\.mjs/.exec(command)?.[0] ?? []);

test.each(doors)("%s checks Node before anything an old Node could not read", (door) => {
  const imports = readFileSync(join(projectRoot(), door), "utf8").match(/^import .*$/gm);
  expect(imports).toEqual(['import "../setup/node-version.mjs";']);
});
