import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { venvPython } from "../../scripts/setup/index.mjs";
import { newProject, run } from "./project.js";

/** Whatever asks for a Python package fails at once. */
const offline = { PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_FIND_LINKS: "", PIP_NO_INDEX: "" };
const onWindows = process.platform === "win32";

/** One story, told in its order: each test goes on where the one before left the project. */
describe("a project's .venv", { timeout: 180_000, shuffle: false }, () => {
  let project: string;
  beforeAll(() => {
    project = newProject({ whenDone: afterAll });
  });

  test("is made whatever other environment is active and whatever the user's Python settings say", async () => {
    const nowhere = {
      VIRTUAL_ENV: "/nowhere",
      PYTHONHOME: "/nowhere",
      PYTHONPATH: "/nowhere",
      PIP_USER: "1",
      PIP_TARGET: "/nowhere",
    };
    expect(await run(project, { env: nowhere })).toMatchObject({
      code: 0,
      said: expect.stringContaining("making .venv"),
    });
    expect(existsSync(venvPython(project))).toBe(true);
  });

  test("is left alone after that, and set-up is silent", async () => {
    expect(await run(project)).toEqual({ code: 0, said: "", last: "" });
  });

  test.skipIf(onWindows)("moves with its folder, and fetches nothing for that", async () => {
    renameSync(project, `${project} moved`);
    project = `${project} moved`;
    expect(await run(project, { env: offline })).toMatchObject({
      code: 0,
      said: expect.stringContaining("mending .venv"),
    });
    expect(pipOf(project)).toContain(join(project, ".venv"));
    expect(exportersOf(project)).toContain("Gradus slides = gradus_slides:GradusSlides");
    const kernel = JSON.parse(readFileSync(join(project, ".venv/share/jupyter/kernels/tslab/kernel.json"), "utf8"));
    expect(kernel.argv[1]).toBe(join(project, "scripts", "kernel", "main.mjs"));
  });

  test.skipIf(onWindows)("of a copied project is the copy's own", async () => {
    const copy = `${project} copy`;
    cpSync(project, copy, { recursive: true, verbatimSymlinks: true });
    await run(copy, { env: offline });
    expect(pipOf(copy)).toContain(join(copy, ".venv"));
  });

  const spoilers: [string, (project: string) => void][] = [
    ["is half made", (project) => rmSync(join(project, ".venv", "gradus.json"))],
    ["has lost its interpreter", (project) => rmSync(venvPython(project))],
    ["has a stamp that is cut off", (project) => writeFileSync(join(project, ".venv", "gradus.json"), '{"requirem')],
    ["has another list of packages", (project) => writeFileSync(join(project, "requirements-dev.txt"), "# another\n")],
  ];
  test.each(process.env.GRADUS_ALL ? spoilers : spoilers.slice(0, 1))("is made anew when it %s", async (_, spoil) => {
    spoil(project);
    expect(await run(project)).toMatchObject({ code: 0, said: expect.stringContaining("making .venv") });
    expect(existsSync(venvPython(project))).toBe(true);
  });

  test("is not taken for made where the package index cannot be reached: one sentence", async () => {
    writeFileSync(join(project, "requirements-dev.txt"), "no-such-package-of-ours==1.0\n");
    const { code, last } = await run(project, { env: offline });
    expect(code).toBe(1);
    expect(last).toMatch(/^The Python package index cannot be reached\. .*then run the same command again\.$/);
    expect(existsSync(join(project, ".venv", "gradus.json"))).toBe(false);
  });
});

/** What the environment's own `pip` command says of itself: it starts only if its first line names its Python. */
const pipOf = (project: string) =>
  execFileSync(join(project, ".venv", "bin", "pip"), ["--version"], { encoding: "utf8" });

/** What nbconvert will find when it looks for exporters. */
const exportersOf = (project: string) =>
  execFileSync(
    venvPython(project),
    [
      "-c",
      "from importlib.metadata import entry_points\nfor e in entry_points(group='nbconvert.exporters'): print(e.name, '=', e.value)",
    ],
    { encoding: "utf8" },
  );
