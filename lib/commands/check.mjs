import { join } from "node:path";
import { lockFaults } from "./check/lock.mjs";
import { install, requireNode } from "./launch/install.mjs";
import { node, root } from "./launch/run.mjs";
import { next } from "./launch/site.mjs";
import { Tally, verdict } from "./launch/tally.mjs";

/** A file in an installed package. */
const tool = (...path) => join(root, "node_modules", ...path);
const biome = ["check", "--config-path=lib/commands/check/lint.json", "--error-on-warnings", "--diagnostic-level=warn"];

/** Type errors of the whole project; Next writes the types of its routes first. */
async function types() {
  const routes = await node(next, ["typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" }, quiet: true });
  if (routes.code !== 0) process.stdout.write(routes.output);
  return verdict(await node(tool("typescript", "bin", "tsc"), ["--noEmit"]));
}

async function lock() {
  const faults = lockFaults(root);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  return verdict({ code: faults.length });
}

requireNode();
await install();
const fix = process.argv.includes("--fix") ? ["--write"] : [];
const tally = new Tally();
await tally.stage("types", types);
await tally.stage("lint, format and sizes", async () => verdict(await node(tool("@biomejs", "biome", "bin", "biome"), [...biome, ...fix])));
await tally.stage("walls", async () => verdict(await node("lib/commands/check/walls-stand.ts")));
await tally.stage("lock", lock);
tally.end();
