/** @typedef {(line: string) => void} Log */

/** The steps that run now, each with the moment it began. @type {Map<string, { what: string, from: number }>} */
const running = new Map();

/**
 * Runs one step of the set-up, saying what it does and, at the end, how long it took.
 * A terminal shows the seconds running; a pipe or a log gets a line at the start and one at the end.
 * @template T
 * @param {string} name
 * @param {string} what
 * @param {Log | undefined} log where the lines go; by default standard error, so that no command's output is mixed with them
 * @param {(say: Log) => Promise<T>} work it may say a sentence of its own
 * @returns {Promise<T>}
 */
export async function step(name, what, log, work) {
  const live = !log && process.stderr.isTTY;
  const print = log ?? ((/** @type {string} */ line) => process.stderr.write(`${live ? "\r\x1b[K" : ""}${line}\n`));
  const from = performance.now();
  running.set(name, { what, from });
  if (live) showRunning();
  else print(`  ${name}: ${what} …`);
  const clock = live ? setInterval(showRunning, 1_000) : undefined;
  let state = "not done";
  try {
    const result = await work((line) => print(`  ${name}: ${line}`));
    state = "done";
    return result;
  } finally {
    clearInterval(clock);
    running.delete(name);
    print(`  ${name}: ${state}, ${((performance.now() - from) / 1000).toFixed(1)} s`);
    if (live && running.size > 0) showRunning();
  }
}

/** Draws the line of what runs now, cut where the terminal ends. */
function showRunning() {
  const parts = [...running].map(([name, { what, from }]) => {
    return `${name}: ${what} … ${Math.round((performance.now() - from) / 1000)} s`;
  });
  process.stderr.write(`\r\x1b[K  ${parts.join("   ")}`.slice(0, (process.stderr.columns ?? 80) + 3));
}
