import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LifecycleDefinition, lifecycleDefinition, lifecycleStates } from "../../reports/lifecycle/definition.ts";
import type { Witness } from "../../reports/witness.ts";
import type { CaseLog } from "../case.ts";
import { manyEvents } from "../many-events.ts";
import { openProduct, type Product, type Spelling } from "../open-product.ts";
import { randomLogOfMonths } from "../random-log-of-months.ts";
import { stretchesOf } from "../reference/whole-period.ts";
import { worldOf } from "../reference/world.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomLifecycle } from "./random.ts";
import { settingOf, stateIn, unitsOf } from "./reference/units.ts";
import { evaluateLifecycle } from "./reference.ts";
import { settled } from "./settled.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 3);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241003);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

const spellings: readonly Spelling[] = ["fast", "portable"];

/** The second opinion's units with their active intervals: what they are in each, and every event that makes them so. */
function expected(log: CaseLog, definition: LifecycleDefinition) {
  const world = worldOf(log, definition);
  const setting = settingOf(definition, world, stretchesOf(definition, world).current);
  return unitsOf(setting).map((unit) => {
    const states = setting.stretch.buckets.map((_, index) => stateIn(unit, index, setting));
    const rows = setting.stretch.buckets.flatMap(({ start, end }, index) =>
      unit.times.filter((time) => start <= time && time < end).map((time) => `${states[index]} ${time}`),
    );
    return { actor: unit.actor, isThere: states.some((state) => state !== null), text: rows.sort().join(", ") };
  });
}

const toldOf = ({ rows }: Witness["parts"][number]): string =>
  rows
    .map(({ role, micros }) => `${role.toLowerCase()} ${micros}`)
    .sort()
    .join(", ");

/** What witnesses of all intervals say otherwise than the second opinion. */
async function wrongWhole(log: CaseLog, definition: LifecycleDefinition): Promise<string[]> {
  const units = expected(log, definition);
  const found: string[] = [];
  const names = [...new Set([...units.map(({ actor }) => actor), "nobody"])];
  for (const spelling of spellings)
    for (const actor of spelling === "fast" ? names : names.slice(0, 1)) {
      const witness = await product.witness(log, spelling)({ report: definition, actor });
      const own = units.filter((each) => each.actor === actor && each.isThere).map(({ text }) => text);
      const said = witness.found ? witness.parts.map(toldOf) : [];
      if (String(said.sort()) !== String(own.sort()) || witness.broken.length > 0 || witness.verdict.length === 0)
        found.push(`${spelling} ${actor}: ${said} ≠ ${own} ${JSON.stringify({ witness, definition, log })}`);
    }
  return found;
}

/** Whom the list of a bar names, and whom its witnesses put there. */
async function wrongBar(log: CaseLog, definition: LifecycleDefinition): Promise<string[]> {
  const { actors = [] } = evaluateLifecycle(log, definition);
  const names = [...new Set([...expected(log, definition).map(({ actor }) => actor), "nobody"])];
  const found: string[] = [];
  for (const actor of names) {
    const witness = await product.witness(log, "fast")({ report: definition, actor });
    const isListed = actors.some((each) => each.actor === actor);
    const isSaid = witness.parts.some(({ standing = "" }) => standing.toLowerCase().startsWith(definition.part?.state ?? "?"));
    const agrees = witness.found === isListed && (!isListed || isSaid);
    if (!agrees || witness.broken.length > 0 || witness.verdict.length === 0)
      found.push(`${actor}: ${witness.found} ≠ ${isListed} ${JSON.stringify({ witness, definition, log })}`);
  }
  return found;
}

it(`every unit's witness agrees with the second opinion and with the lists over ${logs} random logs (seed ${seed})`, async () => {
  const questions = fc.array(randomLifecycle, { minLength: 2, maxLength: 2 });
  const found: string[] = [];
  let seen = 0;
  for (const [raw, definitions] of fc.sample(fc.tuple(randomLogOfMonths, questions), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    for (const asked of definitions.map((each) => settled(each, log))) {
      const { compare: _, part, ...rest } = asked;
      found.push(...(await wrongWhole(log, lifecycleDefinition.parse({ ...rest, view: "points" }))));
      const { points = [] } = evaluateLifecycle(log, lifecycleDefinition.parse({ ...rest, view: "points" }));
      const busy = points.find((point) => lifecycleStates.some((state) => point[state] > 0)) ?? points[0];
      for (const state of lifecycleStates) {
        const bar = { ...part, period: busy?.period ?? "", state, of: "current", search: undefined, limit: 1000, offset: 0 };
        seen += 1;
        found.push(...(await wrongBar(log, lifecycleDefinition.parse({ ...rest, view: "actors", part: bar }))));
      }
    }
  }
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(logs);
}, 7_200_000);

it("says by the report what a unit is that has too many events to tell them one by one", async () => {
  const base = { kind: "lifecycle", event: { event: "view" }, range: { from: "2024-05-01", to: "2024-05-20" }, interval: "day" };
  const part = { period: "2024-05-14", state: "resurrecting" };
  const report = lifecycleDefinition.parse({ ...base, view: "actors", part });
  const witness = await product.witness(manyEvents(), "fast")({ report, actor: "u" });
  const [only] = witness.parts;
  expect(only?.standing).toBe("Resurrecting");
  expect(only?.verdict.map(({ text }) => text).join("")).toContain("Resurrecting in 14 May, by view. It has more than 20,000 events");
  expect(witness.broken).toEqual([]);
});
