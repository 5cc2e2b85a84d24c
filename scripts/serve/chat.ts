/** Chat completions, whole or as a stream of chunks. */
import { randomUUID } from "node:crypto";
import { ArgumentError } from "gradus";
import { llm } from "gradus/models";
import { type GenerateOptions, stream, type Written } from "gradus/text";
import { asked, callsIn, grammarOf } from "./answer.js";
import { ApiError } from "./errors.js";
import type { ChatModel } from "./models.js";
import type { ChatRequest } from "./requests.js";

/** What is sent to the client of a stream; `[DONE]` ends it. */
export type Send = (chunk: object | "[DONE]") => void;

/** Where no limit is asked for: small models find no end by themselves. */
const USUAL = 256;

/** Answers a request; where it asks for a stream, through `send`, and gives nothing. */
export async function chat(request: ChatRequest, served: ChatModel, left: AbortSignal, send: Send) {
  const prompt = explained(() => llm.promptIds(served, asked(request)));
  const { length } = prompt;
  const room = served.context - length;
  if (room < 1)
    throw new ApiError(
      400,
      `This model's context is ${served.context} tokens, but the messages have ${length}. Shorten them.`,
      "messages",
      "context_length_exceeded",
    );
  const grammar = grammarOf(request);
  const options: GenerateOptions = {
    temperature: request.temperature,
    seed: request.seed,
    stop: [...request.stop, ...(served.stop ?? [])],
    maxTokens: Math.min(request.maxTokens ?? USUAL, room),
    ...(request.topP !== undefined && { topP: request.topP }),
    ...(grammar && { grammar }),
  };
  const shared = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model: request.model };
  const chunk = (delta: object, finish: string | null = null) =>
    send({
      ...{
        ...shared,
        object: "chat.completion.chunk",
        choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      },
      ...(request.includeUsage && { usage: null }),
    });

  // with tools, what a text is shows only at its end
  const live = request.stream && (request.tools.length === 0 || request.toolChoice === "none");
  if (request.stream) chunk({ role: "assistant", content: live ? "" : null });
  const written = await generated(served, prompt, options, left, (piece) => live && chunk({ content: piece }));
  if (!written) return undefined;
  const calls = callsIn(written.text, request).map(toolCall);
  const finish = calls.length > 0 ? "tool_calls" : written.finish;
  const usage = usageOf(written);
  if (!request.stream) {
    const message = { role: "assistant", content: calls.length > 0 ? null : written.text, refusal: null };
    const full = calls.length > 0 ? { ...message, tool_calls: calls } : message;
    const choices = [{ index: 0, message: full, logprobs: null, finish_reason: finish }];
    return { ...shared, object: "chat.completion", choices, usage };
  }
  if (calls.length > 0) chunk({ tool_calls: calls.map((call, index) => ({ index, ...call })) });
  else if (!live) chunk({ content: written.text });
  chunk({}, finish);
  if (request.includeUsage) send({ ...shared, object: "chat.completion.chunk", choices: [], usage });
  send("[DONE]");
  return undefined;
}

/** Nothing where the client left: no further token is computed then. */
async function generated(
  { model, tokeniser }: ChatModel,
  prompt: readonly number[],
  options: GenerateOptions,
  left: AbortSignal,
  onPiece: (piece: string) => void,
): Promise<Written | undefined> {
  const pieces = stream(model, tokeniser, prompt, options);
  try {
    for (;;) {
      const next = await pieces.next();
      if (left.aborted) return undefined;
      if (next.done) return next.value;
      onPiece(next.value);
    }
  } catch (error) {
    throw refusal(error);
  }
}

/** What f gives; what it refuses is the client's mistake. */
function explained<T>(f: () => T): T {
  try {
    return f();
  } catch (error) {
    throw refusal(error, "messages");
  }
}

const refusal = (error: unknown, param: string | null = null) =>
  error instanceof ArgumentError ? new ApiError(400, error.message, param) : error;

const toolCall = (call: { name: string; arguments: string }) => ({
  id: `call_${randomUUID()}`,
  type: "function",
  function: call,
});

function usageOf({ usage: { prompt, completion } }: Written) {
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}
