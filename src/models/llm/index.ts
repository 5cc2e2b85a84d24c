/** Language models that answer, here or on a server: the same functions for both. */
export {
  type AgentDecision,
  type AgentDriver,
  type AgentOptions,
  type AgentRun,
  type AgentStep,
  type AgentTool,
  agent,
  agentDriver,
} from "./agent.js";
export { type ConnectOptions, connect, smollm2Chat } from "./connect.js";
export { LlmError } from "./error.js";
export { promptIds } from "./local.js";
export { callSchema, callsIn, withoutFence, withTools } from "./tools.js";
export type { ChatAnswer, ChatMessage, ChatOptions, Llm, LocalChat, Tool, ToolCall } from "./types.js";
