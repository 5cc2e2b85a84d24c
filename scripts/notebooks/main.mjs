// The entry point of `npm run notebooks`: builds what changed, then runs what is built.
import "../setup/node-version.mjs";

import("../setup/entry.mjs").then(({ openBuilt }) => openBuilt("notebooks"));
