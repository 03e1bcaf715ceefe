import { install, requireNode } from "./launch/install.mjs";
import { node } from "./launch/run.mjs";
import { buildSite } from "./launch/site.mjs";
import { cases, e2e, golden, unit } from "./launch/suites.mjs";
import { Tally, verdict, verdictOfLine } from "./launch/tally.mjs";

/** Stages in their order; `npm test -- unit e2e` runs only those named. */
const stages = {
  check: async () => verdictOfLine(await node("lib/commands/check.mjs")),
  unit,
  cases,
  golden,
  build: async () => verdict({ code: (await buildSite()) ? 0 : 1 }),
  e2e: () => e2e([]),
};

requireNode();
await install();
const named = process.argv.slice(2);
const unknown = named.filter((name) => !stages[name]);
if (unknown.length > 0) throw new Error(`There is no stage ${unknown.join(", ")}; the stages are ${Object.keys(stages).join(", ")}.`);
const wanted = new Set(named.length > 0 ? named : Object.keys(stages));
if (wanted.has("e2e")) wanted.add("build");

const tally = new Tally();
let built = true;
for (const [name, work] of Object.entries(stages)) {
  if (!wanted.has(name)) continue;
  if (name === "e2e" && !built) {
    await tally.stage("e2e without a build", async () => ({ passed: 0, failed: 1 }));
    continue;
  }
  const passed = await tally.stage(name, work);
  if (name === "build") built = passed;
}
tally.end();
