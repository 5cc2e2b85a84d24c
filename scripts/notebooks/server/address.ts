/** Where a Jupyter Server answers. */
export interface ServerAddress {
  /** With a slash at the end: `http://127.0.0.1:8888/`. */
  url: string;
  token: string;
}

/** Asks one thing of the server's REST interface. Throws when nothing answers within `milliseconds`. */
export function ask(server: ServerAddress, path: string, milliseconds = 5000): Promise<Response> {
  return fetch(new URL(path, server.url), {
    headers: { authorization: `token ${server.token}` },
    signal: AbortSignal.timeout(milliseconds),
  });
}
