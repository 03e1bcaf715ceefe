import { existsSync } from "node:fs";
import { join } from "node:path";
import { dataRoot, serverEnvironment } from "./environment.mjs";
import { node } from "./run.mjs";
import { fail, say, stage } from "./say.mjs";

/** Makes sure there is something to look at: the folder asked for, else what is there, else the demo; true when new data may wait. */
export async function provideDataSet(folder) {
  if (folder !== null) {
    if (!existsSync(folder)) fail(`There is nothing at ${folder}.`);
    await must(`Importing ${folder}`, "lib/commands/import.ts", ["--data", folder]);
    return false;
  }
  if (existsSync(join(dataRoot(), "current.json"))) return true;
  await must("Making the demo data", "lib/commands/demo.ts", []);
  return false;
}

/** Takes in what is new in the remembered source; a failure leaves the data set as it was. */
export async function refreshDataSet() {
  const { code, output } = await node("lib/commands/import.ts", ["--refresh"], { env: serverEnvironment(), quiet: true });
  const last = output.trim().split("\n").at(-1) ?? "";
  if (code === 0) return last && say(last);
  say(`What is new in the source could not be taken in; the data set stays as it was. ${last}`);
}

async function must(name, file, args) {
  const done = await stage(name, async () => (await node(file, args, { env: serverEnvironment(), direct: true })).code === 0);
  if (!done) fail(`${name} failed; the reason is above.`);
}
