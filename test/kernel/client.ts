import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Zmq from "zeromq";
import { Wire } from "../../scripts/kernel/io/wire.js";
import { buildLibrary, buildScripts, projectRoot } from "../../scripts/setup/index.mjs";
import { kernelspec } from "../../scripts/setup/kernelspec.mjs";

const root = projectRoot();
const zmq: typeof Zmq = createRequire(join(root, "node_modules", "tslab", "package.json"))("zeromq");

/** A message as the client sees it, with the time at which it came. */
export interface Seen {
  type: string;
  content: any;
  parent: string;
  at: number;
}

export interface Outcome {
  reply: any;
  /** Everything published for the request, in order. */
  messages: Seen[];
  stdout: string;
  stderr: string;
  /** The text of the last value, if there was one. */
  result: string | undefined;
  error: { ename: string; evalue: string; traceback: string[] } | undefined;
}

/** A kernel started as Jupyter starts it, and a small Jupyter client for it. */
export class Kernel {
  readonly published: Seen[] = [];
  private readonly replies = new Map<string, any>();
  private readonly wire = new Wire("test-key");
  private watchers: (() => void)[] = [];

  private constructor(
    readonly process: ChildProcess,
    readonly log: { text: string },
    private readonly folder: string,
    private readonly shell: Zmq.Dealer,
    private readonly control: Zmq.Dealer,
    private readonly iopub: Zmq.Subscriber,
  ) {
    void this.read(shell, (message) => this.replies.set(message.parent, message.content));
    void this.read(control, (message) => this.replies.set(message.parent, message.content));
    void this.read(iopub, (message) => this.published.push(message));
  }

  /** Starts a kernel in the folder `cwd`. */
  static async start(cwd: string = root, env: NodeJS.ProcessEnv = {}): Promise<Kernel> {
    await buildLibrary();
    await buildScripts();
    const folder = mkdtempSync(join(tmpdir(), "gradus-kernel-"));
    const [shell_port, control_port, iopub_port, stdin_port, hb_port] = await freePorts(5);
    const connection = { shell_port, control_port, iopub_port, stdin_port, hb_port };
    const file = join(folder, "connection.json");
    const common = { transport: "tcp", ip: "127.0.0.1", key: "test-key", signature_scheme: "hmac-sha256" };
    writeFileSync(file, JSON.stringify({ ...connection, ...common }));
    const [command, ...args] = kernelspec(root).argv.map((arg) => (arg === "{connection_file}" ? file : arg));
    const child = spawn(command!, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const log = { text: "" };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (log.text += data));
    const shell = new zmq.Dealer({ linger: 0 });
    const control = new zmq.Dealer({ linger: 0 });
    const iopub = new zmq.Subscriber({ linger: 0, receiveHighWaterMark: 0 });
    shell.connect(`tcp://127.0.0.1:${shell_port}`);
    control.connect(`tcp://127.0.0.1:${control_port}`);
    iopub.connect(`tcp://127.0.0.1:${iopub_port}`);
    iopub.subscribe();
    const kernel = new Kernel(child, log, folder, shell, control, iopub);
    // the subscription is there once the status of some request arrives
    for (let i = 0; i < 100 && !kernel.published.some((seen) => seen.parent); i++) {
      void kernel.request("kernel_info_request", {});
      await pause(100);
    }
    return kernel;
  }

  /** Sends a request and waits for its reply. */
  async request(type: string, content: object, channel: "shell" | "control" = "shell"): Promise<any> {
    const id = await this.send(type, content, channel);
    return this.until(() => this.replies.get(id), `a reply to ${type}`);
  }

  /** Sends a request; returns its id. */
  async send(
    type: string,
    content: object,
    channel: "shell" | "control" = "shell",
    metadata: object = {},
  ): Promise<string> {
    const frames = this.wire.encode(type, content, undefined, [], metadata);
    await this[channel].send(frames);
    return JSON.parse(frames[2]!.toString()).msg_id;
  }

  /** Runs a cell and waits until the kernel has said everything about it. */
  async run(code: string, more: object = {}, limit = 45_000): Promise<Outcome> {
    return this.outcome(await this.submit(code, more), limit);
  }

  /** Runs a cell that has an id in its notebook. */
  async runNamed(cellId: string, code: string): Promise<Outcome> {
    return this.outcome(await this.send("execute_request", { code, silent: false }, "shell", { cellId }));
  }

  /** Sends a cell without waiting for it; returns its request's id. */
  submit(code: string, more: object = {}): Promise<string> {
    return this.send("execute_request", { code, silent: false, store_history: true, stop_on_error: true, ...more });
  }

  /** Waits for a submitted cell's end. */
  async outcome(id: string, limit = 45_000): Promise<Outcome> {
    const idle = () => this.of(id).some(({ type, content }) => type === "status" && content.execution_state === "idle");
    await this.until(() => this.replies.has(id) && idle(), "the end of a cell", limit);
    const messages = this.of(id);
    const stream = (name: string) =>
      messages
        .flatMap(({ type, content }) => (type === "stream" && content.name === name ? content.text : []))
        .join("");
    return {
      reply: this.replies.get(id),
      messages,
      stdout: stream("stdout"),
      stderr: stream("stderr"),
      result: messages.find(({ type }) => type === "execute_result")?.content.data["text/plain"],
      error: messages.find(({ type }) => type === "error")?.content,
    };
  }

  /** What was published for a request so far. */
  of(id: string): Seen[] {
    return this.published.filter(({ parent }) => parent === id);
  }

  /** Waits until `look` finds something. */
  async until<T>(look: () => T | undefined | false, what: string, limit = 45_000): Promise<T> {
    const end = performance.now() + limit;
    for (;;) {
      const found = look();
      if (found) return found;
      if (this.process.exitCode !== null || this.process.signalCode) {
        throw new Error(`the kernel ended while we waited for ${what}: ${this.log.text}`);
      }
      if (performance.now() > end) throw new Error(`no ${what} after ${limit} ms: ${this.log.text}`);
      await Promise.race([new Promise<void>((resolve) => this.watchers.push(resolve)), pause(200)]);
    }
  }

  /** Ends the kernel as Jupyter does. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null && !this.process.signalCode) {
      const ended = new Promise((resolve) => this.process.once("exit", resolve));
      await this.send("shutdown_request", { restart: false }, "control");
      await Promise.race([ended, pause(3000).then(() => this.process.kill("SIGKILL"))]);
    }
    for (const socket of [this.shell, this.control, this.iopub]) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async read(socket: AsyncIterable<Buffer[]>, take: (message: Seen) => void): Promise<void> {
    try {
      for await (const frames of socket) {
        const message = this.wire.decode(frames);
        if (!message) throw new Error("a message without a valid signature");
        take({
          type: message.header.msg_type,
          content: message.content,
          parent: parentOf(frames),
          at: performance.now(),
        });
        for (const wake of this.watchers.splice(0)) wake();
      }
    } catch (error) {
      if (!/closed/i.test(String(error))) throw error;
    }
  }
}

const parentOf = (frames: Buffer[]): string => {
  const at = frames.findIndex((frame) => frame.toString() === "<IDS|MSG>");
  return JSON.parse(frames[at + 3]!.toString()).msg_id ?? "";
};

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Ports nobody listens on now. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once("listening", resolve))));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
