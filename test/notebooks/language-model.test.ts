import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { verify } from "../../scripts/notebooks/index.js";
import { goesWithoutLanguageModel } from "../../scripts/notebooks/project.js";
import { styleFor } from "../../scripts/notebooks/report/style.js";
import { summaryLines } from "../../scripts/notebooks/report/summary.js";
import { type LocalServer, startServer } from "../../scripts/notebooks/server/local.js";
import { languageModelPending } from "../../scripts/setup/language-model.mjs";
import { code, notebook, stdout } from "./faults/notebook.js";
import { ProjectFolder, root } from "./project-folder.js";

const folder = new ProjectFolder("language-model");
let server: LocalServer;
beforeAll(async () => {
  server = await startServer(root);
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

test("without its file the cells that need it are skipped and counted, and keep what is stored", async () => {
  const tags = { tags: ["language-model"] };
  const path = folder.write(
    "notebook.ipynb",
    notebook([
      code("console.log(1);", [stdout("1\n")]),
      code('throw new Error("ran");', [stdout("Paris\n")], tags),
      code("console.log(2);", [stdout("2\n")]),
    ]),
  );
  const asked = { names: [path], servers: [server] };
  const without = await verify({ ...asked, languageModel: false });
  expect(without.notebooks[0]).toMatchObject({ outcome: "passed" });
  expect(without.notebooks[0]!.cells.map(({ state }) => state)).toEqual(["equal", "skipped", "equal"]);
  expect(summaryLines(without, false, styleFor(false, {})).join("\n")).toContain(
    "1 cell needs the language model, which is not in build/models: not run",
  );
  const withIt = await verify({ ...asked, languageModel: true });
  expect(withIt.notebooks[0], "what was remembered without it is not taken for a run").toMatchObject({
    outcome: "failed",
  });
}, 120_000);

test("it is missing until the whole file is there; in CI nothing is skipped, and set-up asks again at once", () => {
  const project = mkdtempSync(join(tmpdir(), "gradus-"));
  const models = join(project, "build", "models");
  const file = join(models, "SmolLM2-135M-Instruct.Q4_1.gguf");
  try {
    vi.stubEnv("CI", "");
    mkdirSync(models, { recursive: true });
    expect(goesWithoutLanguageModel(project)).toBe(true);
    expect(languageModelPending(project)).toContain("SmolLM2");
    writeFileSync(join(models, "not-to-be-had"), "");
    expect(languageModelPending(project)).toBeUndefined();
    vi.stubEnv("CI", "true");
    expect(languageModelPending(project)).toContain("SmolLM2");
    expect(goesWithoutLanguageModel(project)).toBe(false);
    vi.stubEnv("CI", "");
    writeFileSync(file, "GGUF");
    expect(goesWithoutLanguageModel(project)).toBe(true);
    truncateSync(file, 98_362_432);
    expect(goesWithoutLanguageModel(project)).toBe(false);
    vi.stubEnv("CI", "true");
    expect(languageModelPending(project)).toBeUndefined();
  } finally {
    vi.unstubAllEnvs();
    rmSync(project, { recursive: true });
  }
});
