import * as nn from "../../nn/index.js";
import { add, relu, type Tensor } from "../../tensor/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

type Layers = Record<string, nn.Module>;

/** Convolution without a bias (batch norm has one), and batch norm. */
function normed(inputs: number, outputs: number, kernel: number, stride: number): nn.Module {
  const padding = (kernel - 1) / 2;
  return nn.sequential(
    nn.conv2d(inputs, outputs, kernel, { stride, padding, bias: false }),
    nn.batchNorm2d(outputs),
  ) as unknown as nn.Module;
}

/** What is added to the result: the input itself or, where the sizes differ, its projection by a convolution of 1 by 1. */
function shortcut(inputs: number, outputs: number, stride: number): nn.Module | undefined {
  return inputs === outputs && stride === 1 ? undefined : normed(inputs, outputs, 1, stride);
}

function checked(name: string, inputs: number, outputs: number, options: { stride?: number }): number {
  checkWhole(name, "the number of input channels", inputs, 1);
  checkWhole(name, "the number of output channels", outputs, 1);
  checkOptions(name, options, ["stride"]);
  const { stride = 1 } = options;
  checkWhole(name, "stride", stride, 1);
  return stride;
}

/**
 * The basic block of ResNet (He, Zhang, Ren and Sun 2015): relu(F(x) + x), where F is two convolutions of 3 by 3 with batch norm
 * and a ReLU between them. x [N, inputs, H, W] → [N, outputs, H/stride, W/stride].
 *
 * @example
 * residualBlock(8, 8)(zeros([1, 8, 6, 6])).shape   // [1, 8, 6, 6]
 */
export function residualBlock(inputs: number, outputs: number, options: { stride?: number } = {}): nn.Module {
  const stride = checked("residualBlock", inputs, outputs, options);
  const layers: Layers = { first: normed(inputs, outputs, 3, stride), second: normed(outputs, outputs, 3, 1) };
  const around = shortcut(inputs, outputs, stride);
  return nn.module(
    `residualBlock(${inputs}, ${outputs})`,
    { ...layers, shortcut: around },
    (x: Tensor): Tensor =>
      relu(add(layers.second!(relu(layers.first!(x)) as Tensor), around ? around(x) : x) as Tensor) as Tensor,
  );
}

/**
 * The bottleneck block of the deeper ResNets: 1 by 1 to a quarter of the channels, 3 by 3 there, 1 by 1 back. As in PyTorch, the
 * stride is at the convolution of 3 by 3. x [N, inputs, H, W] → [N, outputs, H/stride, W/stride]; four must divide the outputs.
 *
 * @example
 * bottleneckBlock(64, 256).parameterCount()   // 75008
 */
export function bottleneckBlock(inputs: number, outputs: number, options: { stride?: number } = {}): nn.Module {
  const stride = checked("bottleneckBlock", inputs, outputs, options);
  const inner = outputs / 4;
  checkWhole("bottleneckBlock", "a quarter of the output channels", inner, 1);
  const layers: Layers = {
    first: normed(inputs, inner, 1, 1),
    second: normed(inner, inner, 3, stride),
    third: normed(inner, outputs, 1, 1),
  };
  const around = shortcut(inputs, outputs, stride);
  return nn.module(`bottleneckBlock(${inputs}, ${outputs})`, { ...layers, shortcut: around }, (x: Tensor): Tensor => {
    const middle = relu(layers.second!(relu(layers.first!(x)) as Tensor)) as Tensor;
    return relu(add(layers.third!(middle), around ? around(x) : x) as Tensor) as Tensor;
  });
}
