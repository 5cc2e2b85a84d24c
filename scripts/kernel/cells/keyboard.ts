const SENTENCE =
  "A notebook has no keyboard to read from, so nobody can answer this question. Put the answer into a variable of the cell.";

/** Code that reads from the keyboard is told at once that there is none, instead of waiting for ever. */
export function refuseKeyboard(): void {
  const { stdin } = process;
  const refuse = () => {
    throw new Error(SENTENCE);
  };
  for (const name of ["read", "resume", "pipe", "setRawMode", Symbol.asyncIterator] as const) {
    Object.defineProperty(stdin, name, { value: refuse, writable: true, configurable: true });
  }
  const listen = stdin.on as (event: string, listener: (...args: unknown[]) => void) => unknown;
  const on = (event: string, listener: (...args: unknown[]) => void) =>
    event === "data" || event === "readable" ? refuse() : listen.call(stdin, event, listener);
  for (const name of ["on", "addListener"] as const) {
    Object.defineProperty(stdin, name, { value: on, writable: true, configurable: true });
  }
}
