/** The servers that do the work: one of our own, or those that already run elsewhere. */
import { availableParallelism } from "node:os";
import { Problem } from "../../setup/problem.mjs";
import { ask, type ServerAddress } from "./address.js";
import { startServer } from "./local.js";

export interface ServerPool {
  servers: ServerAddress[];
  /** Whether the server sees our own files. */
  local: boolean;
  stop(): Promise<void>;
}

/** Our own server, started now. */
export async function localPool(root: string, signal?: AbortSignal): Promise<ServerPool> {
  const server = await startServer(root, signal);
  return { servers: [server], local: true, stop: server.stop };
}

/** Servers that already run. Throws {@link Problem} naming the first that does not answer or refuses the token. */
export async function remotePool(servers: ServerAddress[]): Promise<ServerPool> {
  await Promise.all(servers.map(greet));
  return { servers, local: false, stop: async () => {} };
}

async function greet(server: ServerAddress): Promise<void> {
  const response = await ask(server, "api/status").catch((error) => {
    throw new Problem(`No Jupyter Server answers at ${server.url}: ${error.cause?.code ?? error.message}`);
  });
  if (response.status === 403 || response.status === 401) {
    throw new Problem(`The server at ${server.url} refuses the token (--token or GRADUS_TOKEN).`);
  }
  if (!response.ok) throw new Problem(`What answers at ${server.url} is no Jupyter Server (${response.status}).`);
}

/** Reads `--server` and `--token` as pairs; a single token is for every server, one in the address is its own. */
export function serverAddresses(urls: string[], tokens: string[], envToken: string | undefined): ServerAddress[] {
  if (tokens.length > 0 && urls.length === 0) {
    throw new Problem("--token is for a server that already runs: name it with --server, or leave --token out.");
  }
  if (tokens.length > 1 && tokens.length !== urls.length) {
    throw new Problem(`There are ${urls.length} --server and ${tokens.length} --token: give one for all, or one each.`);
  }
  return urls.map((text, i) => {
    let url: URL;
    try {
      url = new URL(text);
    } catch {
      throw new Problem(`--server expects an address such as http://127.0.0.1:8888/, not "${text}".`);
    }
    const token = url.searchParams.get("token") ?? tokens[i] ?? tokens[0] ?? envToken ?? "";
    const path = url.pathname.replace(/(lab|tree)\/?$/, "").replace(/\/?$/, "/");
    return { url: `${url.origin}${path}`, token };
  });
}

/** Notebooks at once: one for each core, shared by the servers. */
export function slotsFor(servers: ServerAddress[], jobs: number = availableParallelism()): ServerAddress[] {
  const each = Math.max(1, Math.ceil(jobs / servers.length));
  return Array.from({ length: each }, () => servers)
    .flat()
    .slice(0, Math.max(jobs, servers.length));
}
