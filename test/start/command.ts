import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";

/** `npm start` as a process, called from somewhere else. */
export function npmStart(args: string[], env: NodeJS.ProcessEnv = {}) {
  const door = join(projectRoot(), "scripts", "start", "main.mjs");
  const child = spawn(process.execPath, [door, "--no-browser", ...args], {
    cwd: tmpdir(),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGTERM");
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  /** The address it prints. */
  const address = async () => {
    for (;;) {
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(said.out);
      if (found) return new URL(found[0]);
      if (child.exitCode !== null) throw new Error(`npm start ended: ${said.out}${said.err}`);
      await pause(20);
    }
  };
  return { child, said, ended, address };
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
