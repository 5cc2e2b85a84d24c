import { ArgumentError } from "../tensor/errors.js";
import { checkOptions, checkWhole } from "../tensor/options.js";

/** A window that slides, along one side: a convolution or a pool. */
export interface SlidingLayer {
  /** pixels under the window */
  kernel: number;
  /** steps between two places; 1 when left out */
  stride?: number;
  /** pixels added on each side; 0 when left out */
  padding?: number;
  /** steps between the window's cells; 1 when left out */
  dilation?: number;
}

/** What one number of a layer has seen of the picture, along one side. */
export interface ReceptiveField {
  /** pixels of the picture that it depends on */
  size: number;
  /** pixels of the picture between two neighbours of the layer */
  jump: number;
  /** the middle of what the layer's first number sees, in pixels from the first one's middle on */
  start: number;
}

/**
 * How much of the picture one number of each layer depends on: size grows by (kernel − 1) · dilation · jump at every layer,
 * and jump is multiplied by the stride (Araujo, Norris and Sim 2019, doi.org/10.23915/distill.00021). One row a layer.
 *
 * @example
 * nn.receptiveField([{ kernel: 5 }, { kernel: 2, stride: 2 }, { kernel: 5 }]).map((row) => row.size); // [5, 6, 14]
 */
export function receptiveField(layers: readonly SlidingLayer[]): ReceptiveField[] {
  if (!Array.isArray(layers))
    throw new ArgumentError(
      "receptiveField",
      "expects a list of layers, as in [{ kernel: 5 }, { kernel: 2, stride: 2 }]",
    );
  let [size, jump, start] = [1, 1, 0];
  return layers.map((layer) => {
    checkOptions("receptiveField", layer, ["kernel", "stride", "padding", "dilation"]);
    const { kernel, stride = 1, padding = 0, dilation = 1 } = layer ?? {};
    for (const [
      name,
      value,
      least,
    ] of [["kernel", kernel, 1], ["stride", stride, 1], ["padding", padding, 0], ["dilation", dilation, 1]] as const) // biome-ignore format: one line
      checkWhole("receptiveField", name, value, least);
    const reach = (kernel - 1) * dilation;
    size += reach * jump;
    start += (reach / 2 - padding) * jump;
    jump *= stride;
    return { size, jump, start };
  });
}
