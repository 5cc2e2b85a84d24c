import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pathWith, python } from "./machine.js";
import { newProject, run } from "./project.js";

test.skipIf(process.platform === "win32").each([
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
])(
  "a Python that is %s ends set-up with one sentence that names the next step, and leaves no .venv",
  async (_, programs, sentence) => {
    const project = newProject();
    const { code, last } = await run(project, { env: pathWith(project, programs) });
    expect(code).toBe(1);
    expect(last).toMatch(sentence);
    expect(existsSync(join(project, ".venv"))).toBe(false);
  },
);
