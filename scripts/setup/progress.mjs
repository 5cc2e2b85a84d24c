/** @typedef {(line: string) => void} Log */

/**
 * Runs one step of the set-up, saying what it does and, at the end, how long it took.
 * A terminal shows the seconds running; a pipe or a log gets a line at the start and one at the end.
 * @template T
 * @param {string} name
 * @param {string} what
 * @param {Log | undefined} log where the lines go; by default standard error, so that no command's output is mixed with them
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, what, log, work) {
  const from = performance.now();
  const seconds = () => `${((performance.now() - from) / 1000).toFixed(1)} s`;
  const live = !log && process.stderr.isTTY;
  const print = log ?? ((/** @type {string} */ line) => process.stderr.write(`${live ? "\r\x1b[K" : ""}${line}\n`));
  const show = () =>
    process.stderr.write(`\r\x1b[K  ${name}: ${what} … ${Math.round((performance.now() - from) / 1000)} s`);
  if (live) show();
  else print(`  ${name}: ${what} …`);
  const clock = live ? setInterval(show, 1_000) : undefined;
  let done = false;
  try {
    const result = await work();
    done = true;
    return result;
  } finally {
    clearInterval(clock);
    print(`  ${name}: ${done ? "done" : "not done"}, ${seconds()}`);
  }
}
