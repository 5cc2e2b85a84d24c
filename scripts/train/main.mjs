// npm run train: trains the models that come with the library.
import "../setup/node-version.mjs";

import("../setup/entry.mjs").then(({ open }) => open("train"));
