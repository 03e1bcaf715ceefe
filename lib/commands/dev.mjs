import { provideDataSet } from "./launch/data-set.mjs";
import { flags } from "./launch/flags.mjs";
import { install, requireNode } from "./launch/install.mjs";
import { say } from "./launch/say.mjs";
import { serve } from "./launch/serve.mjs";

requireNode();
const { data, host, port, ...site } = flags();
await install();
await provideDataSet(data);
const said = await serve("dev", { host, port, ...site });
for (const line of said) process.stdout.write(`${line}\n`);
say(`Parquetry, rebuilt as you edit, is at http://localhost:${port}.`);
