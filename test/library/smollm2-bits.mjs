/**
 * Every bit of what SmolLM2 makes of three prompts, and of twelve tokens that it adds to each, as a hash. Plain JavaScript, so
 * that any Node and any browser can run it: `smollm2Bits(await import("gradus/models"))`.
 *
 * @param {any} models
 * @returns {Promise<string>}
 */
export async function smollm2Bits({ smollm2 }) {
  const model = await smollm2();
  let h = 0x811c9dc5;
  for (const prompt of ["The capital of France is", "Grüße, 你好 😀 3.14:", model.prompt("Why is the sky blue?")]) {
    const cache = model.cache();
    let ids = model.tokeniser.encode(prompt);
    for (let step = 0; step <= 12; step++) {
      const numbers = model.forward(ids, { cache }).logits.data();
      for (const byte of new Uint8Array(numbers.buffer)) h = Math.imul(h ^ byte, 0x01000193);
      const last = numbers.subarray(-model.size);
      ids = [last.indexOf(last.reduce((/** @type {number} */ a, /** @type {number} */ b) => Math.max(a, b)))];
    }
  }
  return (h >>> 0).toString(16).padStart(8, "0");
}
