import { Generator } from "../../src/random/generator.js";
import { blocks, type Fact, floats, ggufFile, type Written } from "../persistence/gguf-file.js";

export const tiny = { layers: 2, features: 32, heads: 4, sharedHeads: 2, hidden: 64, context: 48 };

/** Tokens: 256 bytes as GPT-2 writes them, one merge, and three that stand outside the text. */
const printable = (() => {
  const shown = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(shown(byte) ? byte : next++));
})();
const tokens = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", ...printable, "ab"];

/** A model of the family with random weights, as the bytes of a file. */
export function tinyLlama(
  change: { facts?: Record<string, Fact | undefined>; without?: string; extra?: Written[] } = {},
) {
  const generator = new Generator(5);
  const random = () => generator.uniform();
  const { layers, features, heads, sharedHeads, hidden, context } = tiny;
  const width = features / heads;
  const facts: Record<string, Fact | undefined> = {
    "general.architecture": "llama",
    "llama.block_count": layers,
    "llama.context_length": context,
    "llama.embedding_length": features,
    "llama.feed_forward_length": hidden,
    "llama.attention.head_count": heads,
    "llama.attention.head_count_kv": sharedHeads,
    "llama.attention.layer_norm_rms_epsilon": 0.00001,
    "llama.rope.freq_base": 10000,
    "tokenizer.ggml.model": "gpt2",
    "tokenizer.ggml.pre": "smollm",
    "tokenizer.ggml.tokens": tokens,
    "tokenizer.ggml.token_type": tokens.map((_, id) => (id < 3 ? 3 : 1)),
    "tokenizer.ggml.merges": ["a b"],
    "tokenizer.ggml.eos_token_id": 2,
    "tokenizer.chat_template": "{{ '<|im_start|>system\nBe kind<|im_end|>\n' }}",
    ...change.facts,
  };
  const matrix = (name: string, shape: [number, number], type: 3 | 8 = 3): Written => ({
    name: `${name}.weight`,
    type,
    shape,
    bytes: blocks(type, shape[0] * shape[1], random),
  });
  const norm = (name: string): Written => ({
    name: `${name}.weight`,
    type: 0,
    shape: [features],
    bytes: floats(Array.from({ length: features }, () => 0.5 + random())),
  });
  const written = [
    matrix("token_embd", [tokens.length, features], 8),
    norm("output_norm"),
    ...Array.from({ length: layers }, (_, i) => [
      norm(`blk.${i}.attn_norm`),
      norm(`blk.${i}.ffn_norm`),
      matrix(`blk.${i}.attn_q`, [heads * width, features]),
      matrix(`blk.${i}.attn_k`, [sharedHeads * width, features]),
      matrix(`blk.${i}.attn_v`, [sharedHeads * width, features]),
      matrix(`blk.${i}.attn_output`, [features, heads * width]),
      matrix(`blk.${i}.ffn_gate`, [hidden, features]),
      matrix(`blk.${i}.ffn_up`, [hidden, features]),
      matrix(`blk.${i}.ffn_down`, [features, hidden]),
    ]).flat(),
    ...(change.extra ?? []),
  ];
  return ggufFile(
    Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Record<string, Fact>,
    written.filter(({ name }) => name !== change.without),
  );
}
