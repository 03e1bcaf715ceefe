import { join } from "node:path";
import { generateDemo } from "../../data/demo/generate.ts";
import { importInProcess } from "../bench/import-process.ts";
import { dataRoot } from "../env.ts";

const folder = join(dataRoot(), "demo");
const started = performance.now();
const { facts } = await generateDemo(folder, (share) => {
  if (process.stderr.isTTY) process.stderr.write(`\rmaking the demo … ${Math.round(share * 100)} %`);
});
if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
process.stdout.write(
  `Demo export: ${facts.sourceRows.toLocaleString("en-US")} rows in ${((performance.now() - started) / 1000).toFixed(1)} s at ${folder}\n`,
);
await importInProcess(dataRoot(), folder);
