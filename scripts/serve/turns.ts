/** Whose turn it is: one answer is computed at a time, in the order in which the requests came. */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  /** requests that wait or are being answered */
  waiting = 0;

  /** Runs f when all that came before are through; not at all where the client has left by then. */
  async run<T>(left: AbortSignal, f: () => Promise<T>): Promise<T | undefined> {
    const before = this.#last;
    let done = () => {};
    this.#last = new Promise((resolve) => {
      done = resolve;
    });
    this.waiting++;
    try {
      await before;
      return left.aborted ? undefined : await f();
    } finally {
      this.waiting--;
      done();
    }
  }
}
