// Makes test/fixtures/smollm2.json: what llama.cpp makes of ten prompts and two dozen texts with SmolLM2's weights as F32.
//
//   python3 scripts/reference/smollm2.py build/models/SmolLM2-135M-Instruct.Q4_1.gguf build/tmp/smollm2-f32.gguf
//   npm install --no-save --ignore-scripts node-llama-cpp@3.21.1
//   node scripts/reference/smollm2.mjs build/tmp/smollm2-f32.gguf
//
// The fixture's own prompts and texts are asked again; a new one is added there by hand, with empty lists.
import { readFileSync, writeFileSync } from "node:fs";

const address = new URL("../../test/fixtures/smollm2.json", import.meta.url);
const fixture = JSON.parse(readFileSync(address, "utf8"));
const peer = "node-llama-cpp"; // not among the project's packages
const { getLlama } = await import(peer);
const llama = await getLlama({ gpu: false, build: "never", maxThreads: 1 });
const model = await llama.loadModel({ modelPath: process.argv[2] });
const context = await model.createContext({ contextSize: 512, threads: 1, flashAttention: false });

/** @param {string} prompt */
async function generation(prompt) {
  const sequence = context.getSequence();
  const ids = model.tokenize(prompt, true);
  const greedy = [];
  for await (const token of sequence.evaluate(ids, { temperature: 0, yieldEogToken: true })) {
    greedy.push(token);
    if (token === 0 || token === 2 || greedy.length === 60) break;
  }
  sequence.dispose();
  return { prompt, ids, greedy };
}

const generations = [];
for (const { prompt } of fixture.generation) generations.push(JSON.stringify(await generation(prompt)));
const tokens = fixture.tokens.map((/** @type {{ text: string }} */ { text }) =>
  JSON.stringify({ text, ids: model.tokenize(text, true) }),
);
const lines = (/** @type {string[]} */ list) => list.map((line) => `    ${line}`).join(",\n");
writeFileSync(
  address,
  `{\n  "made": ${JSON.stringify(fixture.made)},\n  "generation": [\n${lines(generations)}\n  ],\n  "tokens": [\n${lines(tokens)}\n  ]\n}\n`,
);
process.exit(0);
