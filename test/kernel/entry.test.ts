import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { kernelspec } from "../../scripts/setup/kernelspec.mjs";

/** What the door of the project in `root` says on stderr, and its exit code. */
function knock(root: string, ...args: string[]) {
  const { stderr, status } = spawnSync(process.execPath, [join(root, "scripts", "kernel", "main.mjs"), ...args], {
    encoding: "utf8",
  });
  return { stderr, status };
}

test("without a connection file it says how to open the course", () => {
  const { stderr, status } = knock(projectRoot(), "/no/such/file.json");
  expect(stderr).toBe(
    'The kernel is started by Jupyter with a connection file, and /no/such/file.json is not there. To open the course run "npm start".\n',
  );
  expect(status).toBe(1);
});

test("in a project that is not set up it says what is missing and what to run", () => {
  const root = mkdtempSync(join(tmpdir(), "gradus-bare-"));
  cpSync(join(projectRoot(), "scripts"), join(root, "scripts"), { recursive: true });
  cpSync(join(projectRoot(), "package.json"), join(root, "package.json"));
  expect(knock(root).stderr).toBe(
    `The npm packages are not installed. Run "npm start" in ${root} once, then restart this kernel.\n`,
  );
  symlinkSync(join(projectRoot(), "node_modules"), join(root, "node_modules"), "junction");
  expect(knock(root).stderr).toContain("The kernel is not built. Run");
  mkdirSync(join(root, "build", "scripts", "kernel"), { recursive: true });
  writeFileSync(join(root, "build", "scripts", "kernel", "start.js"), "");
  expect(knock(root)).toMatchObject({ status: 1, stderr: expect.stringContaining("The library is not built. Run") });
  rmSync(root, { recursive: true, force: true });
});

test("the kernelspec needs no PATH: its paths are absolute", () => {
  const { argv } = kernelspec("/somewhere/else", "/usr/bin/node");
  expect(argv).toEqual([
    "/usr/bin/node",
    join("/somewhere/else", "scripts", "kernel", "main.mjs"),
    "{connection_file}",
  ]);
});
