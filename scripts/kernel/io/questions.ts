import type { MessagePort } from "node:worker_threads";
import type { Question } from "../messages.js";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** Asks the compiler thread without the main thread, so that answers come also while a cell runs. */
export class Questions {
  private readonly open = new Map<number, (answer: any) => void>();
  private asked = 0;

  constructor(private readonly compiler: MessagePort) {
    compiler.on("message", ({ id, answer }) => {
      this.open.get(id)?.(answer);
      this.open.delete(id);
    });
  }

  ask(question: WithoutId<Question>): Promise<any> {
    const id = ++this.asked;
    return new Promise((resolve) => {
      this.open.set(id, resolve);
      this.compiler.postMessage({ ...question, id });
    });
  }
}
