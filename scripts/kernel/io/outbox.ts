import type { OutputType, StreamName } from "../messages.js";
import { collapse } from "./collapse.js";

/** Something that waits to be published, or to be called once everything before it is published. */
export type Item =
  | { type: "stream"; cell: number; content: { name: StreamName; text: string } }
  | { type: OutputType | "error" | "execute_result"; cell: number; content: any }
  | { type: "then"; run: () => void };

/** Milliseconds between two publications: at most 20 a second while a cell runs. */
const PAUSE = 50;
/** The first output waits this long for company, so that a short cell's lines make one message. */
const FIRST = 10;
/** No stream message is longer, so that a frontend can draw meanwhile. */
const LONGEST = 200_000;
/** So many characters of a stopped cell's waiting output are still sent, and at once. */
const REST = 100_000;
/**
 * jupyter_server drops output beyond 1 MB/s of streams or 1,000 messages/s, both over 3 s, until the next idle. We keep a
 * little below and send the rest later. GRADUS_OUTPUT_LIMIT=off lifts this where the server's limits are lifted.
 */
const LIMIT = { window: 3200, bytes: 2_800_000, messages: 2500 };

/** Gathers a kernel's output and publishes it merged, in order, complete, and no faster than a Jupyter server takes it. */
export class Outbox {
  private waiting: Item[] = [];
  private timer: NodeJS.Timeout | undefined;
  private immediate: NodeJS.Immediate | undefined;
  private published = Number.NEGATIVE_INFINITY;
  private hurried = false;
  private sent: { at: number; bytes: number }[] = [];
  private readonly limited = process.env.GRADUS_OUTPUT_LIMIT !== "off";

  /**
   * @param publish sends an output and returns its size in bytes
   * @param dropped is told how many characters will not be published
   */
  constructor(
    private readonly publish: (item: Exclude<Item, { type: "then" }>) => number,
    private readonly dropped: (characters: number) => void,
  ) {}

  /** Adds an output; stream text is appended to the text before it where that belongs to the same stream. */
  add(item: Item): void {
    const last = this.waiting.at(-1);
    if (item.type === "stream" && last?.type === "stream" && continues(last, item)) {
      last.content.text += item.content.text;
    } else {
      this.waiting.push(item);
    }
    this.wake(item.type === "then" ? 0 : Math.max(FIRST, PAUSE - (performance.now() - this.published)));
  }

  /** The cell was stopped: the rest of what it printed is not waited for. Keeps the first part. */
  shorten(cell: number): void {
    let kept = 0;
    let dropped = 0;
    this.waiting = this.waiting.filter((item) => {
      if (item.type !== "stream" || item.cell !== cell) return true;
      const { length } = item.content.text;
      if (kept + length <= REST) kept += length;
      else dropped += length;
      return dropped === 0;
    });
    if (dropped === 0) return;
    this.dropped(dropped);
    const text = `\n[${dropped} characters are left out, for the cell was stopped]\n`;
    this.waiting.push({ type: "stream", cell, content: { name: "stdout", text } });
    this.hurried = true;
  }

  /** jupyter_server starts counting anew with every idle. */
  idle(): void {
    this.hurried = false;
    this.sent = [];
  }

  private wake(delay: number): void {
    if (delay <= 0) this.immediate ??= setImmediate(() => this.flush());
    else this.timer ??= setTimeout(() => this.flush(), delay);
  }

  private flush(): void {
    clearTimeout(this.timer);
    clearImmediate(this.immediate);
    this.timer = this.immediate = undefined;
    this.published = performance.now();
    const items = collapse(this.waiting);
    this.waiting = [];
    while (items.length > 0) {
      const item = items.shift()!;
      if (item.type === "then") {
        item.run();
        continue;
      }
      const pause = this.pause();
      if (pause > 0) {
        this.waiting = [item, ...items, ...this.waiting];
        this.wake(pause);
        return;
      }
      if (item.type === "stream" && item.content.text.length > LONGEST) {
        const [now, later] = cut(item.content.text);
        items.unshift({ ...item, content: { ...item.content, text: later } });
        item.content = { ...item.content, text: now };
      }
      this.sent.push({ at: performance.now(), bytes: this.publish(item) });
    }
  }

  /** Milliseconds until the server's limits allow one more message. */
  private pause(): number {
    if (!this.limited || this.hurried) return 0;
    const start = performance.now() - LIMIT.window;
    while (this.sent[0] && this.sent[0].at < start) this.sent.shift();
    const bytes = this.sent.reduce((sum, message) => sum + message.bytes, 0);
    if (bytes < LIMIT.bytes - LONGEST && this.sent.length < LIMIT.messages) return 0;
    return Math.max(PAUSE, (this.sent[0]?.at ?? start) - start);
  }
}

type Stream = Extract<Item, { type: "stream" }>;
const continues = (a: Stream, b: Stream) =>
  a.cell === b.cell && a.content.name === b.content.name && a.content.text.length < LONGEST;

/** Cuts a long text behind a line's end, or at least not within a character. */
function cut(text: string): [string, string] {
  let at = text.lastIndexOf("\n", LONGEST) + 1;
  if (at < LONGEST / 2) at = LONGEST - Number(/[\uD800-\uDBFF]/.test(text[LONGEST - 1]!));
  return [text.slice(0, at), text.slice(at)];
}
