// npm start: sets up what is missing, then opens JupyterLab.
import "../setup/node-version.mjs";

import("../setup/entry.mjs").then(({ open }) => open("start"));
