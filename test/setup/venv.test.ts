import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { venvPython } from "../../scripts/setup/index.mjs";
import { newProject, run } from "./project.js";

/** Whatever asks for a Python package fails at once. */
const offline = { PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_FIND_LINKS: "", PIP_NO_INDEX: "" };

describe("the project's Python", () => {
  test("is made once, and left alone after that", async () => {
    const project = newProject();
    expect(await run(project)).toMatchObject({ code: 0, said: expect.stringContaining("making .venv") });
    expect(await run(project)).toEqual({ code: 0, said: "", last: "" });
  });

  const spoilers: [string, (project: string) => void][] = [
    ["is half made", (project) => rmSync(join(project, ".venv", "gradus.json"))],
    ["has lost its interpreter", (project) => rmSync(venvPython(project))],
    ["has a stamp that is cut off", (project) => writeFileSync(join(project, ".venv", "gradus.json"), '{"requirem')],
    ["has another list of packages", (project) => writeFileSync(join(project, "requirements-dev.txt"), "# another\n")],
  ];
  test.each(process.env.GRADUS_ALL ? spoilers : spoilers.slice(0, 1))("is made anew when it %s", async (_, spoil) => {
    const project = newProject();
    await run(project);
    spoil(project);
    expect(await run(project)).toMatchObject({ code: 0, said: expect.stringContaining("making .venv") });
    expect(existsSync(venvPython(project))).toBe(true);
  });

  test.skipIf(process.platform === "win32")("moves with its folder, and fetches nothing for that", async () => {
    const project = newProject();
    await run(project);
    const moved = `${project} moved`;
    renameSync(project, moved);
    expect(await run(moved, { env: offline })).toMatchObject({
      code: 0,
      said: expect.stringContaining("mending .venv"),
    });
    const pip = execFileSync(join(moved, ".venv", "bin", "pip"), ["--version"], { encoding: "utf8" });
    expect(pip).toContain(join(moved, ".venv"));
    const kernel = JSON.parse(readFileSync(join(moved, ".venv/share/jupyter/kernels/tslab/kernel.json"), "utf8"));
    expect(kernel.argv[1]).toBe(join(moved, "scripts", "kernel", "main.mjs"));
  });

  test.skipIf(process.platform === "win32")("of a copied project is the copy's own", async () => {
    const project = newProject();
    await run(project);
    const copy = `${project} copy`;
    cpSync(project, copy, { recursive: true, verbatimSymlinks: true });
    await run(copy, { env: offline });
    const pip = execFileSync(join(copy, ".venv", "bin", "pip"), ["--version"], { encoding: "utf8" });
    expect(pip).toContain(join(copy, ".venv"));
  });

  test("is not made where the package index cannot be reached: one sentence, and no stamp that says so", async () => {
    const project = newProject();
    writeFileSync(join(project, "requirements-dev.txt"), "no-such-package-of-ours==1.0\n");
    const { code, last } = await run(project, { env: offline });
    expect(code).toBe(1);
    expect(last).toMatch(/^The Python package index cannot be reached\. .*then run the same command again\.$/);
    expect(existsSync(join(project, ".venv", "gradus.json"))).toBe(false);
  });

  test("does not care for another active environment or the user's Python settings", async () => {
    const nowhere = {
      VIRTUAL_ENV: "/nowhere",
      PYTHONHOME: "/nowhere",
      PYTHONPATH: "/nowhere",
      PIP_USER: "1",
      PIP_TARGET: "/nowhere",
    };
    expect(await run(newProject(), { env: nowhere })).toMatchObject({ code: 0 });
  });
});
