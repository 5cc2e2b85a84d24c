// npm run bench: the library's benchmarks (`-- runner` for the runner's own).
import "../setup/node-version.mjs";

const runner = process.argv[2] === "runner";
if (runner) process.argv.splice(2, 1);
import("../setup/entry.mjs").then(({ open }) => open(runner ? "bench/runner" : "bench"));
