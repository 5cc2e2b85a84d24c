import { readFileSync } from "node:fs";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { stop, word } from "../flags.js";
import type { FromMain, ToMain } from "../messages.js";
import { end, whenParentEnds } from "./end.js";
import { watchHeap } from "./heap.js";
import { kernelInfo } from "./info.js";
import { Interrupts } from "./interrupts.js";
import { Questions } from "./questions.js";
import { Session } from "./session.js";
import { type Connection, Sockets } from "./sockets.js";
import { Wire } from "./wire.js";

/**
 * The I/O thread: everything that must go on while a cell computes. It owns the sockets, tells the main thread what to run,
 * publishes what comes back, and ends the process when it is told to or when the process that started it is gone.
 */
const { connectionFile, root, flags, heapLimit, compiler } = workerData as {
  connectionFile: string;
  root: string;
  flags: Int32Array;
  heapLimit: number;
  compiler: MessagePort;
};
const main = parentPort!;
const post = (message: ToMain) => main.postMessage(message);

const connection = JSON.parse(readFileSync(connectionFile, "utf8")) as Connection;
const sockets = await Sockets.bind(root, connection);

let ending = false;
async function close(): Promise<void> {
  if (ending) return;
  ending = true;
  await sockets.close();
  Atomics.store(flags, word.closed, 1);
  Atomics.notify(flags, word.closed);
  setTimeout(end, 50); // zeromq's own thread sends what it was given
}

const lost = {
  ename: "OutOfMemory",
  evalue:
    "The kernel has used up its memory and had to end. It starts again, empty: run the cells anew and keep fewer things.",
  traceback: [],
};
const interrupts = new Interrupts(flags, post, (text) => {
  if (session.cell !== undefined) session.hear({ kind: "stream", cell: session.cell, name: "stderr", text });
});
const session = new Session({
  wire: new Wire(connection.key),
  sockets,
  info: kernelInfo(root),
  questions: new Questions(compiler),
  interrupts,
  post,
  gone: (characters) => {
    Atomics.sub(flags, word.backlog, characters);
    Atomics.notify(flags, word.backlog);
  },
  end: () => session.whenPublished(() => void close()),
});

main.on("message", (said: FromMain) => session.hear(said));
watchHeap({
  limit: heapLimit,
  onFull: () => interrupts.interrupt(session.cell, stop.memory),
  onLost: () => session.giveUp(lost, () => void close()),
});
whenParentEnds(() => void close());
sockets.listen(
  (frames) => void session.receive("shell", frames),
  (frames) => void session.receive("control", frames),
);
session.starting();
