import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { buildLibrary, isLanguageModelHere, projectRoot } from "../../scripts/setup/index.mjs";
import { inContinuousIntegration } from "../../scripts/setup/language-model.mjs";
import * as models from "../../src/models/index.js";
import { plainForward, smollm2 } from "../../src/models/index.js";
import { noGrad, type Tensor } from "../../src/tensor/index.js";
import fixture from "../fixtures/smollm2.json" with { type: "json" };
import { smollm2Bits } from "./smollm2-bits.mjs";

/** The real model, whose file set-up fetches: without it these are skipped, in CI they fail. */
const root = projectRoot();
const here = isLanguageModelHere(root) || inContinuousIntegration();
const fast = here && process.env.GRADUS_KERNELS !== "reference";
/** Of the SIMD kernels, every bit. */
const stored = "571f8f40";

const greatest = (row: ArrayLike<number>): number => {
  let best = 0;
  for (let i = 1; i < row.length; i++) if (row[i]! > row[best]!) best = i;
  return best;
};

describe.skipIf(!here)("SmolLM2", { timeout: 240_000 }, () => {
  test("has 134,515,008 parameters, and is opened once", async () => {
    const model = await smollm2();
    expect(model.parameterCount).toBe(134_515_008);
    expect(model.sizes).toMatchObject({ layers: 30, features: 576, heads: 9, sharedHeads: 3, vocabulary: 49152 });
    expect(await smollm2()).toBe(model);
  });

  test("cuts texts into the same tokens as llama.cpp: umlauts, Chinese, emoji, digits, code, blanks", async () => {
    const { tokeniser } = await smollm2();
    for (const { text, ids } of fixture.tokens) {
      expect(tokeniser.encode(text), text).toEqual(ids);
      expect(tokeniser.decode(ids)).toBe(text);
    }
    for (const { prompt, ids } of fixture.generation) expect(tokeniser.encode(prompt)).toEqual(ids);
    expect(tokeniser.pieces("55 Gy in 20")).toEqual(["5", "5", " Gy", " in", " ", "2", "0"]);
  });

  test("its conversations are written as in the fixture", async () => {
    const model = await smollm2();
    expect(model.prompt("What is the capital of France?")).toBe(fixture.generation[0]!.prompt);
  });

  test.skipIf(!fast)("writes what llama.cpp writes with the same weights as float32, on ten prompts", async () => {
    const model = await smollm2();
    for (const { prompt, ids, greedy } of fixture.generation) {
      const cache = model.cache();
      const wrote: number[] = [];
      for (let next = ids; wrote.length < greedy.length; next = wrote.slice(-1))
        wrote.push(greatest(model.forward(next, { cache, last: true }).logits.data()));
      expect(wrote, prompt).toEqual(greedy);
    }
    const { prompt } = fixture.generation[0]!;
    expect(model.generate(prompt, { temperature: 0 })).toBe("The capital of France is Paris.");
  });

  test.skipIf(!fast)("agrees with the pass by ordinary operations within 0.02, at logits of 30 and more", async () => {
    const model = await smollm2();
    const ids = fixture.generation[0]!.ids;
    const quick = Array.from(model.forward(ids).logits.data());
    const plain = Array.from(noGrad(() => plainForward(model.plain(), ids)).data());
    const apart = quick.reduce((most, one, i) => Math.max(most, Math.abs(one - plain[i]!)), 0);
    expect(plain.reduce((most, one) => Math.max(most, one), 0)).toBeGreaterThan(30);
    expect(apart).toBeLessThan(0.02);
  });

  test.skipIf(!fast)("one token after the other gives the same bits as all at once", async () => {
    const model = await smollm2();
    const ids = fixture.generation[1]!.ids;
    const whole = model.forward(ids).logits.data();
    const cache = model.cache();
    ids.forEach((id, t) => {
      const row = model.forward([id], { cache }).logits.data();
      expect(row.findIndex((one, i) => one !== whole[t * model.size + i])).toBe(-1);
    });
  });

  test.skipIf(!fast)(
    "knows induction: repeated random tokens cost far less the second time, and one head looks there",
    async () => {
      const model = await smollm2();
      const random = Array.from({ length: 30 }, (_, i) => 1000 + ((i * 7919) % 40000));
      const ids = [0, ...random, ...random];
      const { logits, probabilities } = model.forward(ids, { probabilities: true });
      const cost = nats(logits, ids);
      const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
      const [first, second] = [mean(cost.slice(0, 30)), mean(cost.slice(30))];
      expect(first - second).toBeGreaterThan(5);
      const head = (probabilities[18]!.toArray() as number[][][])[6]!;
      const looks = random.slice(1).map((_, i) => head[31 + i]![i + 2]!); // at the token after the same one before
      expect(mean(looks)).toBeGreaterThan(0.5);
      const without = nats(model.forward(ids, { cut: [[18, 6]] }).logits, ids);
      expect(mean(without.slice(30))).toBeGreaterThan(second);
    },
  );

  test.skipIf(!fast)("gives the stored bits", async () => {
    expect(await smollm2Bits(models)).toBe(stored);
  });

  test.skipIf(!fast || !installedBrowser())("and the same bits in a browser", async () => {
    await buildLibrary();
    const server = createServer(async (request, response) => {
      const path = normalize(new URL(request.url!, "http://localhost").pathname);
      const file = path === "/" ? undefined : join(root, path);
      response.setHeader("content-type", file ? "text/javascript" : "text/html");
      response.end(file ? await readFile(file).catch(() => "") : "<!doctype html><title>model</title>");
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const window = await chromium.launch({ executablePath: installedBrowser()!, args: ["--no-sandbox"] });
    try {
      const page = await window.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
      const found = await page.evaluate(`(async () => {
        const { smollm2Bits } = await import("/test/library/smollm2-bits.mjs");
        return smollm2Bits(await import("/src/dist/models/index.js"));
      })()`);
      expect(found).toBe(stored);
    } finally {
      await window.close();
      server.close();
    }
  });

  test.skipIf(!fast || !process.env.GRADUS_ALL).each(["20", "22", "24"])(
    "on Node %s",
    async (version) => {
      await buildLibrary();
      const code = `Promise.all([import("${join(root, "test/library/smollm2-bits.mjs")}"), import("gradus/models")]).then(async ([{ smollm2Bits }, m]) => console.log(await smollm2Bits(m)))`;
      const { stdout } = await promisify(execFile)("npx", ["--yes", `node@${version}`, "-e", code], {
        cwd: root,
        timeout: 300_000,
      });
      expect(stdout.trim().split("\n").at(-1)).toBe(stored);
    },
    300_000,
  );
});

/** −ln p of each token after the first. */
function nats(logits: Tensor, ids: readonly number[]): number[] {
  const p = logits.logSoftmax(-1);
  return ids.slice(1).map((id, t) => -(p.select(0, t).select(0, id).item() as number));
}
