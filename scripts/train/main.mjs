// npm run train: trains the models that come with the library.
import "../setup/node-version.mjs";

import("../setup/door.mjs").then(({ open }) => open("train"));
