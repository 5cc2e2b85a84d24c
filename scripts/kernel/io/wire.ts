import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** Jupyter's message header. */
export interface Header {
  msg_id: string;
  session: string;
  username: string;
  date: string;
  msg_type: string;
  version: string;
}

/** A message as it came in. */
export interface Message {
  identities: Buffer[];
  header: Header;
  metadata: { [key: string]: unknown };
  content: { [key: string]: any };
}

export const PROTOCOL = "5.3";
const DELIMITER = Buffer.from("<IDS|MSG>");

/**
 * Jupyter's wire protocol: `[identities…, <IDS|MSG>, HMAC, header, parent header, metadata, content, buffers…]`.
 * https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */
export class Wire {
  private readonly session = randomUUID();

  /** `key`: the connection file's; empty for messages that are not signed. */
  constructor(private readonly key: string) {}

  /** The frames of a message in answer to `parent` (none for messages that nobody asked for). */
  encode(type: string, content: object, parent?: Header, identities: Buffer[] = [], metadata: object = {}): Buffer[] {
    const header: Header = {
      msg_id: randomUUID(),
      session: this.session,
      username: "kernel",
      date: new Date().toISOString(),
      msg_type: type,
      version: PROTOCOL,
    };
    const parts = [header, parent ?? {}, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
    return [...identities, DELIMITER, Buffer.from(this.sign(parts)), ...parts];
  }

  /** The message in `frames`, or undefined if they are not a message or not signed with our key. */
  decode(frames: Buffer[]): Message | undefined {
    const at = frames.findIndex((frame) => frame.equals(DELIMITER));
    const [signature, ...parts] = frames.slice(at + 1);
    if (at < 0 || !signature || parts.length < 4) return undefined;
    const expected = Buffer.from(this.sign(parts.slice(0, 4)));
    if (expected.length !== signature.length || !timingSafeEqual(expected, signature)) return undefined;
    try {
      const [header, , metadata, content] = parts.map((part, i) => (i < 4 ? JSON.parse(part.toString()) : part));
      return { identities: frames.slice(0, at), header, metadata, content };
    } catch {
      return undefined;
    }
  }

  private sign(parts: Buffer[]): string {
    if (!this.key) return "";
    const hmac = createHmac("sha256", this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }
}
