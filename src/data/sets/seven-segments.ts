/**
 * The ten digits of a pocket calculator: [10][7], 1 where a lamp is lit. The lamps in order: top, upper right, lower
 * right, bottom, lower left, upper left, middle (known as a to g).
 *
 * @example
 * data.sevenSegments()[1]   // [0, 1, 1, 0, 0, 0, 0]
 */
export function sevenSegments(): number[][] {
  return [
    "1111110",
    "0110000",
    "1101101",
    "1111001",
    "0110011",
    "1011011",
    "1011111",
    "1110000",
    "1111111",
    "1111011",
  ].map((digit) => Array.from(digit, Number));
}
