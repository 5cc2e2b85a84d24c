import { Session } from "node:inspector";

/** Milliseconds between two looks, at a small and at a large process. */
const PAUSE = { small: 100, large: 20 };
/** Shares of the heap's limit: from where to look closely, from where a cell is stopped, from where the process is lost. */
const SHARE = { look: 0.4, stop: 0.85, lost: 0.97 };
/** So many looks in a row must find it full: V8 collects in between, and one look may see garbage. */
const LOOKS = 3;

interface Watch {
  /** Bytes that the main thread's heap may hold; V8 ends the process beyond. */
  limit: number;
  /** The heap is nearly full. */
  onFull(): void;
  /** Nothing helped: the process will die in a moment. */
  onLost(): void;
}

/**
 * Watches the main thread's heap from outside, for a thread that fills its heap in a loop cannot. Node's inspector answers
 * in the middle of a loop; it is only asked once the process is large.
 */
export function watchHeap({ limit, onFull, onLost }: Watch): void {
  let inspector: Session | undefined;
  let full = 0;

  function used(): Promise<number> {
    inspector ??= connected();
    return new Promise((resolve, reject) =>
      inspector!.post("Runtime.getHeapUsage", (error, usage) =>
        error ? reject(error) : resolve((usage as { usedSize: number }).usedSize),
      ),
    );
  }

  async function look(): Promise<number> {
    if (process.memoryUsage.rss() < limit * SHARE.look) return PAUSE.small;
    const share = (await used()) / limit;
    full = share > SHARE.stop ? full + 1 : 0;
    if (full === LOOKS) onFull();
    else if (full > LOOKS && share > SHARE.lost) onLost();
    return PAUSE.large;
  }

  const again = (pause: number) => setTimeout(() => look().then(again, () => {}), pause); // no inspector: no watch
  again(PAUSE.small);
}

function connected(): Session {
  const session = new Session();
  session.connectToMainThread();
  return session;
}
