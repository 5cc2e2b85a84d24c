import * as nn from "../../nn/index.js";
import { checkChoice, checkOptions, checkWhole } from "../../tensor/options.js";

/** The channels of each stage's convolutions; a pool of 2 by 2 follows every stage. */
const stages: Readonly<Record<number, readonly (readonly number[])[]>> = {
  11: [[64], [128], [256, 256], [512, 512], [512, 512]],
  13: [
    [64, 64],
    [128, 128],
    [256, 256],
    [512, 512],
    [512, 512],
  ],
  16: [
    [64, 64],
    [128, 128],
    [256, 256, 256],
    [512, 512, 512],
    [512, 512, 512],
  ],
  19: [
    [64, 64],
    [128, 128],
    [256, 256, 256, 256],
    [512, 512, 512, 512],
    [512, 512, 512, 512],
  ],
};

/**
 * VGG (Simonyan and Zisserman 2014): nothing but convolutions of 3 by 3 and pools of 2 by 2, then three dense layers. x [N, 3,
 * 224, 224]. With 16 layers of weights it has 138,357,544 parameters for a thousand classes: build it inside `meta`.
 *
 * @throws ArgumentError for a depth other than 11, 13, 16 and 19
 * @example
 * meta(() => vgg(16)).parameterCount()   // 138357544
 */
export function vgg(depth: 11 | 13 | 16 | 19, options: { classes?: number } = {}): nn.Sequential<nn.Step[]> {
  checkChoice("vgg", "depth", depth, [11, 13, 16, 19]);
  checkOptions("vgg", options, ["classes"]);
  const { classes = 1000 } = options;
  checkWhole("vgg", "classes", classes, 1);
  let channels = 3;
  const layers: nn.Step[] = [];
  for (const stage of stages[depth]!) {
    for (const outputs of stage) {
      layers.push(nn.conv2d(channels, outputs, 3, { padding: 1 }), nn.relu());
      channels = outputs;
    }
    layers.push(nn.maxPool2d(2));
  }
  layers.push(nn.flatten(), nn.linear(512 * 7 * 7, 4096), nn.relu(), nn.dropout(0.5));
  layers.push(nn.linear(4096, 4096), nn.relu(), nn.dropout(0.5), nn.linear(4096, classes));
  return nn.sequential(...layers) as unknown as nn.Sequential<nn.Step[]>;
}
