import { spawnSync } from "node:child_process";
import { join } from "node:path";
import OpenAI from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { offers } from "../../scripts/serve/models.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { chatting, counting, offer, saying, serving } from "./served.js";

const user = (content: string) => [{ role: "user" as const, content }];
let letters = 0;
const slow = saying(
  () => "tick ".repeat(1000),
  () => letters++,
);
const json = saying((prompt) =>
  prompt.includes("tool:") ? "It is 22 Gy." : '{"name": "multiply", "arguments": {"a": 11, "b": 2}}',
);
const { client, url, server, close } = await serving(
  offer("echo", chatting(saying((prompt) => `You said: ${prompt}`))),
  offer("fox", counting()),
  offer("slow", chatting(slow)),
  offer("tools", chatting(json)),
  offer(
    "small",
    chatting(
      saying(() => "x"),
      20,
    ),
  ),
  ...offers.filter(({ id }) => ["clinic", "all-MiniLM-L6-v2"].includes(id)),
);
afterAll(close);

const tools = [
  {
    type: "function" as const,
    function: {
      name: "multiply",
      description: "a times b",
      parameters: {
        type: "object",
        properties: { a: { type: "integer" }, b: { type: "integer" } },
        required: ["a", "b"],
        additionalProperties: false,
      },
    },
  },
];

