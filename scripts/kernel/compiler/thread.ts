import { type MessagePort, workerData } from "node:worker_threads";
import { word } from "../flags.js";
import type { Question, ToCompiler } from "../messages.js";
import { complete, inspect, isComplete } from "./answers.js";
import { loadTslab } from "./converter.js";
import { warmUp } from "./warm.js";

/**
 * The compiler thread: tslab's converter in an isolate of its own, so that collecting garbage where cells run costs what
 * cells hold and not what a TypeScript compiler holds. The main thread sleeps on a shared word until its answer is there.
 */
const { root, flags, main, io } = workerData as {
  root: string;
  flags: Int32Array;
  main: MessagePort;
  io: MessagePort;
};
const loaded = attempt(() => loadTslab(root));
/** tslab; what kept it from loading is the answer to every request. */
const tslab = () => {
  if ("failure" in loaded) throw new Error(loaded.failure);
  return loaded.answer;
};

/** Declarations of the cells so far, with those of the cell that runs. */
let declarations = "";

function answerMain(request: ToCompiler): unknown {
  if (request.kind === "metadata") return tslab().getCodeMetadata(request.src);
  if (request.kind === "addModule") return tslab().converter.addModule(request.name, request.content, request.meta);
  declarations = request.prevDecl;
  const converted = tslab().converter.convert(request.prevDecl, request.src);
  if (converted.diagnostics.length === 0) declarations = converted.declOutput ?? "";
  return converted;
}

function answerIo(question: Question): unknown {
  if (question.kind === "complete") return complete(tslab(), declarations, question.code, question.cursor);
  if (question.kind === "inspect") return inspect(tslab(), declarations, question.code, question.cursor);
  return isComplete(tslab(), question.code);
}

function attempt<T>(run: () => T): { answer: T } | { failure: string } {
  try {
    return { answer: run() };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

let asked = false;
main.on("message", (request: ToCompiler) => {
  asked = true;
  main.postMessage(attempt(() => answerMain(request)));
  Atomics.add(flags, word.compiled, 1);
  Atomics.notify(flags, word.compiled);
});
io.on("message", (question: Question) => {
  io.postMessage({ id: question.id, ...attempt(() => answerIo(question)) });
});

// while the learner still reads; whoever is in a hurry does not wait for it
setTimeout(() => asked || attempt(() => warmUp(tslab().converter)), 50);
