import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A JupyterLab that `npm start` opened. */
export interface Server {
  port: number;
  token: string;
}

const folder = (root: string) => join(root, "build", "jupyter", "servers");
const record = (root: string, port: number) => join(folder(root), `${port}.json`);

/** The address of a page, such as /lab, with the token in it. */
export const addressOf = ({ port, token }: Server, page: string) => `http://127.0.0.1:${port}${page}?token=${token}`;

/** Remembers a server for a second `npm start`; the file is for its user alone, it holds the token. */
export function remember(root: string, server: Server): void {
  mkdirSync(folder(root), { recursive: true, mode: 0o700 });
  writeFileSync(record(root, server.port), JSON.stringify(server), { mode: 0o600 });
}

/** Forgets a server that ended. */
export function forget(root: string, { port }: Server): void {
  rmSync(record(root, port), { force: true });
}

/** A server of this project that answers now, on a wanted port or any. What was remembered of dead ones goes. */
export async function findRunning(root: string, port?: number): Promise<Server | undefined> {
  for (const server of remembered(root)) {
    if (!(await answers(server))) forget(root, server);
    else if (port === undefined || port === server.port) return server;
  }
  return undefined;
}

function remembered(root: string): Server[] {
  try {
    return readdirSync(folder(root)).map((name) => JSON.parse(readFileSync(join(folder(root), name), "utf8")));
  } catch {
    return [];
  }
}

/** Whether a Jupyter server with this token is there. */
export async function answers({ port, token }: Server): Promise<boolean> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/api/status`, {
      headers: { authorization: `token ${token}` },
      signal: AbortSignal.timeout(2_000),
    });
    await reply.text();
    return reply.ok;
  } catch {
    return false;
  }
}