describe("what openai's client calls", () => {
  test("models", async () => {
    const ids: string[] = [];
    for await (const model of client.models.list()) ids.push(model.id);
    expect(ids).toEqual(["echo", "fox", "slow", "tools", "small", "all-MiniLM-L6-v2", "clinic"]);
    expect((await client.models.retrieve("fox")).object).toBe("model");
  });

  test("a plain answer, with what it cost", async () => {
    const { choices, usage, object } = await client.chat.completions.create({ model: "echo", messages: user("hello") });
    expect(object).toBe("chat.completion");
    expect(choices[0]).toMatchObject({
      finish_reason: "stop",
      message: { role: "assistant", content: "You said: user: hello" },
    });
    expect(usage).toEqual({ prompt_tokens: 13, completion_tokens: 22, total_tokens: 35 });
  });

  test("the clinic model answers about a record", async () => {
    const messages = user("record : name anna ; dose 2 gy . What is the dose?");
    const { choices } = await client.chat.completions.create({ model: "clinic", messages });
    expect(choices[0]!.message.content).toBe("2 gy");
  });

  test("the same seed, the same answer; a limit and a stop are kept", async () => {
    const ask = async (more: object) => {
      const { choices } = await client.chat.completions.create({ model: "fox", messages: user("quick "), ...more });
      return [choices[0]!.message.content, choices[0]!.finish_reason];
    };
    expect(await ask({ seed: 4, temperature: 2, max_tokens: 30 })).toEqual(
      await ask({ seed: 4, temperature: 2, max_tokens: 30 }),
    );
    expect(await ask({ temperature: 0, max_completion_tokens: 5 })).toEqual(["brown", "length"]);
    expect(await ask({ temperature: 0, stop: [" jumps"] })).toEqual(["brown fox", "stop"]);
  });

  test("a stream, with usage at its end", async () => {
    const options = { model: "fox", messages: user("quick "), temperature: 0, max_tokens: 15, stream: true } as const;
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of await client.chat.completions.create({
      ...options,
      stream_options: { include_usage: true },
    }))
      chunks.push(chunk);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("")).toBe("brown fox jumps");
    expect(chunks.filter(({ choices }) => choices[0]?.delta.content).length).toBe(15);
    expect(chunks.at(-2)!.choices[0]!.finish_reason).toBe("length");
    expect(chunks.at(-1)!.usage).toEqual({ prompt_tokens: 6, completion_tokens: 15, total_tokens: 21 });
  });

  test("a tool is described, called, and its result read", async () => {
    const first = await client.chat.completions.create({
      model: "tools",
      messages: user("11 fractions of 2 Gy?"),
      tools,
    });
    const [call] = first.choices[0]!.message.tool_calls!;
    expect(first.choices[0]!.finish_reason).toBe("tool_calls");
    expect(call).toMatchObject({ type: "function", function: { name: "multiply", arguments: '{"a":11,"b":2}' } });
    expect(json.prompts.at(-1)).toContain("a times b");
    const messages = [...user("11 fractions of 2 Gy?"), first.choices[0]!.message];
    const result = { role: "tool" as const, tool_call_id: call!.id, content: "22" };
    const second = await client.chat.completions.create({ model: "tools", messages: [...messages, result], tools });
    expect(second.choices[0]!.message.content).toBe("It is 22 Gy.");
  });

  test("runTools goes the whole way by itself, also in a stream", async () => {
    const asked: unknown[] = [];
    const runnable = {
      type: "function" as const,
      function: {
        ...tools[0]!.function,
        parse: JSON.parse,
        function: ({ a, b }: { a: number; b: number }) => {
          asked.push([a, b]);
          return String(a * b);
        },
      },
    };
    const run = client.chat.completions.runTools({ model: "tools", messages: user("?"), tools: [runnable] });
    expect(await run.finalContent()).toBe("It is 22 Gy.");
    const streamed = client.chat.completions.runTools({
      model: "tools",
      messages: user("?"),
      tools: [runnable],
      stream: true,
    });
    expect(await streamed.finalContent()).toBe("It is 22 Gy.");
    expect(asked).toEqual([[11, 2], [11, 2]]); // biome-ignore format: one line
  });

  test("an answer by schema is parsed by zod; a required tool is called by a model that knows none", {
    timeout: 30_000,
  }, async () => {
    const plan = z.object({ site: z.enum(["brain", "lung"]), fractions: z.int(), boost: z.boolean() });
    const messages = user("quick ");
    const { choices } = await client.chat.completions.parse({
      ...{ model: "fox", messages, seed: 1, max_tokens: 200 },
      response_format: zodResponseFormat(plan, "plan"),
    });
    expect(plan.parse(choices[0]!.message.parsed)).toEqual(choices[0]!.message.parsed);
    const { choices: other } = await client.chat.completions.create({
      ...{ model: "fox", messages, seed: 1, max_tokens: 200, tools, tool_choice: "required" as const },
    });
    expect(other[0]!.message.tool_calls![0]).toMatchObject({ function: { name: "multiply" } });
  });

  test.each([undefined, "float", "base64"] as const)("embeddings, encoding_format %s", async (encoding_format) => {
    const { data, usage } = await client.embeddings.create({
      ...{ model: "all-MiniLM-L6-v2", input: ["kidney", "renal", "femur"] },
      ...(encoding_format && { encoding_format }),
    });
    const floats = data.map(({ embedding }) =>
      typeof embedding === "string"
        ? [...new Float32Array(Uint8Array.from(Buffer.from(embedding, "base64")).buffer)]
        : embedding,
    );
    expect(floats.map((one) => one.length)).toEqual([384, 384, 384]);
    const cosine = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
    expect(cosine(floats[0]!, floats[1]!)).toBeGreaterThan(cosine(floats[0]!, floats[2]!));
    expect(usage.prompt_tokens).toBe(10);
  });
});

