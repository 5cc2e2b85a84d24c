import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { llm } from "../../../src/models/index.js";
import { type LanguageModel, vocabulary } from "../../../src/text/index.js";

type Handler = (request: IncomingMessage, response: ServerResponse, body: any) => void;

/** A server that does what a test wants, and counts how often it is asked. */
async function server(handler: Handler) {
  const asked: any[] = [];
  const http = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    const body = text ? JSON.parse(text) : undefined;
    asked.push({ url: request.url, key: request.headers.authorization, body });
    handler(request, response, body);
  });
  await new Promise<void>((ready) => http.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const baseURL = `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`;
  const connect = (more: object = {}) =>
    llm.connect({ baseURL, apiKey: "k", model: "m", embeddingModel: "e", timeout: 1, ...more });
  return { asked, baseURL, connect };
}

const json = (response: ServerResponse, value: unknown, status = 200, headers: Record<string, string> = {}) => {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
};
const says = (content: string | null, more: object = {}) => ({
  choices: [{ message: { content, ...more }, finish_reason: "stop" }],
  usage: { prompt_tokens: 3, completion_tokens: 2 },
});

describe("a server", () => {
  test("is asked in OpenAI's form, with its key", async () => {
    const { asked, connect } = await server((_, response) => json(response, says("Hello.")));
    const model = await connect();
    const answer = await model.chat("Hi", { maxTokens: 9, temperature: 0.5, topP: 0.9, seed: 4, stop: "x" });
    expect(answer).toEqual({ text: "Hello.", calls: [], finish: "stop", usage: { prompt: 3, completion: 2 } });
    expect(asked).toEqual([
      {
        url: "/v1/chat/completions",
        key: "Bearer k",
        body: {
          ...{ model: "m", messages: [{ role: "user", content: "Hi" }], temperature: 0.5, max_tokens: 9 },
          ...{ top_p: 0.9, seed: 4, stop: "x" },
        },
      },
    ]);
  });

  test("is found by OPENAI_BASE_URL and OPENAI_API_KEY; of its list the first that chats and the first that embeds are taken", async () => {
    const list = { data: [{ id: "some-embed-model" }, { id: "talker" }] };
    const { asked, baseURL } = await server((request, response, body) => {
      if (request.method === "GET") json(response, list);
      else if (body.input)
        json(response, { data: [{ index: 1, embedding: [3, 4] }, { index: 0, embedding: [1, 2] }] }); // biome-ignore format: one line
      else json(response, says(body.model));
    });
    vi.stubEnv("OPENAI_BASE_URL", `${baseURL}/`);
    vi.stubEnv("OPENAI_API_KEY", "from the environment");
    onTestFinished(() => void vi.unstubAllEnvs());
    const model = await llm.connect();
    expect([model.where, model.model]).toEqual([baseURL, "talker"]);
    expect((await model.chat("?")).text).toBe("talker");
    expect(await model.embed(["a", "b"])).toEqual([[1, 2], [3, 4]]); // biome-ignore format: one line
    expect(asked[0].key).toBe("Bearer from the environment");
    expect(asked[2].body).toMatchObject({ model: "some-embed-model", encoding_format: "float" });
  });

  test("calls of tools come as values", async () => {
    const call = { function: { name: "multiply", arguments: '{"a": 11}' } };
    const { asked, connect } = await server((_, response) => json(response, says(null, { tool_calls: [call] })));
    const tools = [{ name: "multiply", parameters: z.object({ a: z.int() }) }];
    expect((await (await connect()).chat("?", { tools })).calls).toEqual([{ name: "multiply", arguments: { a: 11 } }]);
    expect(asked[0].body.tools[0].function.parameters).toMatchObject({
      type: "object",
      properties: { a: { type: "integer" } },
    });
  });

  test("streams; and leaving the loop ends the request", async () => {
    let left = false;
    const { connect } = await server((_, response, body) => {
      response.on("close", () => {
        left = true;
      });
      const chunk = (delta: object, finish_reason: string | null = null) =>
        response.write(`data: ${JSON.stringify({ choices: [{ delta, finish_reason }] })}\n\n`);
      for (const piece of ["one ", "two ", "thrée"]) chunk({ content: piece });
      if (body.messages[0].content === "endless") return;
      chunk({}, "length");
      response.end("data: [DONE]\n\n");
    });
    const model = await connect();
    let text = "";
    for await (const piece of model.stream("?")) text += piece;
    expect(text).toBe("one two thrée");
    left = false;
    for await (const _ of model.stream("endless")) break;
    await vi.waitFor(() => expect(left).toBe(true));
  });

  test("JSON in a fence is taken out; what is none is asked for once more", async () => {
    const answers = ['Sure:\n```json\n{"gray": 60}\n```', "I think sixty.", '{"gray": 61}', "no", "never"];
    const { asked, connect } = await server((_, response) => json(response, says(answers.shift()!)));
    const model = await connect();
    const schema = { type: "object", properties: { gray: { type: "integer" } } };
    expect(await model.json("?", schema)).toEqual({ gray: 60 });
    expect(await model.json("?", schema)).toEqual({ gray: 61 });
    expect(asked[2].body.messages.at(-1).content).toContain("That is not JSON");
    await expect(model.json("?", schema)).rejects.toThrow('m did not answer with JSON, asked twice: "never".');
  });
});

