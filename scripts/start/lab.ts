import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { jupyterEnvironment, Problem, venvPython } from "../setup/index.mjs";
import { writeExtension } from "./extension.js";
import { answers, type Server } from "./running.js";
import { serverOptions, writeLabSettings } from "./settings.js";

/** How long a server may take for its kernels before it is killed, in milliseconds. Ctrl-C ends everything within 5 s. */
const grace = 4_500;

/** A JupyterLab of our own. */
export interface Lab extends Server {
  /** Ends the server and its kernels. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, for whatever reason. */
  ended: Promise<void>;
}

/** Starts JupyterLab and waits until it answers; a Problem with its last words if it does not. */
export async function startLab(root: string, options: { port: number; page: string }): Promise<Lab> {
  const token = randomBytes(24).toString("hex");
  const env: NodeJS.ProcessEnv = { ...jupyterEnvironment(root), JUPYTER_TOKEN: token };
  writeLabSettings(env.JUPYTER_CONFIG_DIR ?? "");
  writeExtension(root, env.JUPYTER_DATA_DIR ?? "");
  const log = join(root, "build", "jupyter", "server.log");
  mkdirSync(join(root, "build", "jupyter"), { recursive: true });
  const out = openSync(log, "w", 0o600);
  const script = join(root, "scripts", "start", "serve.py");
  const child = spawn(venvPython(root), ["-I", "-X", "utf8", script, ...serverOptions(root, options)], {
    cwd: root,
    env,
    // The server ends when its standard input closes: by us, or with us. Ctrl-C is for us alone.
    stdio: ["pipe", out, out],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  closeSync(out);
  let alive = true;
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  }).then(() => {
    alive = false;
  });
  const server = { port: options.port, token };
  const lab = { ...server, ended, stop: () => stop(child, ended) };
  for (const until = Date.now() + 60_000; alive && Date.now() < until; ) {
    if (await answers(server)) return lab;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await lab.stop();
  throw new Problem(
    `JupyterLab did not start. Its last messages are above, and all of them are in ${log}.`,
    lastWords(log),
  );
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.destroy();
  const killer = setTimeout(() => child.kill("SIGKILL"), grace);
  await ended;
  clearTimeout(killer);
}

const lastWords = (log: string) => readFileSync(log, "utf8").trimEnd().split("\n").slice(-15).join("\n");
