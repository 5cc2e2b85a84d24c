import { expect, test } from "vitest";
import { z } from "zod";
import { llm } from "../../../src/models/index.js";

const add: llm.AgentTool = {
  name: "add",
  parameters: z.object({ a: z.number(), b: z.number() }),
  run: ({ a, b }) => {
    if (a < 0) throw new RangeError("a must not be negative");
    return a + b;
  },
};
const calls = (...list: [name: string, args: Record<string, unknown>][]): llm.AgentDriver => {
  return (_task, steps) => {
    const next = list[steps.length];
    return next ? { call: { name: next[0], arguments: next[1] } } : { answer: steps.at(-1)!.observation };
  };
};

test("a call, what came back, and an answer", async () => {
  const run = await llm.agent("2 + 3", [add], calls(["add", { a: 2, b: 3 }]));
  expect(run).toEqual({
    answer: "5",
    steps: [{ call: { name: "add", arguments: { a: 2, b: 3 } }, observation: "5", failed: false }],
  });
});

test("a wrong name, wrong arguments and an error of the tool are sentences that the driver reads", async () => {
  const driver = calls(["sum", {}], ["add", { a: "two", b: 3 }], ["add", { a: -1, b: 3 }], ["add", { a: 1, b: 3 }]);
  const { answer, steps } = await llm.agent("", [add], driver);
  expect(answer).toBe("4");
  expect(steps.map(({ failed }) => failed)).toEqual([true, true, true, false]);
  expect(steps[0]!.observation).toBe("There is no tool sum. There are add.");
  expect(steps[1]!.observation).toMatch(/^Wrong arguments for add\. a: /);
  expect(steps[2]!.observation).toBe("a must not be negative");
});

test("the limit stops a driver that never answers", async () => {
  const forever: llm.AgentDriver = () => ({ call: { name: "add", arguments: { a: 1, b: 1 } } });
  const run = await llm.agent("", [add], forever, { limit: 3 });
  expect(run.answer).toBeUndefined();
  expect(run.steps).toHaveLength(3);
});

test("a guard refuses before anything runs", async () => {
  let ran = 0;
  const send: llm.AgentTool = { name: "send", parameters: z.object({}), run: () => ++ran };
  const run = await llm.agent("", [send], calls(["send", {}]), { guard: () => "A person must agree first." });
  expect(ran).toBe(0);
  expect(run.answer).toBe("A person must agree first.");
});

test("a model drives: its call is run, and it reads the result", async () => {
  const seen: string[] = [];
  const model = {
    chat: async (messages: any) => {
      seen.push(messages.at(-1).content);
      return seen.length === 1
        ? { text: "", calls: [{ name: "add", arguments: { a: 1, b: 2 } }], finish: "tool_calls" as const }
        : { text: " It is 3. ", calls: [], finish: "stop" as const };
    },
  };
  const run = await llm.agent("1 + 2?", [add], llm.agentDriver(model, [add]));
  expect(seen).toEqual(["1 + 2?", "Result: 3"]);
  expect(run.answer).toBe("It is 3.");
});

test("two tools with one name are refused", async () => {
  await expect(llm.agent("", [add, add], calls())).rejects.toThrow(/one name/);
});
