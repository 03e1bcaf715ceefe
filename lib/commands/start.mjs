import { provideDataSet, refreshDataSet } from "./launch/data-set.mjs";
import { flags } from "./launch/flags.mjs";
import { install, requireNode } from "./launch/install.mjs";
import { portTrouble } from "./launch/port.mjs";
import { elapsed, fail, say } from "./launch/say.mjs";
import { localAddress, serve } from "./launch/serve.mjs";
import { buildSite } from "./launch/site.mjs";

const since = performance.now();
requireNode();
const { data, host, port, ...site } = flags();
const trouble = await portTrouble(port, host);
if (trouble === "EADDRINUSE")
  fail(`Port ${port} is taken, perhaps by another Parquetry. Stop it, or choose another: npm start -- --port ${port + 1}`);
if (trouble) fail(`Cannot listen on ${host}:${port} (${trouble}).`);
await install();
if (!(await buildSite())) fail("The build failed; the reason is above.");
const mayHaveNews = await provideDataSet(data);
const said = await serve("start", { host, port, ...site });
for (const line of said) process.stdout.write(`${line}\n`);
say(`Parquetry is at ${site.url ?? localAddress(host, port)} (after ${elapsed(since)}). Stop it with Ctrl-C.`);
if (mayHaveNews) await refreshDataSet();
