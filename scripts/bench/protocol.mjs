// A contender's side: it runs in a process of its own, makes one work and then measures when asked, so that contenders
// take turns. One line of JSON an answer.
import { createInterface } from "node:readline";

/**
 * One step of a work; gives the loss (or the number to compare) of that step, or a promise of it. A step must be over,
 * numbers and all, when it has been given.
 * @typedef {() => number | Promise<number>} Step
 */

/**
 * Serves the work named on the command line.
 * @param {Record<string, () => Step | Promise<Step>>} works
 */
export async function serve(works) {
  const make = works[process.argv[2] ?? ""];
  const say = (/** @type {object} */ answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
  if (!make) return say({ cannot: true });
  try {
    const step = await make();
    const first = [];
    for (let i = 0; i < 3; i++) first.push(await step());
    say({ first });
    for await (const line of createInterface({ input: process.stdin })) say(await measure(step, Number(line)));
  } catch (error) {
    say({ cannot: true, why: String(error) });
  }
}

/**
 * Runs steps until the processor has worked on them for so many milliseconds; the processor's seconds a step.
 * @param {Step} step
 * @param {number} milliseconds
 */
async function measure(step, milliseconds) {
  const before = process.cpuUsage();
  let steps = 0;
  for (let batch = 1; ; batch = Math.min(2 * batch, 64)) {
    for (let i = 0; i < batch; i++) await step();
    steps += batch;
    const { user, system } = process.cpuUsage(before);
    if (user + system >= 1000 * milliseconds) return { cpu: (user + system) / 1e6 / steps };
  }
}
