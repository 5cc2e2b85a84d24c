import type { FromMain, KernelError, ToMain } from "../messages.js";
import { History } from "./history.js";
import type { Interrupts } from "./interrupts.js";
import { Outbox } from "./outbox.js";
import type { Questions } from "./questions.js";
import { cursorIn, replyToComplete, replyToInspect } from "./replies.js";
import type { Sockets } from "./sockets.js";
import type { Header, Message, Wire } from "./wire.js";

/** We evaluate no expressions beside a cell: each is answered so. */
const unanswered = (expressions: object | undefined) =>
  Object.fromEntries(
    Object.keys(expressions ?? {}).map((name) => [
      name,
      {
        status: "error",
        ename: "NotSupported",
        evalue: "This kernel evaluates no user_expressions: put the expression at the end of a cell.",
        traceback: [],
      },
    ]),
  );

type Channel = "shell" | "control";
interface Request {
  channel: Channel;
  message: Message;
}

/** What a session works with. */
interface Parts {
  wire: Wire;
  sockets: Sockets;
  /** What kernel_info_reply says. */
  info: object;
  questions: Questions;
  interrupts: Interrupts;
  /** Tells the main thread. */
  post(message: ToMain): void;
  /** So many characters of output are no longer on their way. */
  gone(characters: number): void;
  /** Ends the kernel. */
  end(): void;
}

/**
 * Jupyter's protocol on top of the sockets: cells one after the other, everything else at once, also while a cell runs.
 * The state is small: the cells that wait, the cell that runs, and which request each cell's output belongs to.
 */
export class Session {
  private readonly waiting: Message[] = [];
  private running: { cell: number; request: Message } | undefined;
  private readonly asker = new Map<number, Header>();
  private readonly history = new History();
  private cells = 0;
  private count = 0;
  private readonly outbox: Outbox;

  constructor(private readonly parts: Parts) {
    this.outbox = new Outbox((item) => {
      if (item.type === "stream") parts.gone(item.content.text.length);
      return this.publish(item.type, item.content, this.asker.get(item.cell));
    }, parts.gone);
  }

  /** Handles what came in on a socket. What is not a signed message is ignored. */
  async receive(channel: Channel, frames: Buffer[]): Promise<void> {
    const message = this.parts.wire.decode(frames);
    if (!message) return;
    if (message.header.msg_type === "execute_request") {
      this.waiting.push(message);
      this.next();
      return;
    }
    this.publish("status", { execution_state: "busy" }, message.header);
    const request = { channel, message };
    try {
      await this.answer(request);
    } catch (error) {
      this.reply(request, { status: "error", ename: "KernelError", evalue: String(error), traceback: [] });
    }
    this.publish("status", { execution_state: "idle" }, message.header);
    // frontends show the last status, whichever request it belongs to: a cell still runs
    if (this.running) this.publish("status", { execution_state: "busy" }, this.running.request.header);
    else this.outbox.idle();
  }

  /** Handles what the main thread says. */
  hear(said: FromMain): void {
    if (said.kind === "stream") {
      this.outbox.add({ type: "stream", cell: said.cell, content: { name: said.name, text: said.text } });
    } else if (said.kind === "output") {
      this.outbox.add({ type: said.type, cell: said.cell, content: said.content });
    } else if (said.kind === "error") {
      this.outbox.add({ type: "error", cell: said.cell, content: said.error });
    } else if (said.kind === "done") {
      this.done(said);
    } else {
      this.parts.end();
    }
  }

  /** The cell that runs now. */
  get cell(): number | undefined {
    return this.running?.cell;
  }

  /** Calls back when all output so far is published. */
  whenPublished(run: () => void): void {
    this.outbox.add({ type: "then", run });
  }

  /** Starts the next waiting cell, if none runs. */
  private next(): void {
    if (this.running) return;
    const request = this.waiting.shift();
    if (!request) return;
    const { code = "", silent = false, store_history = !silent } = request.content;
    const cell = ++this.cells;
    if (!silent && store_history) {
      this.count++;
      this.history.add(this.count, code);
    }
    this.running = { cell, request };
    this.asker.set(cell, request.header);
    this.publish("status", { execution_state: "busy" }, request.header);
    if (!silent) this.publish("execute_input", { code, execution_count: this.count }, request.header);
    const { cellId } = request.metadata;
    const named = typeof cellId === "string" ? { name: cellId } : {};
    this.parts.post({ kind: "execute", cell, count: this.count, code, ...named });
  }

