import { join } from "node:path";

/**
 * The Python of the project's .venv.
 * @param {string} root
 */
export const venvPython = (root) =>
  process.platform === "win32" ? join(root, ".venv", "Scripts", "python.exe") : join(root, ".venv", "bin", "python");

/**
 * The environment every Jupyter process of the project gets: its settings, signatures and run-time files live under
 * build/jupyter, so the user's own are neither read nor changed, and another active Python environment has no say.
 * @param {string} root
 * @returns {NodeJS.ProcessEnv}
 */
export function jupyterEnvironment(root) {
  const foreign = /^(JUPYTER|PYTHON|IPYTHON|VIRTUAL_ENV|CONDA_PREFIX|_JUPYTER|JPY_|__PYVENV)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const own = join(root, "build", "jupyter");
  return {
    ...env,
    JUPYTER_CONFIG_DIR: join(own, "config"),
    JUPYTER_DATA_DIR: join(own, "data"),
    JUPYTER_RUNTIME_DIR: join(own, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(own, "lab", "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(own, "lab", "workspaces"),
    JUPYTER_PREFER_ENV_PATH: "1",
    IPYTHONDIR: join(own, "ipython"),
    PYTHONUTF8: "1",
  };
}
