const word = new DataView(new ArrayBuffer(4));

/** The number whose 32 bits these are. */
export function float32(bits: number): number {
  word.setUint32(0, bits >>> 0);
  return word.getFloat32(0);
}

/** The number that the 16 bits of a half stand for: 1 sign, 5 exponent and 10 fraction bits. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return (sign * fraction) / 16777216; // 2⁻²⁴
  return sign * float32(((exponent + 112) << 23) | (fraction << 13));
}
