import * as nn from "../../nn/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

/**
 * AlexNet for colour pictures of 224 by 224 pixels, x [N, 3, 224, 224], in the form of one column (Krizhevsky 2014,
 * arXiv:1404.5997) that PyTorch has as well; the network of 2012 ran its channels in two groups on two cards. 61,100,840
 * parameters for a thousand classes: to count them, build it inside `meta`.
 *
 * @example
 * meta(() => alexnet()).parameterCount()   // 61100840
 */
export function alexnet(options: { classes?: number } = {}): nn.Sequential<nn.Step[]> {
  checkOptions("alexnet", options, ["classes"]);
  const { classes = 1000 } = options;
  checkWhole("alexnet", "classes", classes, 1);
  const pool = () => nn.maxPool2d(3, { stride: 2 });
  return nn.sequential(
    nn.conv2d(3, 64, 11, { stride: 4, padding: 2 }),
    nn.relu(),
    pool(),
    nn.conv2d(64, 192, 5, { padding: 2 }),
    nn.relu(),
    pool(),
    nn.conv2d(192, 384, 3, { padding: 1 }),
    nn.relu(),
    nn.conv2d(384, 256, 3, { padding: 1 }),
    nn.relu(),
    nn.conv2d(256, 256, 3, { padding: 1 }),
    nn.relu(),
    pool(),
    nn.flatten(),
    nn.dropout(0.5),
    nn.linear(256 * 6 * 6, 4096),
    nn.relu(),
    nn.dropout(0.5),
    nn.linear(4096, 4096),
    nn.relu(),
    nn.linear(4096, classes),
  ) as unknown as nn.Sequential<nn.Step[]>;
}
