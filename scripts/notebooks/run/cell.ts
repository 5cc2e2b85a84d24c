/**
 * One cell from request to rest, as a state machine: it is done when the kernel has both replied and said that it is
 * idle, and every other end has a name.
 */
import type { KernelEvent, KernelSays } from "../client/session.js";
import { type Displays, OutputArea, weight } from "./collect.js";
import type { Failure } from "./execution.js";

/** Output of one cell beyond this many characters is a flood. */
export const FLOOD = 20_000_000;
/** Seconds that a reply and its idle may be apart. */
const APART = 5;

const lost = {
  died: "the kernel died",
  restarted: "the kernel restarted by itself and lost its memory",
  disconnected: "the connection to the server broke",
};
const shows = /^(stream|error|display_data|execute_result|update_display_data|clear_output)$/;

export class CellRun {
  readonly area = new OutputArea();
  /** Resolves once, when the cell is done or failed. */
  readonly end: Promise<void>;
  failure: Failure | undefined;
  /** The kernel refused the cell because an earlier one had thrown. */
  aborted = false;
  /** The exception that the cell threw: its name and message. */
  thrown: { ename: string; evalue: string } | undefined;
  executionCount: number | undefined;
  /** What came on stderr after the cell was done. */
  lateStderr = "";
  /** Milliseconds that the kernel was busy, by its own clock. */
  work = 0;
  private busyAt = Number.NaN;
  private resolve: () => void = () => {};
  private replied = false;
  private idle = false;
  private over = false;
  private characters = 0;
  private timer: NodeJS.Timeout;

  constructor(
    private readonly displays: Displays,
    private readonly limit: number,
  ) {
    this.end = new Promise((resolve) => {
      this.resolve = resolve;
    });
    this.timer = setTimeout(() => this.overdue(), limit * 1000);
  }

  onEvent(event: KernelEvent): void {
    if (event.type === "message") this.onMessage(event);
    else this.fail({ kind: event.how, message: lost[event.how] });
  }

  private onMessage({ channel, messageType, content, at }: KernelSays): void {
    if (messageType === "execute_reply" && channel === "shell") this.onReply(content);
    else if (messageType === "status") this.onStatus(content.execution_state, at);
    else if (channel === "iopub" && shows.test(messageType)) this.onOutput(messageType, content);
  }

  private onOutput(messageType: string, content: any): void {
    this.characters += weight(content);
    if (this.characters > FLOOD) {
      this.fail({ kind: "flood", message: "more than 20 MB of output" });
      return;
    }
    if (messageType === "error") this.onError(content);
    if (messageType === "stream" && content.name === "stderr" && this.over) this.lateStderr += content.text;
    this.displays.apply(this.area, messageType, content);
  }

  private onReply(content: any): void {
    this.replied = true;
    this.executionCount = content.execution_count;
    if (content.status === "error") {
      this.thrown ??= { ename: content.ename ?? "an error without a name", evalue: content.evalue ?? "" };
    } else if (content.status !== "ok") {
      this.aborted = true;
    }
    this.progress();
  }

  private onStatus(state: string, at: number): void {
    if (state === "busy") this.busyAt = at;
    if (state !== "idle") return;
    this.work = at - this.busyAt || 0;
    this.idle = true;
    this.progress();
  }

  private onError({ ename, evalue }: { ename: string; evalue: string }): void {
    this.thrown ??= { ename, evalue };
    if (this.over && !this.failure) {
      this.failure = { kind: "late error", message: `after the cell was done it threw ${ename}: ${evalue}` };
    }
  }

  /** After one of reply and idle the other is due soon; after both the cell is done. */
  private progress(): void {
    clearTimeout(this.timer);
    if (this.replied && this.idle) this.finish();
    else this.timer = setTimeout(() => this.overdue(), APART * 1000);
  }

  private overdue(): void {
    if (this.replied) this.fail({ kind: "no idle", message: "the kernel replied but never said that it was idle" });
    else if (this.idle) this.fail({ kind: "no reply", message: "the kernel is idle but never replied" });
    else this.fail({ kind: "timeout", message: `still running after ${this.limit} s (--timeout sets the limit)` });
  }

  private fail(failure: Failure): void {
    if (this.over) return;
    this.failure = failure;
    this.finish();
  }

  private finish(): void {
    clearTimeout(this.timer);
    this.over = true;
    this.resolve();
  }
}
