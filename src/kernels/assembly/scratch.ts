/**
 * Where the kernels keep what lives only during one call: the first 8 MiB of the memory, which no tensor ever gets.
 * (The compiler puts its own constants below the first of these.)
 */

/** One 4×8 tile at the edge of a matrix product or a convolution. */
export const TILE: usize = 0x10000;
/** Offsets of a convolution's taps (int32). */
export const TAPS: usize = 0x10100;
export const TAPS_LIMIT: i32 = 0x3f00;
/** Packed panel of A: MC × KC floats. */
export const PACK_A: usize = 0x20000;
/** Packed panel of B: KC × NC floats. */
export const PACK_B: usize = 0x80000;
/** Three rooms for kernels that need more: padded planes, packed weights or sums, gradient rows. */
export const PLANES: usize = 0x100000;
export const PLANES_BYTES: usize = 0x300000;
export const WEIGHTS: usize = 0x400000;
export const WEIGHTS_BYTES: usize = 0x300000;
export const ROWS: usize = 0x700000;
export const ROWS_BYTES: usize = 0x100000;
