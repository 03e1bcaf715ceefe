import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RetentionDefinition, retentionDefinition } from "../../reports/retention/definition.ts";
import type { RetentionActor } from "../../reports/retention/result/answer.ts";
import type { Witness } from "../../reports/witness.ts";
import type { CaseLog } from "../case.ts";
import { manyEvents } from "../many-events.ts";
import { openProduct, type Product } from "../open-product.ts";
import { randomLogOfMonths } from "../random-log-of-months.ts";
import { stretchesOf } from "../reference/whole-period.ts";
import { worldOf } from "../reference/world.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomRetention } from "./random.ts";
import { columnsOf, isRetained } from "./reference/column.ts";
import { membersOf, settingOf } from "./reference/members.ts";
import { evaluateRetention } from "./reference.ts";
import { settled } from "./settled.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 4);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241003);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

type Said = { actor: string; text: string };

/** Per unit and cohort the birth and each return that counts in a column, by the second opinion. */
function expected(log: CaseLog, definition: RetentionDefinition): Said[] {
  const world = worldOf(log, definition);
  const setting = settingOf(definition, world, stretchesOf(definition, world).current);
  const columns = columnsOf(definition, setting.stretch.buckets.length).filter(({ column }) => column > 0);
  const single = { ...definition, returning: "on" as const };
  return membersOf(setting).map((member) => {
    const own = columns.filter(({ from }) => member.cohort + from < setting.stretch.buckets.length);
    const rows = own.flatMap((column) =>
      isRetained(member, column, single)
        ? member.returns.filter(({ index }) => index >= column.from && index <= column.to).map(({ row }) => `${column.label} ${row.time}`)
        : [],
    );
    return { actor: member.actor, text: `${member.birth.time} ${rows.sort().join(", ")}` };
  });
}

/** The same as the witness says it; later intervals than the table has are said besides when on or after is asked. */
function told({ actor, parts }: Witness, labels: ReadonlySet<string>): Said[] {
  return parts.map(({ rows }) => {
    const [birth, ...returns] = rows.filter(({ means }) => means === "counts");
    const inTable = returns.filter(({ role }) => labels.has(role)).map(({ role, micros }) => `${role} ${micros}`);
    return { actor, text: `${birth?.micros} ${inTable.sort().join(", ")}` };
  });
}

const texts = (said: readonly Said[]): string => JSON.stringify(said.map(({ text }) => text).sort());

type Asked = { log: CaseLog; definition: RetentionDefinition; actors: string[] };

/** What witnesses of the whole table say otherwise than the second opinion. */
async function wrongWhole({ log, definition, actors }: Asked): Promise<string[]> {
  const world = worldOf(log, definition);
  const labels = new Set(columnsOf(definition, stretchesOf(definition, world).current.buckets.length).map(({ label }) => label));
  const said = expected(log, definition);
  const found: string[] = [];
  for (const spelling of ["fast", "portable"] as const)
    for (const actor of spelling === "fast" ? actors : actors.slice(0, 1)) {
      const witness = await product.witness(log, spelling)({ report: definition, actor });
      const own = said.filter((each) => each.actor === actor);
      const agrees = texts(told(witness, labels)) === texts(own) && witness.found === own.length > 0;
      if (!agrees || witness.broken.length > 0 || witness.verdict.length === 0)
        found.push(`${spelling} ${actor}: ${texts(told(witness, labels))} ≠ ${texts(own)} ${JSON.stringify({ witness, log, definition })}`);
    }
  return found;
}

/** Whom the lists of a cell name, and whom its witnesses put there. */
async function wrongCell({ log, definition, actors }: Asked): Promise<string[]> {
  const { part } = definition;
  if (!part) return [];
  const list = (state: "retained" | "not_retained") =>
    evaluateRetention(log, { ...definition, view: "actors", part: { ...part, state, search: undefined, limit: 1000, offset: 0 } }).actors ??
    [];
  const lists = { in: list("retained"), out: list("not_retained") };
  const births = (all: readonly RetentionActor[], actor: string) =>
    all.filter((each) => each.actor === actor).map(({ birth }) => birth.slice(0, 19));
  const found: string[] = [];
  for (const actor of actors) {
    const witness = await product.witness(log, "fast")({ report: { ...definition, view: "actors" }, actor });
    const said = (isIn: boolean) =>
      witness.parts
        .filter(({ state }) => (state === "in") === isIn)
        .map(({ rows }) => rows.find(({ role }) => role === "Start")?.time.slice(0, 19));
    const pairs = [
      [said(true), births(lists.in, actor)],
      [said(false), births(lists.out, actor)],
    ] as const;
    const agrees = pairs.every(([own, other]) => String([...own].sort()) === String([...other].sort()));
    if (!agrees || witness.broken.length > 0 || witness.verdict.length === 0)
      found.push(`${actor}: ${JSON.stringify(pairs)} ${JSON.stringify({ witness, log, definition })}`);
  }
  return found;
}

it(`every unit's witness agrees with the second opinion and with the lists over ${logs} random logs (seed ${seed})`, async () => {
  const questions = fc.array(randomRetention, { minLength: 2, maxLength: 2 });
  const found: string[] = [];
  let seen = 0;
  for (const [raw, definitions] of fc.sample(fc.tuple(randomLogOfMonths, questions), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    for (const asked of definitions.map((each) => settled(each, log))) {
      const { compare: _, part, ...rest } = asked;
      const whole = retentionDefinition.parse({ ...rest, view: "table" });
      const ofPart = retentionDefinition.safeParse({ ...rest, view: "actors", part: { ...part, of: "current" } });
      const actors = [...new Set([...expected(log, whole).map(({ actor }) => actor), "u1", "nobody"])];
      seen += actors.length - 1;
      found.push(...(await wrongWhole({ log, definition: whole, actors })));
      if (ofPart.success) found.push(...(await wrongCell({ log, definition: ofPart.data, actors })));
    }
  }
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(logs);
}, 7_200_000);

it("says by the report whether a unit came back that has too many events to tell them one by one", async () => {
  const base = { kind: "retention", start: { event: "view" }, return: { event: "view" }, range: { from: "2024-05-01", to: "2024-05-20" } };
  const part = { cohort: "2024-05-01", column: 13, state: "retained" };
  const report = retentionDefinition.parse({ ...base, periods: 15, view: "actors", part });
  const witness = await product.witness(manyEvents(), "fast")({ report, actor: "u" });
  const [only] = witness.parts;
  expect(witness.parts).toHaveLength(1);
  expect(only?.standing).toBe("Came back");
  expect(only?.verdict.map(({ text }) => text).join("")).toContain("Came back in Day 13, by view. It has more than 20,000 events");
  expect(witness.broken).toEqual([]);
});
