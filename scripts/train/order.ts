import { Generator } from "gradus";

/**
 * Which samples step t looks at: every epoch is a pass over all of them in an order of its own, which follows from the seed
 * and the number of the epoch. So a training can go on in the middle of an epoch. The last batch of an epoch may be smaller.
 */
export function batchesInOrder(samples: number, batchSize: number, seed: number) {
  const perEpoch = Math.ceil(samples / batchSize);
  let known: { epoch: number; order: number[] } | undefined;
  return {
    perEpoch,
    at(t: number): number[] {
      const epoch = Math.floor(t / perEpoch);
      if (known?.epoch !== epoch) known = { epoch, order: new Generator(seed * 1000 + epoch).permutation(samples) };
      const from = (t % perEpoch) * batchSize;
      return known.order.slice(from, from + batchSize);
    },
  };
}
