/** The peers of the runner, where they are installed: nbclient runs notebooks, nbval compares their outputs, too. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { jupyterEnvironment, venvPython } from "../../setup/jupyter.mjs";
import { Problem } from "../../setup/problem.mjs";

export interface Peer {
  name: string;
  version: string;
  /** The command that runs one notebook. */
  command: (notebook: string) => string[];
}

/** The environment of the peers, apart from the project's own. */
const home = (root: string) => join(root, "build", "bench", "runner");
const pythonOf = (root: string) => venvPython(home(root));

/** Installs the peers from PyPI. */
export function installPeers(root: string): void {
  const run = (python: string, ...args: string[]) => {
    if (spawnSync(python, args, { stdio: "inherit" }).status !== 0)
      throw new Problem("Python could not install the peers: see its words above. Is the package index reachable?");
  };
  run(venvPython(root), "-m", "venv", join(home(root), ".venv"));
  run(pythonOf(root), "-m", "pip", "install", "--quiet", "nbval==0.11.0", "nbclient==0.11.0", "ipykernel");
}

/** Those that are installed. */
export function installedPeers(root: string): Peer[] {
  const python = pythonOf(root);
  if (!existsSync(python)) return [];
  const execute =
    "import nbclient, nbformat, sys; nbclient.NotebookClient(nbformat.read(sys.argv[1], 4), timeout=60).execute()";
  const peers = [
    { name: "nbclient", command: (notebook: string) => [python, "-c", execute, notebook] },
    {
      name: "nbval",
      command: (notebook: string) => [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", notebook],
    },
  ];
  return peers.flatMap(({ name, command }) => {
    const asked = spawnSync(python, ["-c", `import importlib.metadata as m; print(m.version("${name}"))`], {
      encoding: "utf8",
    });
    return asked.status === 0 ? [{ name, version: asked.stdout.trim(), command }] : [];
  });
}

/** Where the peers find our kernel. */
export const peerEnvironment = (root: string): NodeJS.ProcessEnv => ({
  ...jupyterEnvironment(root),
  JUPYTER_PATH: join(root, ".venv", "share", "jupyter"),
});
