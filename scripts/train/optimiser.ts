import { type nn, optim } from "gradus";

interface Choices {
  /** the largest learning rate, after `warmup` steps; it falls to a twentieth of that */
  lr: number;
  /** of the matrices; biases and the gains of norms do not decay */
  weightDecay: number;
  warmup: number;
  steps: number;
}

/** What the language models are trained with: AdamW, whose decay is for matrices alone, with warm-up and a cosine. */
export function adamwWithWarmup(model: nn.ModuleMethods, { lr, weightDecay, warmup, steps }: Choices) {
  const [matrices, others] = [true, false].map((matrix) => model.parameters().filter((p) => p.ndim > 1 === matrix));
  const groups = [
    { parameters: matrices!, weightDecay },
    { parameters: others!, weightDecay: 0 },
  ];
  const optimizer = optim.adamw(groups, { lr, betas: [0.9, 0.95] });
  return { optimizer, schedule: optim.warmup(optimizer, { steps: warmup, total: steps, min: lr / 20 }) };
}
