/** The loop of an agent: a driver decides, a tool acts, the driver reads what came back. */
import { ArgumentError } from "../../tensor/errors.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";
import type { ChatMessage, Llm, Tool, ToolCall } from "./types.js";

/** What a schema says of some arguments; zod's schemas have this function. */
interface Checks {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: any }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
}

/** A tool with its function. */
export interface AgentTool {
  name: string;
  description?: string;
  /** what its arguments are, as a schema of zod */
  parameters: Checks;
  /** does the work; what it throws is told to the driver */
  run(given: any): unknown;
}

/** One turn of the loop: what was called, and what came back. */
export interface AgentStep {
  call: ToolCall;
  observation: string;
  failed: boolean;
}

/** What a driver decides: to call a tool, or to answer. */
export type AgentDecision = { call: ToolCall } | { answer: string };

/** Decides the next step from the task and all steps so far: rules, a small model, a large one, a person. */
export type AgentDriver = (task: string, steps: readonly AgentStep[]) => AgentDecision | Promise<AgentDecision>;

export interface AgentOptions {
  /** how many calls at most; 8 when left out */
  limit?: number;
  /** asked before every call; a sentence refuses it, undefined lets it pass */
  guard?: (call: ToolCall, steps: readonly AgentStep[]) => string | undefined;
}

export interface AgentRun {
  /** undefined where the limit stopped it */
  answer: string | undefined;
  steps: AgentStep[];
}

/**
 * Runs an agent (Yao and others, ReAct, 2022): the driver decides, the call is checked against the tool's schema and by the
 * guard, the tool runs, and what came back, an error's sentence included, is what the driver reads next. It ends with an
 * answer or at the limit.
 *
 * @throws ArgumentError for two tools with one name, and for a limit below 1
 *
 * @example
 * const anything = { safeParse: (data) => ({ success: true, data }) };
 * const now = { name: "now", parameters: anything, run: () => "noon" };
 * const asks = (task, steps) => steps.length > 0 ? { answer: steps[0].observation } : { call: { name: "now", arguments: {} } };
 * (await llm.agent("What time is it?", [now], asks)).answer   // "noon"
 */
export async function agent(
  task: string,
  tools: readonly AgentTool[],
  driver: AgentDriver,
  options: AgentOptions = {},
): Promise<AgentRun> {
  checkOptions("llm.agent", options, ["limit", "guard"]);
  const { limit = 8, guard } = options;
  checkWhole("llm.agent", "limit", limit, 1);
  const named = new Map(tools.map((tool) => [tool.name, tool]));
  if (named.size < tools.length) throw new ArgumentError("llm.agent", "two tools have one name; rename one of them");
  const steps: AgentStep[] = [];
  while (steps.length < limit) {
    const decision = await driver(task, steps);
    if ("answer" in decision) return { answer: decision.answer, steps };
    const refused = guard?.(decision.call, steps);
    const done = refused === undefined ? await act(named, decision.call) : { observation: refused, failed: true };
    steps.push({ call: decision.call, ...done });
  }
  return { answer: undefined, steps };
}

/** One call: a wrong name, wrong arguments and an error of the tool become sentences that a driver can read. */
async function act(tools: ReadonlyMap<string, AgentTool>, call: ToolCall): Promise<Omit<AgentStep, "call">> {
  const tool = tools.get(call.name);
  if (!tool)
    return { failed: true, observation: `There is no tool ${call.name}. There are ${[...tools.keys()].join(", ")}.` };
  const checked = tool.parameters.safeParse(call.arguments);
  if (!checked.success) {
    const issues = checked.error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
    return { failed: true, observation: `Wrong arguments for ${call.name}. ${issues.join("; ")}` };
  }
  try {
    const result = await tool.run(checked.data);
    return { failed: false, observation: typeof result === "string" ? result : JSON.stringify(result) };
  } catch (error) {
    return { failed: true, observation: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * A driver that asks a language model, here or on a server: the tools stand in its instructions, each step so far is a
 * message, and a text without a call is its answer.
 *
 * @example
 * const answers = { chat: async () => ({ text: "noon", calls: [], finish: "stop" }) };
 * (await llm.agent("What time is it?", [], llm.agentDriver(answers, []))).answer   // "noon"
 */
export function agentDriver(model: Pick<Llm, "chat">, tools: readonly AgentTool[], maxTokens = 80): AgentDriver {
  const described = tools as unknown as readonly Tool[];
  return async (task, steps) => {
    const messages: ChatMessage[] = [
      { role: "user", content: task },
      ...steps.flatMap(({ call, observation }): ChatMessage[] => [
        { role: "assistant", content: JSON.stringify(call) },
        { role: "user", content: `Result: ${observation}` },
      ]),
    ];
    const { text, calls } = await model.chat(messages, { tools: described, maxTokens });
    return calls[0] ? { call: calls[0] } : { answer: text.trim() };
  };
}
