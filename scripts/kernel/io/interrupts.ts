import { region, stop, word } from "../flags.js";
import type { ToMain } from "../messages.js";
import { signalDescendants } from "./descendants.js";

/** How long a cell may take to stop by itself before it is cut off, in milliseconds, by the stop word's value. */
const PATIENCE: { [why: number]: number } = { [stop.interrupt]: 400, [stop.memory]: 50 };
const NOTICE = 3000;

/**
 * Stops the running cell without endangering the process. Loops of the cell's own code look at the stop word in each turn
 * and throw; an `await` ends by a message to the main thread. What does neither (a long call into a library) is cut off by
 * SIGINT, but only while the main thread is known to be inside the region in which Node turns it into an exception.
 */
export class Interrupts {
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly flags: Int32Array,
    private readonly post: (message: ToMain) => void,
    private readonly notice: (sentence: string) => void,
  ) {}

  /** Interrupts `cell`; nothing to do while none runs. */
  interrupt(cell: number | undefined, why: number = stop.interrupt): void {
    if (cell === undefined) return;
    this.over();
    Atomics.store(this.flags, word.stop, why);
    this.post({ kind: "interrupt", cell });
    this.timers = [setTimeout(() => this.cut(), PATIENCE[why]), setTimeout(() => this.tell(), NOTICE)];
  }

  /** The cell has ended. */
  over(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
    Atomics.store(this.flags, word.stop, stop.no);
  }

  private cut(): void {
    if (process.platform === "win32") return;
    signalDescendants(process.pid, "SIGINT"); // a child process for which the cell waits
    const was = Atomics.compareExchange(this.flags, word.region, region.inside, region.struck);
    if (was === region.inside) process.kill(process.pid, "SIGINT");
  }

  private tell(): void {
    this.notice(
      "This cell is inside a call that cannot be interrupted. Wait for it to end, or restart the kernel (its variables are lost).\n",
    );
  }
}
