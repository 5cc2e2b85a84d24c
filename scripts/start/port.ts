import { execFile } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { Problem } from "../setup/index.mjs";

/** The port to serve on: exactly the wanted one, or a Problem saying who has it; without a wish the first free one from 8888 on. */
export async function choosePort(wanted?: number): Promise<number> {
  if (wanted !== undefined) {
    const refusal = await tryPort(wanted);
    if (refusal === undefined) return wanted;
    if (refusal === "EACCES") throw new Problem(`Port ${wanted} is reserved by the system. Choose one above 1023.`);
    const owner = await portOwner(wanted);
    throw new Problem(
      `Port ${wanted} is in use${owner ? ` by ${owner}` : ""}. Stop it, or choose another port with --port.`,
    );
  }
  for (let port = 8888; port < 8988; port++) if ((await tryPort(port)) === undefined) return port;
  throw new Problem("No port from 8888 to 8987 is free. Choose another with --port.");
}

/** Why nothing can listen there, as the system's code; undefined if something can. */
function tryPort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  });
}

/** Who listens on a port, as "name (process N)", as far as the system tells. */
export async function portOwner(port: number): Promise<string | undefined> {
  if (process.platform === "linux") return linuxOwner(port);
  const run = promisify(execFile);
  try {
    if (process.platform === "win32") {
      const { stdout } = await run("netstat", ["-ano", "-p", "TCP"]);
      const pid = new RegExp(`:${port}\\s+\\S+\\s+LISTENING\\s+(\\d+)`).exec(stdout)?.[1];
      return pid && `process ${pid}`;
    }
    const { stdout } = await run("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]);
    const [pid, name] = [/^p(\d+)/m.exec(stdout)?.[1], /^c(.+)/m.exec(stdout)?.[1]];
    return pid && `${name} (process ${pid})`;
  } catch {
    return undefined;
  }
}

/** From /proc: the listening socket's inode, then the process that holds it open. */
function linuxOwner(port: number): string | undefined {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const rows = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap(
    (path) => attempt(() => readFileSync(path, "utf8").split("\n")) ?? [],
  );
  const inodes = rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, local, , state]) => state === "0A" && local?.endsWith(`:${hex}`))
    .map((columns) => `socket:[${columns[9]}]`);
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const open = attempt(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
    if (open.some((fd) => inodes.includes(attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? ""))) {
      return `${attempt(() => readFileSync(`/proc/${pid}/comm`, "utf8").trim()) ?? "a program"} (process ${pid})`;
    }
  }
  return undefined;
}

/** Processes come and go, and not all let us look. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
