/** The pages that are open in browsers, and what each of them must know. */
import type { ServerResponse } from "node:http";

/** What a page is told; it loads itself again when `version` is not its own. */
export interface PageState {
  version: number;
  /** What keeps the page from being made anew; empty where nothing does. */
  problems: string;
}

export class LivePages {
  private readonly states = new Map<string, PageState>();
  private readonly listeners = new Map<ServerResponse, string>();
  /** Grows; not from 0, so that pages of an earlier run know that they are old. */
  private version = Date.now();

  state(page: string): PageState {
    return this.states.get(page) ?? { version: 0, problems: "" };
  }

  made(page: string): void {
    this.version += 1;
    this.set(page, { version: this.version, problems: "" });
  }

  failed(page: string, problems: string): void {
    this.set(page, { ...this.state(page), problems });
  }

  /** From now on this response is told the page's state, as a stream of events. */
  tell(response: ServerResponse, page: string): void {
    this.listeners.set(response, page);
    response.on("close", () => this.listeners.delete(response));
    send(response, this.state(page));
  }

  private set(page: string, state: PageState): void {
    this.states.set(page, state);
    for (const [response, wanted] of this.listeners) if (wanted === page) send(response, state);
  }
}

const send = (response: ServerResponse, state: PageState): void =>
  void response.write(`data: ${JSON.stringify(state)}\n\n`);
