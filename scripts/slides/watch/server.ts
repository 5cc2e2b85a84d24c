/** The pages of a folder over HTTP, for this machine alone; what is served loads itself again, what is written does not. */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { own } from "../page/frame.js";
import { inlineScript } from "../page/libraries.js";
import { dataScript } from "../render/html.js";
import type { LivePages } from "./live.js";

const usualPort = 8960;

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  pdf: "application/pdf",
};

/** Serves a folder's pages, on the usual port or, where that is taken, on any free one. */
export async function serve(folder: string, pages: LivePages, port = usualPort) {
  const server = createServer((request, response) => answer(request, response, folder, pages));
  const listening = await listen(server, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    return listen(server, 0);
  });
  return {
    address: `http://127.0.0.1:${listening}/`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.removeListener("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function answer(request: IncomingMessage, response: ServerResponse, folder: string, pages: LivePages): void {
  const refuse = (code: number, sentence: string) =>
    response.writeHead(code, { "content-type": "text/plain; charset=utf-8" }).end(`${sentence}\n`);
  // Another site's script could ask under a name of its own that leads here.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) return void refuse(403, "Not for others.");
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  if (url.pathname === "/events") {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    pages.tell(response, url.searchParams.get("page") ?? "");
    return;
  }
  const path = decoded(url.pathname === "/" ? "/index.html" : url.pathname);
  const [, name = "", ending = ""] = /^\/((?:assets\/)?[^/\\]+)\.(html|js|css|pdf)$/.exec(path) ?? [];
  const headers = { "content-type": types[ending] ?? "", "cache-control": "no-store" };
  const file = join(folder, `${name}.${ending}`);
  if (ending === "html" && (existsSync(file) || pages.state(name).problems)) {
    response.writeHead(200, headers).end(livePage(file, name, pages));
  } else if (name && existsSync(file)) {
    response.writeHead(200, headers).end(readFileSync(file));
  } else refuse(404, "There is no such page. The list of them is at /");
}

/** The page with a script that listens to us, and a policy that lets it. */
function livePage(file: string, name: string, pages: LivePages): string {
  const html = existsSync(file) ? readFileSync(file, "utf8") : "<!doctype html><title>Gradus</title><body></body>";
  const watched = dataScript({ page: name, version: pages.state(name).version });
  const script = `${watched.replace("<script", '<script id="watched"')}${inlineScript(own("watch", "reload.js"))}`;
  const end = html.lastIndexOf("</body>");
  const live = `${html.slice(0, end)}${script}\n${html.slice(end)}`;
  return live.replace("content=\"default-src 'none';", "content=\"default-src 'none'; connect-src 'self';");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}
