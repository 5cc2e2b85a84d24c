import * as nn from "../../nn/index.js";
import { cat, relu, type Tensor } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

/** The channels of the four branches of an inception block. */
export interface InceptionOptions {
  /** outputs of the convolution of 1 by 1 */
  one: number;
  /** of the branch of 3 by 3: what 1 by 1 reduces the channels to first, and its outputs */
  three: readonly [reduced: number, outputs: number];
  /** of the branch of 5 by 5, likewise */
  five: readonly [reduced: number, outputs: number];
  /** outputs of the convolution of 1 by 1 after the pool of 3 by 3 */
  pool: number;
}

/**
 * The block of GoogLeNet (Szegedy and others 2014): convolutions of 1 by 1, 3 by 3 and 5 by 5 and a pool look at the same
 * picture, and their channels are joined. x [N, inputs, H, W] → [N, one + three[1] + five[1] + pool, H, W].
 *
 * @example
 * const block = inceptionBlock(192, { one: 64, three: [96, 128], five: [16, 32], pool: 32 });
 * block.parameterCount()   // 163696
 */
export function inceptionBlock(inputs: number, options: InceptionOptions): nn.Module {
  checkWhole("inceptionBlock", "the number of input channels", inputs, 1);
  checkOptions("inceptionBlock", options, ["one", "three", "five", "pool"]);
  const { one, three, five, pool } = options;
  for (const [name, size] of Object.entries({ one, three: three?.[1], five: five?.[1], pool }))
    checkWhole("inceptionBlock", name, size, 1);
  const parts = {
    one: nn.conv2d(inputs, one, 1),
    reduce3: nn.conv2d(inputs, three[0], 1),
    three: nn.conv2d(three[0], three[1], 3, { padding: 1 }),
    reduce5: nn.conv2d(inputs, five[0], 1),
    five: nn.conv2d(five[0], five[1], 5, { padding: 2 }),
    pool: nn.maxPool2d(3, { stride: 1, padding: 1 }),
    project: nn.conv2d(inputs, pool, 1),
  } as unknown as Record<string, nn.Module>;
  const through = (x: Tensor, ...names: string[]): Tensor =>
    names.reduce((y, name) => (name === "pool" ? parts.pool!(y) : (relu(parts[name]!(y)) as Tensor)), x);
  return nn.module(`inceptionBlock(${inputs}, ${one + three[1] + five[1] + pool})`, parts, (x: Tensor): Tensor => {
    const branches = [["one"], ["reduce3", "three"], ["reduce5", "five"], ["pool", "project"]];
    return cat(
      branches.map((names) => through(x, ...names)),
      1,
    ) as Tensor;
  });
}

/** The channels of GoogLeNet's nine blocks, from table 1 of the paper; a pool stands before the third and the eighth. */
const blocks: readonly (readonly [number, number, number, number, number, number])[] = [
  [64, 96, 128, 16, 32, 32],
  [128, 128, 192, 32, 96, 64],
  [192, 96, 208, 16, 48, 64],
  [160, 112, 224, 24, 64, 64],
  [128, 128, 256, 24, 64, 64],
  [112, 144, 288, 32, 64, 64],
  [256, 160, 320, 32, 128, 128],
  [256, 160, 320, 32, 128, 128],
  [384, 192, 384, 48, 128, 128],
];

/**
 * GoogLeNet (Szegedy and others 2014), 22 layers of weights deep, without its two helping outputs and without local response
 * normalisation. x [N, 3, 224, 224]. It averages every channel before its only dense layer: 6,998,552 parameters.
 *
 * @example
 * meta(() => googlenet()).parameterCount()   // 6998552
 */
export function googlenet(options: { classes?: number } = {}): nn.Sequential<nn.Step[]> {
  checkOptions("googlenet", options, ["classes"]);
  const { classes = 1000 } = options;
  checkWhole("googlenet", "classes", classes, 1);
  const pool = () => nn.maxPool2d(3, { stride: 2, ceilMode: true });
  const layers: nn.Step[] = [nn.conv2d(3, 64, 7, { stride: 2, padding: 3 }), nn.relu(), pool()];
  layers.push(nn.conv2d(64, 64, 1), nn.relu(), nn.conv2d(64, 192, 3, { padding: 1 }), nn.relu());
  let channels = 192;
  blocks.forEach(([one, reduce3, three, reduce5, five, project], i) => {
    if (i === 0 || i === 2 || i === 7) layers.push(pool());
    layers.push(inceptionBlock(channels, { one, three: [reduce3, three], five: [reduce5, five], pool: project }));
    channels = one + three + five + project;
  });
  layers.push(nn.adaptiveAvgPool2d(1), nn.flatten(), nn.dropout(0.4), nn.linear(1024, classes));
  return nn.sequential(...layers) as unknown as nn.Sequential<nn.Step[]>;
}
