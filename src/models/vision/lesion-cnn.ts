import * as nn from "../../nn/index.js";

/**
 * The small CNN of lectures 4 and 5 that looks for lesions in patches of 32 by 32 pixels: three convolutions of 3 by 3 with
 * batch norm, two pools, the largest number of each channel, and a dense layer. x [N, 1, 32, 32] gives two scores, no lesion
 * and lesion; 3,682 parameters. The result of layer 10, the last ReLU, has 16 channels of 8 by 8: Grad-CAM looks there.
 *
 * @example
 * lesionCnn()(zeros([2, 1, 32, 32])).shape   // [2, 2]
 */
export function lesionCnn(): nn.Sequential<nn.Step[]> {
  const block = (inputs: number, outputs: number): nn.Step[] => [
    nn.conv2d(inputs, outputs, 3, { padding: 1 }),
    nn.batchNorm2d(outputs),
    nn.relu(),
  ];
  const steps = [
    ...[...block(1, 8), nn.maxPool2d(2), ...block(8, 16), nn.maxPool2d(2), ...block(16, 16)],
    ...[nn.adaptiveMaxPool2d(1), nn.flatten(), nn.linear(16, 2)],
  ];
  return nn.sequential(...steps);
}
