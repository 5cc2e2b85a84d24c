import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { pathWith, python, withoutPython } from "./machine.js";
import { newProject, run } from "./project.js";

const choice = { module: "python.mjs", call: "findPython" };

describe.skipIf(process.platform === "win32")("a machine's Python", () => {
  test.each([
    [
      "missing",
      {},
      /needs Python 3\.10 or newer and found none on PATH\. Install it from .*, then run the same command again\.$/,
    ],
    [
      "older than 3.10",
      { python3: python([3, 9, 18]) },
      /needs Python 3\.10 or newer and found only 3\.9\.18 \(python3\)\. Install it/,
    ],
    ["Python 2", { python: python([2, 7, 18], false) }, /found only 2\.7\.18 \(python\)/],
    [
      "without venv",
      { python3: python([3, 11, 2], false) },
      /3\.11\.2 \(python3\) comes without its venv module\. .*python3\.11-venv/,
    ],
    ["only a door to a shop", { python3: "exit 9" }, /found none on PATH/],
  ])("that is %s is answered with one sentence that names the next step", async (_, programs, sentence) => {
    const { code, said } = await run(projectRoot(), { ...choice, env: pathWith(programs) });
    expect(code).toBe(1);
    expect(said.trimEnd()).toMatch(sentence);
    expect(said.trimEnd()).not.toContain("\n");
  });

  test.each([
    ["a newer one under another name", { python3: python([3, 9, 18]), "python3.12": python([3, 12, 1]) }],
    ["one with venv beside one without", { python3: python([3, 11, 2], false), python: python([3, 10, 0]) }],
  ])("is %s", async (_, programs) => {
    expect(await run(projectRoot(), { ...choice, env: pathWith(programs) })).toMatchObject({ code: 0, said: "" });
  });

  test("where there is none, set-up ends with its sentence, a code that is not 0, and no .venv", async () => {
    const project = newProject();
    const { code, last } = await run(project, { env: withoutPython() });
    expect(code).toBe(1);
    expect(last).toMatch(/found none on PATH/);
    expect(existsSync(join(project, ".venv"))).toBe(false);
  });
});
