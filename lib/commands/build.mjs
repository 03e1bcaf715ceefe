import { install, requireNode } from "./launch/install.mjs";
import { buildSite } from "./launch/site.mjs";

requireNode();
await install();
process.exit((await buildSite()) ? 0 : 1);
