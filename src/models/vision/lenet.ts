import * as nn from "../../nn/index.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";

/**
 * LeNet-5 (LeCun, Bottou, Bengio and Haffner 1998) as it is built today, with ReLU and max pooling: two convolutions of 5 by
 * 5, then three dense layers. x [N, 1, 28, 28], standardised, gives scores [N, classes]; 61,706 parameters for ten classes.
 * `pretrained("lenet")` is one that has learned MNIST.
 *
 * @example
 * lenet().parameterCount()   // 61706
 */
export function lenet(options: { classes?: number } = {}): nn.Sequential<nn.Step[]> {
  checkOptions("lenet", options, ["classes"]);
  const { classes = 10 } = options;
  checkWhole("lenet", "classes", classes, 1);
  return nn.sequential(
    nn.conv2d(1, 6, 5, { padding: 2 }),
    nn.relu(),
    nn.maxPool2d(2),
    nn.conv2d(6, 16, 5),
    nn.relu(),
    nn.maxPool2d(2),
    nn.flatten(),
    nn.linear(400, 120),
    nn.relu(),
    nn.linear(120, 84),
    nn.relu(),
    nn.linear(84, classes),
  ) as unknown as nn.Sequential<nn.Step[]>;
}
