/** A Jupyter Server of our own: from the project's `.venv`, on loopback, gone when the runner is. */

import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { jupyterEnvironment, venvPython } from "../../setup/jupyter.mjs";
import { Problem } from "../../setup/problem.mjs";
import { ask, type ServerAddress } from "./address.js";

export interface LocalServer extends ServerAddress {
  /** Ends the server and every kernel it has. */
  stop(): Promise<void>;
}

/** Seconds a server may take until it answers. */
const PATIENCE = 60;

/** Starts a server rooted at `root`. Throws {@link Problem} when there is none to start or it does not answer. */
export async function startServer(root: string, signal?: AbortSignal): Promise<LocalServer> {
  const python = venvPython(root);
  if (!existsSync(python)) {
    throw new Problem("There is no .venv with Jupyter in it: run `npm start` or `npm test` once, both make it.");
  }
  const attempts = 3;
  for (let attempt = 1; ; attempt++) {
    const started = await tryStart(root, python, await freePort(), signal);
    signal?.throwIfAborted();
    if (typeof started !== "string") return started;
    // Somebody may take the port between our asking and the server's binding: that is worth another one.
    const portTaken = /port .* (is )?already in use|no available port/i.test(started);
    if (attempt === attempts || !portTaken) {
      throw new Problem(`The Jupyter Server did not start: ${started || "it said nothing"}`);
    }
  }
}

/** The running server, or the last words of one that did not come up. */
async function tryStart(
  root: string,
  python: string,
  port: number,
  signal?: AbortSignal,
): Promise<LocalServer | string> {
  const folder = runFolder(root);
  const token = randomBytes(24).toString("hex");
  // The token goes by a file that only we can read, not by a command line that everybody can.
  const config = join(folder, "server.json");
  writeFileSync(config, JSON.stringify(settings(root, port, token)), { mode: 0o600 });
  const supervisor = join(root, "scripts", "notebooks", "server", "supervisor.mjs");
  const child = spawn(
    process.execPath,
    [supervisor, folder, python, "-I", "-m", "jupyter_server", `--config=${config}`],
    {
      cwd: root,
      env: environment(root, folder),
      stdio: ["pipe", "ignore", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    },
  );
  let words = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-20_000);
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const server = { url: `http://127.0.0.1:${port}/`, token };
  const stop = () => stopServer(child, exited);
  try {
    if (await answers(server, child, signal)) return { ...server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
  await stop();
  return lastWords(words);
}

const settings = (root: string, port: number, token: string) => ({
  ServerApp: { ip: "127.0.0.1", port, port_retries: 0, open_browser: false, root_dir: root, allow_root: true },
  IdentityProvider: { token },
  // Output is never throttled: the runner looks at its amount itself.
  ZMQChannelsWebsocketConnection: { iopub_msg_rate_limit: 0, iopub_data_rate_limit: 0 },
  // A kernel that dies stays dead: a restarted one would answer the next cell from an empty memory.
  KernelRestarter: { restart_limit: 0, time_to_dead: 0.5 },
  KernelManager: { shutdown_wait_time: 1 },
});

/** The user's own settings have no say, and files of two servers are never the same ones. */
const environment = (root: string, folder: string): NodeJS.ProcessEnv => ({
  ...jupyterEnvironment(root),
  JUPYTER_NO_CONFIG: "1",
  JUPYTER_CONFIG_DIR: join(folder, "config"),
  JUPYTER_DATA_DIR: join(folder, "data"),
  JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
  // What Jupyter makes for a while, such as its empty settings, goes with the folder.
  TMPDIR: join(folder, "tmp"),
  TEMP: join(folder, "tmp"),
  TMP: join(folder, "tmp"),
  GRADUS_OUTPUT_LIMIT: "off", // the kernel need not hold back either
});

function runFolder(root: string): string {
  const parent = join(root, "build", "run");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, `${process.pid}-`));
  mkdirSync(join(folder, "tmp"));
  return folder;
}

async function answers(server: ServerAddress, child: ChildProcess, signal?: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + PATIENCE * 1000;
  while (Date.now() < deadline && !signal?.aborted && child.exitCode === null && child.signalCode === null) {
    const response = await ask(server, "api/status").catch(() => undefined);
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Closing its standard input tells the supervisor to end everything and to remove the folder. */
async function stopServer(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.stdin?.destroy();
  if (child.exitCode === null && child.signalCode === null) await exited;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const lastWords = (text: string): string => text.trim().split("\n").slice(-3).join(" ").slice(-500);
