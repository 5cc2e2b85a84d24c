/** The HTTP side: who may ask, what for, and in which form the answer goes back. */
import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { chat, type Send } from "./chat.js";
import { ApiError, badField } from "./errors.js";
import type { Loaded, Offer } from "./models.js";
import { chatRequest, embeddingRequest, parseBody } from "./requests.js";
import { Turns } from "./turns.js";

export interface ServerOptions {
  offers: readonly Offer[];
  /** what clients must send as "Authorization: Bearer KEY" */
  key: string;
}

/** The largest body that is read: 4 MB. */
const LARGEST = 4 * 1024 * 1024;

type Handler = (body: Record<string, unknown>, left: AbortSignal, send: Send) => Promise<object | undefined>;

/** A server that speaks OpenAI's protocol, for models that run in this process. */
export function modelServer({ offers, key }: ServerOptions): Server & { turns: Turns } {
  const turns = new Turns();
  const loaded = new Map<string, Promise<Loaded>>();
  const load = (id: string): Promise<Loaded> => {
    const offer = offers.find((one) => one.id === id);
    const names = offers.map((one) => `'${one.id}'`).join(", ");
    if (!offer)
      throw new ApiError(404, `The model '${id}' does not exist here. There is ${names}.`, "model", "model_not_found");
    const known = loaded.get(id) ?? offer.load();
    loaded.set(id, known);
    known.catch(() => loaded.delete(id)); // the next request tries again
    return known;
  };

  const completions: Handler = async (body, left, send) => {
    const request = chatRequest(body);
    const model = await load(request.model);
    if (model.kind !== "chat") throw badField("model", `The model '${request.model}' does not chat: it embeds.`);
    return turns.run(left, () => chat(request, model, left, send));
  };

  const embeddings: Handler = async (body, left) => {
    const { model: id, input, base64, dimensions } = embeddingRequest(body);
    const model = await load(id);
    if (model.kind !== "embedding") throw badField("model", `The model '${id}' does not embed: it chats.`);
    if (dimensions !== undefined && dimensions !== model.dimensions)
      throw badField(
        "dimensions",
        `'dimensions' must be ${model.dimensions} for '${id}': its vectors cannot be shortened.`,
      );
    return turns.run(left, async () => {
      const vectors: number[][] = [];
      for (const text of input) {
        await new Promise((resolve) => setImmediate(resolve));
        if (left.aborted) return undefined;
        vectors.push(model.embed(text));
      }
      const coded = (vector: number[]) =>
        base64 ? Buffer.from(Float32Array.from(vector).buffer).toString("base64") : vector;
      const tokens = input.reduce((sum, text) => sum + model.tokens(text), 0);
      return {
        ...{ object: "list", model: id },
        data: vectors.map((vector, index) => ({ object: "embedding", index, embedding: coded(vector) })),
        usage: { prompt_tokens: tokens, total_tokens: tokens },
      };
    });
  };

  const describe = ({ id }: Offer) => ({ id, object: "model", created: 0, owned_by: "gradus" });
  const handlers: Readonly<Record<string, Handler>> = {
    "POST /v1/chat/completions": completions,
    "POST /v1/embeddings": embeddings,
    "GET /v1/models": async () => ({ object: "list", data: offers.map(describe) }),
    ...Object.fromEntries(offers.map((one) => [`GET /v1/models/${one.id}`, async () => describe(one)])),
  };

  const server = createServer((request, response) => void answer(request, response, key, handlers));
  return Object.assign(server, { turns });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
  handlers: Readonly<Record<string, Handler>>,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const send: Send = (chunk) => {
    if (!response.headersSent)
      response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
    response.write(`data: ${chunk === "[DONE]" ? chunk : JSON.stringify(chunk)}\n\n`);
  };
  try {
    checkKey(request, key);
    const handler = handlerOf(request, handlers);
    const body = request.method === "POST" ? parseBody(await read(request)) : {};
    const said = await handler(body, gone.signal, send);
    if (said) reply(response, 200, said);
    else response.end();
  } catch (error) {
    const refusal =
      error instanceof ApiError ? error : new ApiError(500, `The server failed: ${(error as Error).message}`);
    if (!response.headersSent) return reply(response, refusal.status, refusal.body);
    send(refusal.body); // in the middle of a stream
    response.end();
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

function checkKey({ headers }: IncomingMessage, key: string): void {
  const given = Buffer.from(headers.authorization?.replace(/^Bearer /, "") ?? "");
  const wanted = Buffer.from(key);
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  const said = given.length === 0 ? "You sent no key" : "The key is not the one of this server";
  throw new ApiError(
    401,
    `${said}: send the header "Authorization: Bearer KEY" with the key that the server printed.`,
    null,
    "invalid_api_key",
  );
}

function handlerOf({ method, url = "" }: IncomingMessage, handlers: Readonly<Record<string, Handler>>): Handler {
  const path = decodeURIComponent(url.split("?")[0]!);
  const handler = handlers[`${method} ${path}`];
  if (handler) return handler;
  const other = Object.keys(handlers).find((one) => one.endsWith(` ${path}`));
  if (other)
    throw new ApiError(
      405,
      `${path} is asked by ${other.split(" ")[0]}, not by ${method}.`,
      null,
      "method_not_allowed",
    );
  if (path.startsWith("/v1/models/"))
    throw new ApiError(404, `The model '${path.slice(11)}' does not exist here.`, "model", "model_not_found");
  throw new ApiError(404, `Unknown request URL: ${method} ${path}.`, null, "unknown_url");
}

/** A body that is too large is read to its end all the same, up to a limit: only then does the client hear the answer. */
async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= LARGEST) parts.push(part);
    if (size > 16 * LARGEST) request.destroy();
  }
  if (size > LARGEST) throw new ApiError(413, `The body of the request is larger than ${LARGEST} bytes.`);
  return Buffer.concat(parts).toString("utf8");
}