describe("what goes wrong is a sentence", () => {
  const attempt = async (handler: Handler, use: (model: llm.Llm) => Promise<unknown> = (model) => model.chat("?")) => {
    const { asked, connect } = await server(handler);
    const error: Error = await use(await connect()).then(
      () => new Error("nothing went wrong"),
      (thrown) => thrown,
    );
    return { name: error.name, message: error.message.replace(/http:\S+v1/, "URL"), times: asked.length, error };
  };

  test.each<[string, Handler, string, number]>([
    [
      "a page of HTML",
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>"),
      "The server at URL answered with a web page, not with JSON",
      1,
    ],
    ["garbage", (_, response) => response.end("hello"), 'answered with something that is not JSON: "hello".', 1],
    ["no choice", (_, response) => json(response, { choices: [] }), "answered without a choice", 1],
    [
      "a refusal in the API's form",
      (_, response) => json(response, { error: { message: "No such model." } }, 404),
      "The server at URL refuses (404): No such model.",
      1,
    ],
    [
      "a refusal by a proxy",
      (_, response) => response.writeHead(403, { "content-type": "text/html" }).end("<html>"),
      "refuses (403): it answered with a web page",
      1,
    ],
    [
      "an answer that breaks off",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("{");
        setTimeout(() => response.destroy(), 20);
      },
      "The answer of the server at URL broke off.",
      1,
    ],
    ["a server that hangs", () => {}, "gave no sign of life for 1 s", 1],
    [
      "a server that is overloaded twice",
      (_, response) => json(response, {}, 503, { "retry-after": "0" }),
      "The server at URL refuses (503).",
      2,
    ],
  ])("%s", async (_what, handler, sentence, times) => {
    const said = await attempt(handler);
    expect(said.message).toContain(sentence);
    expect([said.name, said.times]).toEqual(["LlmError", times]);
  });

  test("a passing trouble is not noticed", async () => {
    let first = true;
    const { asked, connect } = await server((_, response) => {
      if (first) json(response, {}, 429, { "retry-after": "0" });
      else json(response, says("now"));
      first = false;
    });
    expect((await (await connect()).chat("?")).text).toBe("now");
    expect(asked.length).toBe(2);
  });

  test("a stream that is cut, hangs or fails tells what had come", async () => {
    const begin = (response: ServerResponse) =>
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: "half" } }] })}\n\n`);
    const read = async (model: llm.Llm) => {
      for await (const _ of model.stream("?"));
    };
    const cut = await attempt((_, response) => {
      begin(response);
      setTimeout(() => response.destroy(), 20);
    }, read);
    expect(cut.message).toBe("The stream of the server at URL broke off after 4 characters.");
    expect((cut.error as llm.LlmError).partial).toBe("half");
    expect((await attempt((_, response) => void begin(response), read)).message).toContain("gave no sign of life");
    const failing = await attempt(
      (_, response) => response.end('data: {"error": {"message": "Out of memory."}}\n\n'),
      read,
    );
    expect(failing.message).toContain("failed in the middle: Out of memory.");
    const page = await attempt((_, response) => response.setHeader("content-type", "text/html").end("<p>"), read);
    expect(page.message).toContain("answered with a web page");
  });

  test("empty vectors, too few vectors", async () => {
    const embed = (model: llm.Llm) => model.embed(["a", "b"]);
    const empty = await attempt(
      (_, response) => json(response, { data: [{ embedding: [] }, { embedding: [] }] }),
      embed,
    );
    expect(empty.message).toBe("The server at URL gave 2 vectors of 0 numbers for 2 texts.");
    expect((await attempt((_, response) => json(response, {}), embed)).message).toContain("gave 0 vectors");
  });

  test("nobody listens there; something that is not an address", async () => {
    const { connect } = await server(() => {});
    const dead = await connect({ baseURL: "http://127.0.0.1:9/v1" });
    await expect(dead.chat("?")).rejects.toThrow(
      "The server at http://127.0.0.1:9/v1 cannot be reached. Is it running?",
    );
    await expect(llm.connect({ baseURL: "localhost" })).rejects.toThrow("baseURL must be an address such as");
    await expect(dead.chat([])).rejects.toThrow("expects a text, or messages");
  });
});

describe("a model that runs here has the same functions", () => {
  const letters = vocabulary(`${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("")}\n`);
  /** Says a text, letter by letter, and then for ever "~". */
  const saying = (text: string): llm.LocalChat => {
    const model: LanguageModel = {
      size: letters.size,
      probability: () => 0,
      distribution(ids) {
        const p = new Float64Array(letters.size).fill(1e-9);
        p[letters.id(text[ids.length - 1] ?? "~")!] = 1;
        return p;
      },
    };
    return { name: "sayer", model, tokeniser: letters, context: 100, prompt: () => ">", stop: ["~"] };
  };
  const here = (text: string) => llm.connect({ local: saying(text) });

  test("chat, stream, tools", async () => {
    const model = await here("Hello.");
    expect([model.where, model.model]).toEqual(["here", "sayer"]);
    expect(await model.chat("?")).toEqual({
      text: "Hello.",
      calls: [],
      finish: "stop",
      usage: { prompt: 1, completion: 7 },
    });
    let text = "";
    for await (const piece of model.stream("?")) text += piece;
    expect(text).toBe("Hello.");
    const caller = await here('```json\n{"name": "multiply", "arguments": {"a": 11}}\n```');
    const answer = await caller.chat("?", { tools: [{ name: "multiply" }] });
    expect(answer).toMatchObject({
      text: "",
      finish: "tool_calls",
      calls: [{ name: "multiply", arguments: { a: 11 } }],
    });
  });

  test("JSON by a grammar, also with zod's schema", async () => {
    const model = await here('{"gray": 60, "site": "lung"}');
    const plan = z.object({ gray: z.int(), site: z.enum(["brain", "lung"]) });
    expect(plan.parse(await model.json("?", plan))).toEqual({ gray: 60, site: "lung" });
    // whatever the model would say, its form is kept
    const deaf = await here("I will not.");
    expect(Object.keys((await deaf.json("?", z.object({ site: z.enum(["brain"]) }))) as object)).toEqual(["site"]);
  });

  test("embeds with the encoder; says what does not fit", async () => {
    const model = await here("x");
    expect((await model.embed(["kidney"]))[0]!.length).toBe(384);
    const small = await llm.connect({ local: { ...saying("x"), context: 1 } });
    await expect(small.chat("?")).rejects.toThrow("1 tokens longer than the model's context");
  });
});
