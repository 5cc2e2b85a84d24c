// npm run serve: the course's models behind an OpenAI-compatible server.
import "../setup/node-version.mjs";

import("../setup/entry.mjs").then(({ open }) => open("serve"));
