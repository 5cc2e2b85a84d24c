// The door of `npm run notebooks`: builds what changed, then runs what is built.
import "../setup/node-version.mjs";

import("../setup/door.mjs").then(({ openBuilt }) => openBuilt("notebooks"));
