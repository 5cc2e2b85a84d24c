/** Milliseconds that the loop below takes on the machine that limits of time were set on. */
const NOMINAL = 75;

/**
 * How many times as long as there everything takes here and now, at least 1: on a slow machine, or beside a busy process. A
 * limit is multiplied by it.
 */
export function slowness(): number {
  const from = performance.now();
  let value = 1;
  for (let i = 0; i < 50_000_000; i++) value = (Math.imul(value, 48_271) + 1) | 0;
  if (value === 0) throw new Error("the loop was left out"); // its result is used, so that it runs
  return Math.max(1, (performance.now() - from) / NOMINAL);
}
