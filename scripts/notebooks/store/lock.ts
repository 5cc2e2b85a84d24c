/**
 * Who runs which notebook. Any number of runners may verify one at once; who stores its outputs must be alone.
 * A claim is a small file with the owner's process number; one whose owner is dead counts for nothing.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../setup/problem.mjs";
import { isAlive } from "../../setup/processes.mjs";

interface Claim {
  pid: number;
  exclusive: boolean;
  /** What the owner is doing, for the sentence that names it. */
  what: string;
  since: string;
}

/** Seconds to wait for another runner. */
const PATIENCE = 10;
let claims = 0;

/** Claims a notebook and gives the way to release it. Throws {@link Problem} after 10 s, naming the other runner. */
export async function claim(root: string, path: string, exclusive: boolean): Promise<() => void> {
  const folder = join(root, "build", "locks");
  mkdirSync(folder, { recursive: true });
  const notebook = createHash("sha256").update(path).digest("hex").slice(0, 16);
  const mine = join(folder, `${notebook}-${process.pid}-${++claims}.json`);
  const what = exclusive ? "npm run notebooks -- --update" : "npm run notebooks";
  const text = JSON.stringify({ pid: process.pid, exclusive, what, since: new Date().toISOString() } satisfies Claim);
  const deadline = Date.now() + PATIENCE * 1000;
  for (;;) {
    const other = await alone(folder, () => {
      const conflict = others(folder, notebook).find((claim) => exclusive || claim.exclusive);
      if (!conflict) writeFileSync(mine, text);
      return conflict;
    });
    if (!other) return () => rmSync(mine, { force: true });
    if (Date.now() > deadline) {
      throw new Problem(`is in use by another runner: process ${other.pid} (${other.what}, since ${other.since})`);
    }
    await pause(200);
  }
}

/** The claims of living runners on a notebook; those of dead ones are cleared away. */
function others(folder: string, notebook: string): Claim[] {
  const found: Claim[] = [];
  for (const name of readdirSync(folder).filter((name) => name.startsWith(notebook))) {
    const file = join(folder, name);
    try {
      const claim = JSON.parse(readFileSync(file, "utf8")) as Claim;
      if (isAlive(claim.pid)) found.push(claim);
      else rmSync(file, { force: true });
    } catch {
      rmSync(file, { force: true });
    }
  }
  return found;
}

/** Looking and claiming are one step: a file that only one process can create guards it for that millisecond. */
async function alone<T>(folder: string, step: () => T): Promise<T> {
  const gate = join(folder, "gate");
  for (;;) {
    try {
      writeFileSync(gate, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = Number(readIfThere(gate));
      if (holder && holder !== process.pid && !isAlive(holder)) rmSync(gate, { force: true });
      else await pause(5);
    }
  }
  try {
    return step();
  } finally {
    rmSync(gate, { force: true });
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
