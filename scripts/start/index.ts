import { Problem, projectRoot } from "../setup/index.mjs";
import { endSignals, exitCodeOf } from "../setup/signals.mjs";
import { whenStarterIsGone } from "../setup/starter.mjs";
import { readArguments, usage } from "./arguments.js";
import { openBrowser } from "./browser.js";
import { notebookNamed } from "./copies.js";
import { startLab } from "./lab.js";
import { choosePath, type Path } from "./paths.js";
import { choosePort } from "./port.js";
import { prepare } from "./prepare.js";
import { addressOf, findRunning, forget, remember } from "./running.js";
import { keepWelcome } from "./welcome.js";
import { pageOf, type Workspace } from "./workspace.js";

/** `npm start`: JupyterLab on the learner's copies, until Ctrl-C. Standard output is one line with the address. */
export async function main(args: string[]): Promise<number> {
  const { author, browser, help, path: wantedPath, port, reset: resets } = readArguments(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const root = projectRoot();
  for (const wanted of resets) notebookNamed(root, wanted);
  const path = author && resets.length === 0 ? undefined : choosePath(root, wantedPath);
  if (path) await prepare(root, path, resets);
  const workspace: Workspace = author ? "author" : (path as Path);
  const page = pageOf(root, workspace);

  const running = await findRunning(root, port);
  if (running) {
    console.log(`JupyterLab is already running: ${addressOf(running, page)}`);
    if (browser) openBrowser(addressOf(running, page));
    return 0;
  }

  const asked: { by?: NodeJS.Signals } = {};
  const asking = onceAskedToEnd((signal) => {
    asked.by ??= signal;
  });
  const lab = await startLab(root, { port: await choosePort(port), page });
  const letWelcomeBe = keepWelcome(root);
  try {
    remember(root, lab);
    console.log(`JupyterLab: ${addressOf(lab, page)}  (Ctrl-C ends it)`);
    if (browser && !asked.by) openBrowser(addressOf(lab, page));
    await Promise.race([asking, lab.ended]);
    await lab.stop();
  } finally {
    letWelcomeBe();
    forget(root, lab);
  }
  if (!asked.by) throw new Problem("JupyterLab stopped unexpectedly. `npm start` opens it again.");
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
