import { getHeapStatistics } from "node:v8";

/** The largest young generation in MB, by V8's major version (13: Node 24), and a little more. */
const young = () => (Number(process.versions.v8.split(".")[0]) >= 13 ? 208 : 64);

/** Bytes at which V8 gives up. It counts the young generation into its limit, but dies when the old one is full. */
export const heapLimit = () => getHeapStatistics().heap_size_limit - young() * 1024 * 1024;
