/** Asking a server: every way in which that can go wrong is a sentence. */

import { LlmError } from "./error.js";

export interface Endpoint {
  /** such as http://127.0.0.1:8090/v1 */
  baseURL: string;
  apiKey: string;
  /** milliseconds without a sign of life after which a server is given up */
  timeout: number;
}

/** The one pause before the second try, in milliseconds, where the server names none; it may name up to five seconds. */
const [PAUSE, LONGEST_PAUSE] = [500, 5000];

/** Statuses that may be gone the next moment. */
const PASSING = new Set([408, 409, 429, 500, 502, 503, 504]);

/** Posts JSON, or gets it where there is no body, and gives the answer once its status is good. One more try where that may help. */
export async function ask(at: Endpoint, path: string, body?: object): Promise<Answered> {
  const first = await attempt(at, path, body).catch((error: LlmError) => error);
  if (!(first instanceof LlmError)) return first;
  const again = first.status === undefined || PASSING.has(first.status);
  if (!again || first.message.includes(SLOW)) throw first;
  await new Promise((resolve) => setTimeout(resolve, (first as Refused).pause ?? PAUSE));
  return attempt(at, path, body);
}

class Refused extends LlmError {
  pause: number | undefined;
}

const SLOW = "gave no sign of life";

/** An answer under way. Every reading of it is given up after `timeout`. */
export interface Answered {
  response: Response;
  /** Waits for something of the answer, at most `timeout`. */
  patient<T>(what: Promise<T>): Promise<T>;
  /** Lets the server know that nobody listens any more. */
  leave(): void;
}

async function attempt(at: Endpoint, path: string, body?: object): Promise<Answered> {
  const control = new AbortController();
  const patient = async <T>(what: Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(
          new LlmError(
            `The server at ${at.baseURL} ${SLOW} for ${at.timeout / 1000} s. Try again, or give a longer timeout.`,
          ),
        );
        control.abort();
      }, at.timeout);
    });
    what.catch(() => {}); // its end does not matter once it is late
    try {
      return await Promise.race([what, late]);
    } finally {
      clearTimeout(timer);
    }
  };
  const headers = { authorization: `Bearer ${at.apiKey}`, "content-type": "application/json" };
  const options = body ? { method: "POST", body: JSON.stringify(body) } : { method: "GET" };
  let response: Response;
  try {
    response = await patient(fetch(`${at.baseURL}${path}`, { ...options, headers, signal: control.signal }));
  } catch (error) {
    if (error instanceof LlmError) throw error;
    throw new LlmError(`The server at ${at.baseURL} cannot be reached. Is it running? \`npm run serve\` starts ours.`);
  }
  const answered = { response, patient, leave: () => control.abort() };
  if (response.ok) return answered;
  throw await refusal(at, answered);
}

/** The server's own sentence, if it has one. */
async function refusal(at: Endpoint, { response, patient }: Answered): Promise<Refused> {
  const text = await patient(response.text()).catch(() => "");
  const { status } = response;
  let said = "";
  try {
    said = JSON.parse(text).error?.message ?? "";
  } catch {
    if (isPage(response, text))
      said = "it answered with a web page, so this may be a proxy, or the address may lack /v1";
  }
  const error = new Refused(`The server at ${at.baseURL} refuses (${status})${said ? `: ${said}` : "."}`, status);
  const seconds = Number(response.headers.get("retry-after") ?? "x");
  if (seconds >= 0) error.pause = Math.min(LONGEST_PAUSE, 1000 * seconds);
  return error;
}

export const isPage = (response: Response, text: string): boolean =>
  (response.headers.get("content-type") ?? "").includes("html") || /^\s*</.test(text);

/** The JSON of an answer. */
export async function jsonOf(at: Endpoint, { response, patient }: Answered): Promise<Record<string, any>> {
  let text: string;
  try {
    text = await patient(response.text());
  } catch (error) {
    if (error instanceof LlmError) throw error;
    throw new LlmError(`The answer of the server at ${at.baseURL} broke off.`);
  }
  if (isPage(response, text))
    throw new LlmError(
      `The server at ${at.baseURL} answered with a web page, not with JSON: a proxy may stand between, or the address may lack /v1.`,
    );
  try {
    const value = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // said below
  }
  throw new LlmError(
    `The server at ${at.baseURL} answered with something that is not JSON: ${JSON.stringify(text.slice(0, 60))}.`,
  );
}

/** The chunks of a stream of events, up to [DONE]. Gives whether [DONE] came. */
export async function* events(at: Endpoint, answered: Answered): AsyncGenerator<Record<string, any>, boolean, void> {
  const reader = answered.response.body!.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await answered.patient(reader.read());
      if (done) return false;
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split(/\r?\n/);
      rest = lines.pop()!;
      for (const line of lines) {
        const data = /^data:\s*(.*)$/.exec(line)?.[1];
        if (data === "[DONE]") return true;
        if (data === undefined) continue;
        const chunk = parsed(data);
        if (!chunk) throw new LlmError(`The server at ${at.baseURL} sent something in its stream that is not JSON.`);
        if (chunk.error) throw new LlmError(`The server at ${at.baseURL} failed in the middle: ${chunk.error.message}`);
        yield chunk;
      }
    }
  } catch (error) {
    if (error instanceof LlmError) throw error;
    return false; // cut
  } finally {
    answered.leave();
  }
}

function parsed(text: string): Record<string, any> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
