/** Text: from characters to numbers and back, and models that count. `import … from "gradus/text"`. */
export { bagOfWords, type Tfidf, tfidf } from "./bag-of-words.js";
export { Interpolated } from "./counting/interpolated.js";
export { type LanguageModel, nats } from "./counting/language-model.js";
export { type Grams, type NgramOptions, type Ngrams, ngrams } from "./counting/ngrams.js";
export { addK, kneserNey, wittenBell } from "./counting/smoothing.js";
export { Grammar, type Places } from "./generation/automaton.js";
export { type GenerateOptions, generate, type Written, writing } from "./generation/generate.js";
export { type JsonSchema, jsonGrammar, type StandardSchema } from "./generation/json-grammar.js";
export { stream } from "./generation/stream.js";
export { characters, type NormaliseOptions, normalise } from "./normalise.js";
export { drawFrom, type SamplingOptions, samplingDistribution } from "./sampling.js";
export { type Bpe, type Merge, trainBpe } from "./tokenisers/bpe.js";
export { type ByteLevelOptions, byteLevelBpe } from "./tokenisers/byte-level.js";
export { GPT2, words } from "./tokenisers/split.js";
export type { Tokeniser } from "./tokenisers/tokeniser.js";
export { type WordPieceOptions, wordPiece } from "./tokenisers/wordpiece.js";
export { Vocabulary, type VocabularyOptions, vocabulary } from "./vocabulary.js";
export { type SkipGramOptions, skipGram, type WordVectors } from "./word-vectors.js";
