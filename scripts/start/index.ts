import { endSignals, exitCodeOf } from "../command/signals.js";
import { Problem, projectRoot } from "../setup/index.mjs";
import { whenStarterIsGone } from "../setup/starter.mjs";
import { readArguments, usage } from "./arguments.js";
import { openBrowser } from "./browser.js";
import { copyMissing, reset } from "./copies.js";
import { startLab } from "./lab.js";
import { choosePort } from "./port.js";
import { addressOf, findRunning, forget, remember } from "./running.js";

/** `npm start`: JupyterLab on the learner's copies, until Ctrl-C. Prints one line with the address. */
export async function main(args: string[]): Promise<number> {
  const { author, browser, help, port, reset: resets } = readArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const root = projectRoot();
  const page = author ? "notebooks" : "my";
  if (!author) copyMissing(root);
  for (const wanted of resets) {
    const { copy, backup } = reset(root, wanted);
    console.error(`${copy} is new${backup ? `; what it was is in ${backup}` : ""}.`);
  }

  const running = await findRunning(root, port);
  if (running) {
    console.log(`JupyterLab runs already: ${addressOf(running, page)}`);
    if (browser) openBrowser(addressOf(running, page));
    return 0;
  }

  const asked: { by?: NodeJS.Signals } = {};
  const asking = onceAskedToEnd((signal) => {
    asked.by ??= signal;
  });
  const lab = await startLab(root, { port: await choosePort(port), page });
  try {
    remember(root, lab);
    console.log(`JupyterLab: ${addressOf(lab, page)}  (Ctrl-C ends it)`);
    if (browser && !asked.by) openBrowser(addressOf(lab, page));
    await Promise.race([asking, lab.ended]);
    await lab.stop();
  } finally {
    forget(root, lab);
  }
  if (!asked.by) throw new Problem("JupyterLab ended by itself. `npm start` opens it again.");
  return exitCodeOf(asked.by);
}

/** Resolves at Ctrl-C, when told to end, when the terminal closes, and when the npm that called us is killed. */
function onceAskedToEnd(note: (signal: NodeJS.Signals) => void): Promise<void> {
  return new Promise((resolve) => {
    const end = (signal: NodeJS.Signals) => {
      note(signal);
      resolve();
    };
    for (const signal of [...endSignals, "SIGBREAK"] as const) {
      if (signal !== "SIGBREAK" || process.platform === "win32") process.on(signal, () => end(signal));
    }
    whenStarterIsGone(() => end("SIGTERM"));
  });
}
