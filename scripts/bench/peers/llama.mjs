// llama.cpp on the same file, on one thread and the processor alone.
import { join } from "node:path";
import { serve } from "../protocol.mjs";
import { promptOf64, ROUND } from "../specification.mjs";
import { installed } from "./installed.mjs";

const { getLlama } = await installed("node-llama-cpp");

async function opened() {
  const llama = await getLlama({ gpu: false, build: "never", maxThreads: 1, logLevel: "error" });
  const modelPath = join(process.env.MODELS ?? "", "SmolLM2-135M-Instruct.Q4_1.gguf");
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({ contextSize: 512, threads: 1 });
  return { sequence: context.getSequence(), ids: promptOf64((text) => model.tokenize(text, true)) };
}

async function readPrompt() {
  const { sequence, ids } = await opened();
  return async () => {
    await sequence.clearHistory();
    const { value } = await sequence.evaluate(ids, { temperature: 0 }).next();
    return value;
  };
}

async function writeTokens() {
  const { sequence, ids } = await opened();
  let tokens = sequence.evaluate(ids, { temperature: 0 });
  const { value: first } = await tokens.next();
  let written = 0;
  return async () => {
    if (written++ % ROUND === 0) {
      await tokens.return();
      await sequence.eraseContextTokenRanges([{ start: ids.length, end: sequence.nextTokenIndex }]);
      tokens = sequence.evaluate([first], { temperature: 0 });
    }
    const { value } = await tokens.next();
    return value;
  };
}

serve({ readPrompt, writeTokens });
