import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { positiveNumber, readOptions } from "../../command/arguments.js";
import { selectNotebooks, verify } from "../../notebooks/index.js";
import { Problem, projectRoot } from "../../setup/index.mjs";
import { installedPeers, installPeers, peerEnvironment } from "./peers.js";

const USAGE = `npm run bench -- runner [NAME…] [--install-peers] [--rounds N]
Times the runner on notebooks of the course, beside nbclient and nbval where --install-peers has put them.`;

const options = {
  help: { type: "boolean", short: "h" },
  "install-peers": { type: "boolean" },
  rounds: { type: "string" },
} as const;

/** The runner's times on each notebook: alone, over the kernel's own work, and beside its peers. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = readOptions("npm run bench -- runner", args, { allowPositionals: true, options });
  const rounds = positiveNumber("--rounds", values.rounds, true) ?? 3;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const root = projectRoot();
  if (values["install-peers"]) installPeers(root);
  const peers = installedPeers(root);
  const notebooks = selectNotebooks(root, positionals, process.env.INIT_CWD ?? process.cwd());
  const missing = notebooks.find(({ path }) => path === undefined);
  if (missing) throw new Problem(`${missing.name} ${missing.problem}.`);
  for (const { name, path = "" } of notebooks) {
    console.log(name);
    await overhead(name, rounds);
    const ours = fastest(
      rounds,
      [process.execPath, join(root, "scripts", "notebooks", "main.mjs"), name, "--fresh"],
      root,
    );
    console.log(row("the whole command", ours));
    for (const peer of peers) {
      const theirs = fastest(rounds, peer.command(path), root);
      console.log(
        row(`${peer.name} ${peer.version}`, theirs),
        `  ${(theirs.seconds / ours.seconds).toFixed(2)} × ours`,
      );
    }
  }
  if (peers.length === 0)
    console.log("No peers are installed: --install-peers puts nbclient and nbval into build/bench.");
  if (notebooks.length > 1) await together(notebooks.map(({ name }) => name));
  return 0;
}

/** From the first cell sent to the last output in, against the time that the kernel was busy. */
async function overhead(name: string, rounds: number): Promise<void> {
  let best: { ours: number; kernel: number } | undefined;
  for (let round = 0; round < rounds; round++) {
    const notebook = (await verify({ names: [name], fresh: true })).notebooks[0]!;
    const work = notebook.cells.map(({ execution }) => execution.work);
    const run = { ours: notebook.seconds, kernel: work.reduce((sum, ms) => sum + ms, 0) / 1000 };
    if (!best || run.ours < best.ours) best = run;
  }
  const { ours, kernel } = best!;
  console.log(row("the kernel's work", { seconds: kernel }));
  console.log(
    row("the run, first cell to last output", { seconds: ours }),
    `  ${percent(ours / kernel - 1)} over the kernel`,
  );
}

/** All notebooks at once, against the sum of their times. */
async function together(names: string[]): Promise<void> {
  const report = await verify({ names, fresh: true });
  const sum = report.notebooks.reduce((total, { seconds }) => total + seconds, 0);
  console.log(
    `all ${names.length} at once: ${report.seconds.toFixed(1)} s, ${(report.seconds / sum).toFixed(2)} of the sum of their times`,
  );
}

function fastest(rounds: number, [command = "", ...args]: string[], root: string): { seconds: number; code: number } {
  let best = { seconds: Number.POSITIVE_INFINITY, code: 0 };
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const { status } = spawnSync(command, args, { cwd: root, env: peerEnvironment(root), stdio: "ignore" });
    const seconds = (performance.now() - start) / 1000;
    if (seconds < best.seconds) best = { seconds, code: status ?? 1 };
  }
  return best;
}

const row = (what: string, { seconds, code = 0 }: { seconds: number; code?: number }): string =>
  `  ${what.padEnd(36)} ${seconds.toFixed(2).padStart(7)} s${code ? `  (exit code ${code})` : ""}`;

const percent = (part: number): string => `${(part * 100).toFixed(0)} %`;
