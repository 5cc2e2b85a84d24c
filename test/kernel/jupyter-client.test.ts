import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildLibrary, buildScripts, projectRoot } from "../../scripts/setup/index.mjs";
import { kernelspec } from "../../scripts/setup/kernelspec.mjs";

/** A Python with jupyter_kernel_test: the one named in GRADUS_PYTHON, or the project's own if somebody installed it there. */
function pythonWithTests(): string | undefined {
  const bin = process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
  const found = [process.env.GRADUS_PYTHON, join(projectRoot(), ".venv", ...bin)].filter(
    (python) => python !== undefined,
  );
  return found.find((python) => spawnSync(python, ["-c", "import jupyter_kernel_test"]).status === 0);
}

const python = process.env.GRADUS_ALL ? pythonWithTests() : undefined;

test.skipIf(!python)(
  "Jupyter's own kernel tests pass, driven by Jupyter's own client",
  { timeout: 180_000 },
  async () => {
    await buildLibrary();
    await buildScripts();
    const folder = mkdtempSync(join(tmpdir(), "gradus-jupyter-"));
    const spec = join(folder, "kernels", "tslab");
    mkdirSync(spec, { recursive: true });
    writeFileSync(join(spec, "kernel.json"), JSON.stringify(kernelspec(projectRoot())));
    const { status, stderr } = spawnSync(python!, [join(import.meta.dirname, "jupyter_client_test.py")], {
      cwd: projectRoot(),
      encoding: "utf8",
      env: { ...process.env, JUPYTER_PATH: folder, JUPYTER_RUNTIME_DIR: join(folder, "runtime") },
    });
    rmSync(folder, { recursive: true, force: true });
    expect(stderr).toMatch(/\nOK/);
    expect(status).toBe(0);
  },
);