describe("refusals have the API's shapes", () => {
  const ask = (more: object) =>
    client.chat.completions.create({ model: "echo", messages: user("a"), ...more } as never);
  test.each<[string, object, number, string | null, string | null]>([
    ["a model that is not there", { model: "gpt-9" }, 404, "model_not_found", "model"],
    ["a model that embeds", { model: "all-MiniLM-L6-v2" }, 400, null, "model"],
    ["no messages", { messages: [] }, 400, null, "messages"],
    ["a role that is not known", { messages: [{ role: "king", content: "" }] }, 400, null, "messages[0].role"],
    ["a picture", { messages: [{ role: "user", content: [{ type: "image_url" }] }] }, 400, null, "messages[0].content"],
    ["a temperature beyond 2", { temperature: 3 }, 400, null, "temperature"],
    ["several answers at once", { n: 2 }, 400, "unsupported_parameter", "n"],
    [
      "a schema that cannot be met",
      { response_format: { type: "json_schema", json_schema: { name: "x", schema: { enum: [] } } } },
      400,
      "invalid_json_schema",
      "response_format",
    ],
    ["free JSON", { response_format: { type: "json_object" } }, 400, null, "response_format"],
    ["a tool without a name", { tools: [{ type: "function", function: {} }] }, 400, null, "tools[0]"],
    [
      "a choice of a tool that is not there",
      { tool_choice: { type: "function", function: { name: "x" } } },
      400,
      null,
      "tool_choice",
    ],
    [
      "messages longer than the context",
      { model: "small", messages: user("a".repeat(40)) },
      400,
      "context_length_exceeded",
      "messages",
    ],
  ])("%s", async (_what, more, status, code, param) => {
    const error = await ask(more).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect([error.status, error.code, error.param, error.type]).toEqual([status, code, param, "invalid_request_error"]);
    expect(error.message).toMatch(/\.$/);
  });

  test("words that a model does not know", async () => {
    const error = await client.chat.completions
      .create({ model: "clinic", messages: user("What is a sarcoma?") })
      .catch((thrown) => thrown);
    expect([error.status, error.param]).toEqual([400, "messages"]);
    expect(error.message).toContain('"sarcoma" is none of them');
  });

  test("a wrong key, no key", async () => {
    const wrong = new OpenAI({ baseURL: `${url}/v1`, apiKey: "guess", maxRetries: 0 });
    await expect(wrong.models.list()).rejects.toThrow(OpenAI.AuthenticationError);
    expect((await fetch(`${url}/v1/models`)).status).toBe(401);
  });

  test.each([
    ["POST", "/v1/chat/completions", "{", 400],
    ["POST", "/v1/chat/completions", "[]", 400],
    ["GET", "/v1/chat/completions", undefined, 405],
    ["POST", "/v1/unknown", "{}", 404],
    ["POST", "/v1/embeddings", `{"model": "${"x".repeat(5_000_000)}"}`, 413],
  ])("%s %s with %.9s is %i", async (method, path, body, status) => {
    const headers = { authorization: "Bearer secret" };
    const answer = await fetch(url + path, { method, headers, ...(body && { body }) });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { type: "invalid_request_error", param: null } });
  });

  test("an empty list and token numbers are not embedded", async () => {
    const embed = (input: unknown) => client.embeddings.create({ model: "all-MiniLM-L6-v2", input } as never);
    for (const input of [[], [1, 2], ["a", ""], undefined])
      await expect(embed(input)).rejects.toThrow(OpenAI.BadRequestError);
  });
});

describe("several clients", () => {
  test("ten at once are answered in the order in which they came", async () => {
    const order: number[] = [];
    const ask = async (i: number) => {
      await client.chat.completions.create({ model: "fox", messages: user("quick "), max_tokens: 20, seed: i });
      order.push(i);
    };
    await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, 15 * i)); // so that they arrive in this order
        await ask(i);
      }),
    );
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("one that goes away stops its generation, and the next has its turn; one that waits and leaves is not answered", async () => {
    const stream = await client.chat.completions.create({
      model: "slow",
      messages: user("a"),
      max_tokens: 3000,
      stream: true,
    });
    const waiting = new AbortController();
    const second = client.chat.completions
      .create({ model: "slow", messages: user("b"), max_tokens: 3000 }, { signal: waiting.signal })
      .catch((thrown) => thrown);
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break; // leaves
    waiting.abort();
    expect(await second).toBeInstanceOf(OpenAI.APIUserAbortError);
    const { choices } = await client.chat.completions.create({ model: "echo", messages: user("next") });
    expect(choices[0]!.message.content).toBe("You said: user: next");
    const before = letters;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(letters).toBe(before);
    expect(letters).toBeLessThan(1000);
    expect(server.turns.waiting).toBe(0);
  });
});

test("npm run serve -- --help lists the models, and a wrong option is a sentence", { timeout: 120_000 }, () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(projectRoot(), "scripts/serve/main.mjs"), ...args], { encoding: "utf8" });
  expect(run("--help").stdout).toContain("all-MiniLM-L6-v2");
  const { status, stderr } = run("--port", "abc");
  expect(status).toBe(1);
  expect(stderr).toContain('--port expects a whole number from 0 to 65535, not "abc".');
});
