import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generateDemo } from "../../data/demo/generate.ts";
import { importInProcess } from "../bench/import-process.ts";
import { dataRoot } from "../env.ts";

const { values: flags } = parseArgs({ options: { truths: { type: "boolean", default: false } } });
const folder = join(dataRoot(), "demo");
const started = performance.now();
const truths = await generateDemo(folder, (share) => {
  if (process.stderr.isTTY) process.stderr.write(`\rmaking the demo … ${Math.round(share * 100)} %`);
});
if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
process.stdout.write(
  `Demo export: ${truths.facts.sourceRows.toLocaleString("en-US")} rows in ${((performance.now() - started) / 1000).toFixed(1)} s at ${folder}\n`,
);
if (flags.truths) writeFileSync(join(import.meta.dirname, "../../data/demo/truths.json"), `${JSON.stringify(truths, null, 2)}\n`);
await importInProcess(dataRoot(), folder);
