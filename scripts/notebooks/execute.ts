/** One notebook on one server: a fresh kernel, every cell, the kernel ended. */

import type { Cell, Notebook } from "../ipynb/notebook.js";
import { Problem } from "../setup/problem.mjs";
import type { FailureKind, NotebookExecution } from "./run/execution.js";
import { runNotebook } from "./run/notebook.js";
import { ask, type ServerAddress } from "./server/address.js";
import { ServerLost } from "./server/dispatch.js";

export interface ExecuteOptions {
  /** Path relative to the server's root. */
  name: string;
  /** Hash of the library that the kernel must serve. */
  library: string | undefined;
  timeout: number;
  /** Cells that cannot run here. */
  cannot?: (cell: Cell) => boolean;
  onProgress: (done: number, total: number) => void;
}

/** Throws {@link ServerLost} when the server disappears, {@link Problem} when it is not fit to judge the notebook. */
export async function execute(
  server: ServerAddress,
  notebook: Notebook,
  { name, library, timeout, cannot, onProgress }: ExecuteOptions,
): Promise<NotebookExecution> {
  // JupyterLab's client takes a fifth of a second to load: a course that is all cached never asks for it.
  const { KernelSession } = await import("./client/session.js");
  const session = await whileAnswering(server, KernelSession.start(server, name));
  try {
    const identity = await whileAnswering(server, session.identity());
    if (identity.library !== library) throw new Problem(strangerSentence(server.url, identity.library));
    const total = notebook.cells.filter(({ type }) => type === "code").length;
    const execution = await runNotebook(session, notebook, {
      timeout,
      ...(cannot && { cannot }),
      onProgress: (done) => onProgress(done, total),
    });
    // Silence is the kernel's only while its server is there.
    const silent = execution.cells.some(({ failure }) => failure && silences.has(failure.kind));
    if (silent && !(await answers(server))) throw new ServerLost(server.url);
    if (execution.cells.some(({ failure }) => failure?.kind === "disconnected")) {
      throw new Problem(`cannot be judged: the connection to ${server.url} broke while it ran; run it again`);
    }
    return { ...execution, language: identity.language };
  } finally {
    // The next notebook need not wait for this kernel's end; the server's own end does.
    void session.shutdown();
  }
}

const silences = new Set<FailureKind>(["disconnected", "timeout", "no idle", "no reply"]);

/** Whether the server is there: one that is only slow, on a busy machine, is asked three times. */
async function answers(server: ServerAddress): Promise<boolean> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return (await ask(server, "api/status")).ok;
    } catch (error) {
      if (((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === "ECONNREFUSED") return false;
    }
  }
  return false;
}

/** The outcome of `work`, or {@link ServerLost} as soon as the server no longer answers: the client would wait for minutes. */
async function whileAnswering<T>(server: ServerAddress, work: Promise<T>): Promise<T> {
  let done = false;
  const watch = async (): Promise<never> => {
    do await new Promise((resolve) => setTimeout(resolve, 1000).unref());
    while (!done && (await answers(server)));
    throw new ServerLost(server.url);
  };
  const watching = watch();
  watching.catch(() => {});
  try {
    return await Promise.race([work, watching]);
  } catch (error) {
    if (error instanceof ServerLost || (await answers(server))) throw error;
    throw new ServerLost(server.url);
  } finally {
    done = true;
  }
}

function strangerSentence(url: string, theirs: string | undefined): string {
  const serves = theirs ? `another build of the library (${theirs})` : "no library of this course";
  return `cannot be judged: the kernel at ${url} serves ${serves}. Build and run \`npm start\` or \`npm test\` there.`;
}
