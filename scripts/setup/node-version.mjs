// Refuses a Node that is too old, in a sentence. Written for very old Nodes to parse: no node: prefix,
// no optional chaining, no top-level await. A command's main.mjs imports this first and everything else later.

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Gradus needs Node 20.19 or newer and this is Node ${process.versions.node} (${process.execPath}). ` +
      "Install a newer one from https://nodejs.org and run the same command again.",
  );
  process.exit(1);
}