  private done({ cell, error, result }: Extract<FromMain, { kind: "done" }>): void {
    if (this.running?.cell !== cell) return;
    const silent = this.running.request.content.silent === true;
    if (error?.ename === "Interrupted") this.outbox.shorten(cell);
    if (error) this.outbox.add({ type: "error", cell, content: error });
    else if (result && !silent) {
      this.history.result(String((result.data as { [type: string]: unknown } | null)?.["text/plain"] ?? ""));
      this.outbox.add({ type: "execute_result", cell, content: { ...result, execution_count: this.count } });
    }
    this.whenPublished(() => this.finish(error));
  }

  /** The running cell ends with this error, whatever the main thread does; then `after`. */
  giveUp(error: KernelError, after: () => void): void {
    if (this.running) this.done({ kind: "done", cell: this.running.cell, error });
    this.whenPublished(after);
  }

  private finish(error: KernelError | undefined): void {
    if (!this.running) return;
    const { request } = this.running;
    const outcome = error
      ? { status: "error", ...error }
      : { status: "ok", payload: [], user_expressions: unanswered(request.content.user_expressions) };
    this.reply({ channel: "shell", message: request }, { ...outcome, execution_count: this.count });
    this.parts.interrupts.over();
    this.running = undefined;
    this.publish("status", { execution_state: "idle" }, request.header);
    this.outbox.idle();
    if (error && request.content.stop_on_error !== false) this.abortWaiting();
    this.next();
  }

  /** After an error Jupyter drops the cells that were already waiting. */
  private abortWaiting(): void {
    for (const message of this.waiting.splice(0)) {
      this.publish("status", { execution_state: "busy" }, message.header);
      this.reply({ channel: "shell", message }, { status: "aborted", execution_count: this.count });
      this.publish("status", { execution_state: "idle" }, message.header);
    }
  }

  private async answer(request: Request): Promise<void> {
    const { content, header } = request.message;
    switch (header.msg_type) {
      case "kernel_info_request":
        return this.reply(request, this.parts.info);
      case "complete_request": {
        const question = { kind: "complete" as const, code: content.code, cursor: cursorIn(content) };
        return this.reply(request, replyToComplete(content.code, await this.parts.questions.ask(question)));
      }
      case "inspect_request": {
        const question = { kind: "inspect" as const, code: content.code, cursor: cursorIn(content) };
        return this.reply(request, replyToInspect(await this.parts.questions.ask(question)));
      }
      case "is_complete_request":
        return this.reply(request, await this.parts.questions.ask({ kind: "isComplete", code: content.code }));
      case "history_request":
        return this.reply(request, { status: "ok", history: this.history.find(content) });
      case "comm_info_request":
        return this.reply(request, { status: "ok", comms: {} });
      case "comm_open": // we have no comms: say so at once
        this.publish("comm_close", { comm_id: content.comm_id, data: {} }, header);
        return;
      case "interrupt_request":
        this.parts.interrupts.interrupt(this.cell);
        return this.reply(request, { status: "ok" });
      case "shutdown_request":
        this.reply(request, { status: "ok", restart: content.restart === true });
        this.publish("shutdown_reply", { status: "ok", restart: content.restart === true }, header);
        setImmediate(this.parts.end);
        return;
    }
  }

  private reply({ channel, message }: Request, content: object): void {
    const type = message.header.msg_type.replace(/_request$/, "_reply");
    this.parts.sockets[channel].send(this.parts.wire.encode(type, content, message.header, message.identities));
  }

  /** Publishes at once; returns the message's size in bytes. */
  private publish(type: string, content: object, parent?: Header): number {
    const frames = this.parts.wire.encode(type, content, parent, [Buffer.from(type)]);
    this.parts.sockets.iopub.send(frames);
    return frames.reduce((sum, frame) => sum + frame.length, 0);
  }

  /** Tells the frontend that the kernel is there. */
  starting(): void {
    this.publish("status", { execution_state: "starting" });
  }
}
