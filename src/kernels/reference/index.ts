import type { Kernels } from "../kernels.js";
import { attention } from "./attention.js";
import { channelNorm } from "./channel-norm.js";
import { convolution } from "./convolution.js";
import { elementwise } from "./elementwise.js";
import { groupedAttention } from "./grouped-attention.js";
import { indexing } from "./indexing.js";
import { linearBlocks } from "./linear-blocks.js";
import { linearInt8 } from "./linear-int8.js";
import { matmul } from "./matmul.js";
import { normalisation } from "./normalisation.js";
import { optimisers } from "./optimisers.js";
import { pooling } from "./pooling.js";
import { reductions } from "./reductions.js";
import type { View } from "./view.js";

/**
 * The readable kernels over one view of the memory. Every number is computed in float64 and rounded once, when it is
 * stored: what these give for float32 is the right answer to within half a unit in the last place, sums included.
 */
export function referenceKernels(view: View): Kernels {
  return {
    ...elementwise(view),
    ...reductions(view),
    ...matmul(view),
    ...linearInt8(view),
    ...linearBlocks(view),
    ...normalisation(view),
    ...channelNorm(view),
    ...attention(view),
    ...groupedAttention(view),
    ...indexing(view),
    ...convolution(view),
    ...pooling(view),
    ...optimisers(view),
  };
}
