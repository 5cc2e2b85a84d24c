import * as nn from "../../nn/index.js";
import { checkChoice, checkOptions, checkWhole } from "../../tensor/options.js";
import { bottleneckBlock, residualBlock } from "./residual.js";

/** How many blocks each of the four stages has. */
const stages = {
  18: [2, 2, 2, 2],
  34: [3, 4, 6, 3],
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  152: [3, 8, 36, 3],
} as const;

/** The depths that the paper has. */
export type ResnetDepth = keyof typeof stages;

/**
 * ResNet (He, Zhang, Ren and Sun 2015) for colour pictures, x [N, 3, H, W]: basic blocks up to 34 layers, bottlenecks beyond. Its
 * sizes are PyTorch's, from 11,689,512 parameters (18) to 60,192,808 (152) for a thousand classes.
 *
 * @throws ArgumentError for a depth other than 18, 34, 50, 101 and 152
 * @example
 * meta(() => resnet(152)).parameterCount()   // 60192808
 */
export function resnet(depth: ResnetDepth, options: { classes?: number } = {}): nn.Sequential<nn.Step[]> {
  checkChoice("resnet", "depth", depth, [18, 34, 50, 101, 152]);
  checkOptions("resnet", options, ["classes"]);
  const { classes = 1000 } = options;
  checkWhole("resnet", "classes", classes, 1);
  const layers: nn.Step[] = [
    nn.conv2d(3, 64, 7, { stride: 2, padding: 3, bias: false }),
    nn.batchNorm2d(64),
    nn.relu(),
    nn.maxPool2d(3, { stride: 2, padding: 1 }),
  ];
  const [block, widening] = depth < 50 ? [residualBlock, 1] : [bottleneckBlock, 4];
  let channels = 64;
  stages[depth].forEach((count, stage) => {
    const outputs = [64, 128, 256, 512][stage]! * widening;
    for (let i = 0; i < count; i++) {
      layers.push(block(channels, outputs, { stride: i === 0 && stage > 0 ? 2 : 1 }));
      channels = outputs;
    }
  });
  layers.push(nn.adaptiveAvgPool2d(1), nn.flatten(), nn.linear(channels, classes));
  return nn.sequential(...layers) as unknown as nn.Sequential<nn.Step[]>;
}
