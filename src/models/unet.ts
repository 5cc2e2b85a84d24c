import * as nn from "../nn/index.js";
import { ShapeError, words } from "../tensor/errors.js";
import { cat, type Tensor } from "../tensor/index.js";
import { checkNumber, checkOptions, checkWhole } from "../tensor/options.js";

export interface UnetOptions {
  /** channels of the pictures; 1 when left out */
  inputs?: number;
  /** how many classes a pixel can have */
  classes: number;
  /** channels of each level, the finest first; 8, 16, 32 when left out */
  channels?: readonly number[];
  /** whether the decoder gets what the encoder saw at the same size; true when left out */
  skips?: boolean;
  /** the probability with which numbers of the deepest level are dropped while training; 0 when left out */
  dropout?: number;
}

/**
 * A block of a U-Net: two convolutions 3 × 3 that keep the size, each with instance norm and ReLU.
 * x [N, inputs, H, W] → [N, outputs, H, W].
 *
 * @example
 * unetBlock(1, 8)(zeros([2, 1, 16, 16])).shape   // [2, 8, 16, 16]
 */
export function unetBlock(inputs: number, outputs: number): nn.Module {
  checkWhole("unetBlock", "the number of input channels", inputs, 1);
  checkWhole("unetBlock", "the number of output channels", outputs, 1);
  return nn.sequential(
    nn.conv2d(inputs, outputs, 3, { padding: 1 }),
    nn.instanceNorm2d(outputs),
    nn.relu(),
    nn.conv2d(outputs, outputs, 3, { padding: 1 }),
    nn.instanceNorm2d(outputs),
    nn.relu(),
  ) as unknown as nn.Module;
}

/**
 * A U-Net (Ronneberger, Fischer and Brox 2015), small: an encoder that halves the picture at each level, a decoder that
 * doubles it again by transposed convolution, and skip connections from one to the other. x [N, inputs, H, W] → logits
 * [N, classes, H, W]; H and W must be divisible by 2 for each level but the last. Unlike the original it pads, so that
 * the output has the input's size, and normalises.
 *
 * @throws ShapeError for a picture whose sides cannot be halved so often
 *
 * @example
 * const model = unet({ classes: 7 });
 * model.parameterCount()                    // 29695
 * model(zeros([2, 1, 64, 64])).shape        // [2, 7, 64, 64]
 */
export function unet(options: UnetOptions): nn.Module {
  checkOptions("unet", options, ["inputs", "classes", "channels", "skips", "dropout"]);
  const { inputs = 1, classes, channels = [8, 16, 32], skips = true, dropout = 0 } = options ?? {};
  checkWhole("unet", "inputs", inputs, 1);
  checkWhole("unet", "classes", classes, 1);
  checkWhole("unet", "the number of levels", channels?.length, 1);
  for (const width of channels) checkWhole("unet", "the channels of a level", width, 1);
  checkNumber("unet", "dropout", dropout, 0, 1);
  const halvings = channels.length - 1;
  const kind = `unet(${inputs} to ${classes}, ${channels.join("-")}${skips ? "" : ", no skips"})`;

  const down = channels.map((width, level) => unetBlock(channels[level - 1] ?? inputs, width));
  const pool = nn.maxPool2d(2);
  const drop = nn.dropout(dropout);
  const up = channels.slice(1).map((width, level) => nn.convTranspose2d(width, channels[level]!, 2, { stride: 2 }));
  const merge = channels.slice(1).map((_, level) => unetBlock((skips ? 2 : 1) * channels[level]!, channels[level]!));
  const head = nn.conv2d(channels[0]!, classes, 1);

  function forward(x: Tensor): Tensor {
    const sides = x.shape.slice(2) as number[];
    const step = 1 << halvings;
    if (x.ndim !== 4 || sides.some((side) => side % step !== 0 || side === 0))
      throw new ShapeError(
        kind,
        `expects [N, ${inputs}, H, W] with H and W divisible by ${step}, but got ${words(x.shape)}`,
        { shapes: [x.shape] },
      );
    const seen: Tensor[] = [];
    for (let level = 0; level < halvings; level++) {
      x = down[level]!(x);
      seen.push(x);
      x = pool(x) as Tensor;
    }
    x = drop(down[halvings]!(x)) as Tensor;
    for (let level = halvings - 1; level >= 0; level--) {
      x = up[level]!(x) as Tensor;
      if (skips) x = cat([seen[level]!, x], 1);
      x = merge[level]!(x);
    }
    return head(x) as Tensor;
  }
  return nn.module(kind, { down, up, merge, head, drop }, forward);
}
