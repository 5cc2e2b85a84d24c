// npm run docs: draws the folders and makes the library's reference.
import "../setup/node-version.mjs";

import("../setup/entry.mjs").then(({ open }) => open("docs"));
