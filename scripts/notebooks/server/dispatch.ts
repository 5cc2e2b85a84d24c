/** Shares work among servers. One that disappears costs its work a retry on another, never a verdict. */
import type { ServerAddress } from "./address.js";

/** The server that the work was on is gone. */
export class ServerLost extends Error {
  override name = "ServerLost";
}

export interface Dispatch<T> {
  /** One entry for each piece of work that may run at once. */
  slots: ServerAddress[];
  /** Throws {@link ServerLost} when the server disappears under it, and nothing else. */
  work: (item: T, server: ServerAddress) => Promise<void>;
}

/** Does all items in order; gives back those for which no server was left. */
export async function dispatch<T>(items: readonly T[], { slots, work }: Dispatch<T>): Promise<T[]> {
  const queue = [...items];
  const lost = new Set<string>();
  let running = 0;
  let wake: (() => void)[] = [];
  const changed = () => {
    for (const resolve of wake) resolve();
    wake = [];
  };

  const worker = async (server: ServerAddress) => {
    while (!lost.has(server.url)) {
      const item = queue.shift();
      if (item === undefined) {
        // Work that runs elsewhere may come back.
        if (running === 0) return;
        await new Promise<void>((resolve) => wake.push(resolve));
        continue;
      }
      running += 1;
      try {
        await work(item, server);
      } catch (error) {
        if (!(error instanceof ServerLost)) throw error;
        lost.add(server.url);
        queue.unshift(item);
      } finally {
        running -= 1;
        changed();
      }
    }
  };
  await Promise.all(slots.map(worker));
  return queue;
}
