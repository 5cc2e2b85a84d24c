import { Generator, nn, type Tensor } from "gradus";
import { clinicTurn, clinicWords, type DialogueOptions, gpt, languageModel, SKILLS, type Skill } from "gradus/models";
import { generate } from "gradus/text";
import { adamwWithWarmup } from "../optimiser.js";
import type { Recipe } from "../recipe.js";

const sizes = { context: 112, features: 96, layers: 4, heads: 4, std: 0.06 };
const [seed, steps, lr, warmup, weightDecay] = [1, 12_000, 3e-3, 100, 0.05];

/** What is learned when: until which step, windows of how many words, how many at once, what about. */
const STAGES: readonly { until: number; window: number; batch: number; skills: readonly Skill[]; size?: number }[] = [
  { until: 250, window: 48, batch: 24, skills: [] }, // repeated random words alone: retrieval is learned on nonsense first
  { until: 650, window: 48, batch: 24, skills: ["short"], size: 3 },
  { until: 1050, window: 80, batch: 14, skills: ["short", "format", "unknown"], size: 3 },
  { until: 1450, window: 80, batch: 14, skills: SKILLS, size: 4 },
  { until: steps, window: 112, batch: 12, skills: [...SKILLS, "steps", "tool"] },
];

/** The share of rows that stay repetitions of random words throughout: every word is an answer now and then. */
const REPEATED = 0.1;

/** A tested set of this many turns gives a share to about ten points. */
const TESTED = 96;

const words = clinicWords();

/** A GPT of 480,000 parameters that answers questions about invented records, and asks for a calculator. */
export const clinic: Recipe = {
  name: "clinic",
  what: "a GPT (4 layers of 96 features) trained on dialogues about invented records, which copies, refuses and asks for a calculator",
  data: "dialogues made by a grammar (src/models/clinic), in 11 fields of a record",
  recipe: {
    ...sizes,
    ...{ optimiser: "AdamW, betas 0.9 and 0.95", "weight decay of matrices": weightDecay, "largest learning rate": lr },
    ...{ schedule: `cosine to a twentieth after ${warmup} steps of warm-up`, clip: 1, stages: JSON.stringify(STAGES) },
    "share of repeated random words": REPEATED,
  },
  seed,
  steps,
  every: 20,
  async prepare() {
    const model = gpt({ ...sizes, vocabulary: words.size });
    return {
      ...{ model, ...adamwWithWarmup(model, { lr, weightDecay, warmup, steps }), clip: 1 },
      loss(t) {
        const rows = clinicRows(t);
        const logits = model(rows.map((row) => row.words.slice(0, -1))) as Tensor;
        // only what the model is to say is judged
        const T = rows[0]!.words.length - 1;
        const judged = rows.flatMap((row, n) => row.judged.map((at) => n * T + at - 1));
        const targets = rows.flatMap((row) => row.judged.map((at) => row.words[at]!));
        const said = logits.reshape([-1, words.size]).indexSelect(0, judged) as Tensor;
        return nn.crossEntropy(said, targets) as Tensor;
      },
      measure() {
        const written = languageModel(model, { vocabulary: words.size, context: sizes.context });
        const speaker = { ...written, ends: [words.end] };
        const share = (skill: Skill, options: DialogueOptions = {}) => {
          let right = 0;
          for (let i = 0; i < TESTED; i++) {
            const { prompt, answer } = clinicTurn(skill, 1_000_000_000 + i, options);
            const said = generate(speaker, words, prompt, { temperature: 0, maxTokens: 40 });
            if (said === answer.replace(" <end>", "")) right++;
          }
          return right / TESTED;
        };
        return {
          ...Object.fromEntries(SKILLS.map((skill) => [skill, share(skill)])),
          "short, wordings kept from training": share("short", { heldOut: true }),
          "short, values never answered in training": share("short", { neverAnswered: true }),
          "tool, numbers kept from training": share("tool", { heldOut: true }),
          "steps, numbers kept from training": share("steps", { heldOut: true }),
          "format, marks kept from training": share("format", { heldOut: true }),
        };
      },
    };
  },
};

interface Row {
  /** window + 1 numbers of words */
  words: number[];
  /** places of the words that are judged */
  judged: number[];
}

/** The batch of step t: it follows from t alone. */
export function clinicRows(t: number): Row[] {
  const stage = STAGES.find(({ until }) => t < until) ?? STAGES.at(-1)!;
  const random = new Generator(seed * 1_000_003 + t);
  return Array.from({ length: stage.batch }, () => {
    const repeats = stage.skills.length === 0 || random.uniform() < REPEATED;
    return repeats ? repeated(stage.window, random) : packed(stage, random);
  });
}

/** A period of random words, again and again; from the second on they can be known. */
function repeated(window: number, random: Generator): Row {
  const period = Array.from({ length: 6 + random.below(15) }, () => random.below(words.size));
  const row = Array.from({ length: window + 1 }, (_, i) => period[i % period.length]!);
  return { words: row, judged: row.flatMap((_, at) => (at >= period.length ? at : [])) };
}

/** As many dialogues as there is room for, and ends behind them. No question is asked twice in one. */
function packed({ window, skills, size }: (typeof STAGES)[number], random: Generator): Row {
  const row: number[] = [];
  const judged: number[] = [];
  for (;;) {
    const skill = skills[random.below(skills.length)]!;
    const { prompt, answer } = clinicTurn(skill, random.below(900_000_000), size === undefined ? {} : { size });
    const [asked, said] = [words.encode(prompt), words.encode(answer)];
    if (row.length + asked.length + said.length > window + 1) {
      if (row.length > 0) break;
      continue; // too long for this stage
    }
    row.push(...asked, ...said);
    for (let i = said.length; i > 0; i--) judged.push(row.length - i);
  }
  while (row.length < window + 1) row.push(words.end);
  return { words: row, judged };
}
