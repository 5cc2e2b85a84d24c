import { MessageChannel, Worker } from "node:worker_threads";
import { projectRoot } from "../setup/index.mjs";
import { Cells } from "./cells/cells.js";
import { captureChildren } from "./cells/children.js";
import { Compiler } from "./cells/compiler.js";
import { Frames } from "./cells/frames.js";
import { inspectQuietly } from "./cells/inspection.js";
import { refuseKeyboard } from "./cells/keyboard.js";
import { Output } from "./cells/output.js";
import { silenceStoppedTimers } from "./cells/timers.js";
import { newFlags, word } from "./flags.js";
import { heapLimit } from "./heap-limit.js";
import type { ToMain } from "./messages.js";

/**
 * Starts the kernel's two other threads and then serves cells on this one. Three folders, three threads: `cells` runs what
 * learners write, here, on the main thread; `io` talks Jupyter's protocol, watches and stops; `compiler` is TypeScript.
 * They share a few words of memory (flags.ts) and otherwise only send messages (messages.ts).
 */
export async function start(connectionFile: string): Promise<void> {
  const root = projectRoot(import.meta.url);
  delete process.env.JUPYTER_TOKEN; // the server's secret is nothing that a cell should print
  const flags = newFlags();
  const toCompiler = new MessageChannel();
  const questions = new MessageChannel();
  const compiler = new Worker(new URL("./compiler/thread.js", import.meta.url), {
    workerData: { root, flags, main: toCompiler.port2, io: questions.port2 },
    transferList: [toCompiler.port2, questions.port2],
    resourceLimits: { stackSizeMb: 64 }, // a sum of thousands of terms is a tree of that depth
  });
  const io = new Worker(new URL("./io/thread.js", import.meta.url), {
    workerData: {
      connectionFile,
      root,
      flags,
      heapLimit: heapLimit(),
      compiler: questions.port1,
    },
    transferList: [questions.port1],
  });

  for (const thread of [io, compiler]) thread.on("error", giveUp);

  const output = new Output(io, flags);
  const frames = new Frames(root);
  const cells = new Cells(root, new Compiler(toCompiler.port1, flags), output, frames, flags);
  output.install();
  captureChildren();
  refuseKeyboard();
  inspectQuietly();
  silenceStoppedTimers();
  frames.install();

  process.on("uncaughtException", (error) => cells.late(error));
  process.on("unhandledRejection", (reason) => cells.late(reason));
  process.on("SIGINT", () => {}); // interrupts come as messages; a stray signal must not end the kernel
  process.exit = (() => {
    output.post({ kind: "exit" });
    for (;;) Atomics.wait(flags, word.closed, 0); // the I/O thread ends the process once everything is sent
  }) as typeof process.exit;

  io.on("message", (message: ToMain) => {
    if (message.kind === "execute") void cells.execute(message);
    else if (message.kind === "interrupt") cells.interrupt(message.cell);
  });
}

const exit = process.exit;

/** Without one of its threads the kernel is nothing: says why in the server's log and ends. */
function giveUp(error: unknown): void {
  (process as unknown as { _rawDebug(...args: unknown[]): void })._rawDebug("A thread of the kernel ended:", error);
  exit.call(process, 1);
}
