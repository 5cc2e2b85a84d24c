/**
 * A fresh kernel on a Jupyter Server, through JupyterLab's own client. Everything the kernel says arrives at one
 * listener in the order it was said, dying and restarting included.
 */

import services, { type Kernel, type KernelMessage } from "@jupyterlab/services";
import { KERNEL } from "../../ipynb/notebook.js";
import { Problem } from "../../setup/problem.mjs";
import type { ServerAddress } from "../server/address.js";

const { KernelAPI, KernelConnection, ServerConnection } = services;

export interface KernelSays {
  type: "message";
  channel: string;
  messageType: string;
  /** The id of the request that this answers. */
  parent: string | undefined;
  content: any;
  /** When the kernel said it, by its own clock, in milliseconds. */
  at: number;
}
export interface KernelGone {
  type: "gone";
  how: "died" | "restarted" | "disconnected";
}
export type KernelEvent = KernelSays | KernelGone;

/** What `kernel_info_reply` says of the library that a kernel of ours serves. */
export interface KernelIdentity {
  implementation: string | undefined;
  /** The library's content hash; undefined for a kernel that is not ours. */
  library: string | undefined;
  /** What a frontend writes into a notebook's `language_info`. */
  language: unknown;
}

export interface ExecuteOptions {
  /** An exception makes the kernel refuse what is already queued behind it. */
  stopOnError?: boolean;
  /** Leaves no trace: no count, no output. */
  silent?: boolean;
  /** The cell's id in the notebook. */
  cellId?: string | undefined;
}

export class KernelSession {
  listener: (event: KernelEvent) => void = () => {};
  /** Set as soon as the kernel is lost. */
  gone: KernelGone | undefined;
  private ended = false;
  private wasConnected = false;

  private constructor(
    private readonly kernel: Kernel.IKernelConnection,
    private readonly server: ServerAddress,
  ) {
    kernel.anyMessage.connect((_, { msg, direction }) => {
      if (direction === "recv") this.onMessage(msg);
    });
    kernel.statusChanged.connect((_, status) => {
      if (status === "dead") this.emit({ type: "gone", how: "died" });
      if (status === "autorestarting" || status === "restarting") this.emit({ type: "gone", how: "restarted" });
    });
    kernel.connectionStatusChanged.connect((_, status) => {
      // The client would connect again by itself, but what was said meanwhile is lost.
      if (status !== "connected" && this.wasConnected) this.emit({ type: "gone", how: "disconnected" });
      this.wasConnected ||= status === "connected";
    });
  }

  /** Starts a kernel in the folder of `path`, which is relative to the server's root. */
  static async start(server: ServerAddress, path: string): Promise<KernelSession> {
    quiet();
    const serverSettings = ServerConnection.makeSettings({
      baseUrl: server.url,
      wsUrl: server.url.replace(/^http/, "ws"),
      token: server.token,
      appendToken: true,
    });
    const model = await KernelAPI.startNew({ name: KERNEL, path } as { name: string }, serverSettings).catch(
      (error) => {
        throw new Problem(`the server at ${server.url} started no kernel "${KERNEL}": ${error.message}`);
      },
    );
    return new KernelSession(new KernelConnection({ model, serverSettings, handleComms: false }), server);
  }

  /** Waits until the kernel has said who it is. Throws {@link Problem} when it does not within `seconds`. */
  async identity(seconds = 60): Promise<KernelIdentity> {
    const info = (await Promise.race([this.kernel.info, this.goneWhileStarting(), silence(seconds)])) as any;
    return {
      implementation: info.implementation,
      library: info.gradus?.library ?? undefined,
      language: info.language_info,
    };
  }

  /** Sends code; the id of the request is what its messages name as their parent. */
  execute(code: string, { stopOnError = false, silent = false, cellId }: ExecuteOptions): string {
    const future = this.kernel.requestExecute(
      { code, silent, store_history: !silent, stop_on_error: stopOnError, allow_stdin: false },
      false,
      cellId === undefined ? {} : { cellId },
    );
    future.done.catch(() => {});
    return future.msg.header.msg_id;
  }

  /** Ends the kernel, however busy it is. */
  async shutdown(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    this.listener = () => {};
    const settings = this.kernel.serverSettings;
    const { id } = this.kernel;
    this.kernel.dispose();
    await KernelAPI.shutdownKernel(id, settings).catch(() => {});
  }

  get url(): string {
    return this.server.url;
  }

  private onMessage(msg: KernelMessage.IMessage): void {
    const parent = "msg_id" in msg.parent_header ? msg.parent_header.msg_id : undefined;
    const { channel, content } = msg;
    this.emit({
      type: "message",
      channel,
      messageType: msg.header.msg_type,
      parent,
      content,
      at: Date.parse(msg.header.date),
    });
  }

  private emit(event: KernelEvent): void {
    if (this.ended) return;
    if (event.type === "gone") this.gone ??= event;
    this.listener(event);
  }

  private goneWhileStarting(): Promise<never> {
    return new Promise((_, reject) => {
      this.listener = (event) => {
        if (event.type === "gone") reject(new Problem(`the kernel ${event.how} while it started`));
      };
    });
  }
}

function silence(seconds: number): Promise<never> {
  return new Promise((_, reject) => {
    const error = new Problem(`the kernel did not answer within ${seconds} s`);
    setTimeout(() => reject(error), seconds * 1000).unref();
  });
}

/** The client narrates on the console, on standard output even; its failures reach us as events and rejections. */
function quiet(): void {
  const says = /^(Starting WebSocket|Kernel: |The kernel .* does not exist|Connection lost|Error: Canceled|Canceled)/;
  for (const level of ["debug", "log", "warn", "error"] as const) {
    const original = console[level] as ((...args: unknown[]) => void) & { quiet?: true };
    if (original.quiet) continue;
    const filtered = (...args: unknown[]) => {
      if (!says.test(String(args[0]))) original.apply(console, args);
    };
    console[level] = Object.assign(filtered, { quiet: true as const });
  }
}
