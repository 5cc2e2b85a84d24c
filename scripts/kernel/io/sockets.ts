import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Zmq from "zeromq";

/** What a Jupyter connection file says. */
export interface Connection {
  transport: string;
  ip: string;
  key: string;
  shell_port: number;
  control_port: number;
  iopub_port: number;
  stdin_port: number;
  hb_port: number;
}

/** Sends one at a time and in order: zeromq refuses a second message while the first is on its way. */
class Sender {
  private last: Promise<unknown> = Promise.resolve();
  constructor(private readonly socket: { send(frames: Buffer[]): Promise<void> }) {}

  send(frames: Buffer[]): void {
    this.last = this.last.then(() => this.socket.send(frames)).catch(() => {}); // the peer is gone
  }

  sent(): Promise<unknown> {
    return this.last;
  }
}

/** The kernel's five sockets. */
export class Sockets {
  readonly iopub: Sender;
  readonly shell: Sender;
  readonly control: Sender;

  private constructor(private readonly all: Record<"iopub" | "shell" | "control" | "stdin" | "heartbeat", any>) {
    this.iopub = new Sender(all.iopub);
    this.shell = new Sender(all.shell);
    this.control = new Sender(all.control);
  }

  /** Binds the connection's ports. zeromq comes with tslab, so it is found from there. */
  static async bind(root: string, connection: Connection): Promise<Sockets> {
    const zmq: typeof Zmq = createRequire(join(root, "node_modules", "tslab", "package.json"))("zeromq");
    const { transport, ip } = connection;
    const address = (port: number) => `${transport}://${ip}${transport === "ipc" ? "-" : ":"}${port}`;
    const unbounded = { sendHighWaterMark: 0, linger: 1000 };
    const all = {
      iopub: new zmq.Publisher(unbounded),
      shell: new zmq.Router({ ...unbounded, receiveHighWaterMark: 0 }),
      control: new zmq.Router({ ...unbounded, receiveHighWaterMark: 0 }),
      stdin: new zmq.Router(unbounded),
      heartbeat: new zmq.Reply({ linger: 0 }),
    };
    await Promise.all([
      all.iopub.bind(address(connection.iopub_port)),
      all.shell.bind(address(connection.shell_port)),
      all.control.bind(address(connection.control_port)),
      all.stdin.bind(address(connection.stdin_port)),
      all.heartbeat.bind(address(connection.hb_port)),
    ]);
    return new Sockets(all);
  }

  /** Calls back with every message of a channel and answers heartbeats, until the sockets are closed. */
  listen(onShell: (frames: Buffer[]) => void, onControl: (frames: Buffer[]) => void): void {
    void forEach(this.all.shell, onShell);
    void forEach(this.all.control, onControl);
    void forEach(this.all.heartbeat, (frames) => this.all.heartbeat.send(frames).catch(() => {}));
  }

  /** Sends what waits, then closes. After this the process may end; with an open socket zeromq aborts it. */
  async close(): Promise<void> {
    const waiting = Promise.all([this.iopub.sent(), this.shell.sent(), this.control.sent()]);
    await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 1000))]);
    for (const socket of Object.values(this.all)) socket.close();
  }
}

async function forEach(socket: AsyncIterable<Buffer[]>, handle: (frames: Buffer[]) => unknown): Promise<void> {
  try {
    for await (const frames of socket) await handle(frames);
  } catch (error) {
    if (!/closed/i.test(String(error))) throw error;
  }
}
