import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { letterOf } from "../../reports/trends/definition/labels.ts";
import { type TrendsDefinition, trendsDefinition } from "../../reports/trends/definition.ts";
import type { TrendsActorRow } from "../../reports/trends/result/answer.ts";
import type { Witness } from "../../reports/witness.ts";
import type { CaseLog } from "../case.ts";
import { manyEvents } from "../many-events.ts";
import { openProduct, type Product, type Spelling } from "../open-product.ts";
import { randomLogOfWeeks } from "../random-log.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomTrends } from "./random.ts";
import { evaluateTrends } from "./reference.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 4);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241003);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

/** How many events count, and the first and the last of them, of all units of one name. */
function countedOf(rows: readonly TrendsActorRow[]): string {
  if (rows.length === 0) return "none";
  const events = rows.reduce((sum, each) => sum + each.events, 0);
  const times = rows.flatMap(({ firstTime, lastTime }) => [firstTime, lastTime]).sort();
  return `${events} ${times[0]} ${times.at(-1)}`;
}

function toldOf({ found, parts }: Witness): string {
  const counted = found ? parts.flatMap(({ rows }) => rows.filter(({ means }) => means === "counts")) : [];
  const times = counted.map(({ micros }) => new Date(Math.floor(micros / 1000)).toISOString()).sort();
  return counted.length === 0 ? "none" : `${counted.length} ${times[0]} ${times.at(-1)}`;
}

/** What the witnesses of a list's units say otherwise than the second opinion's list. */
async function differing(log: CaseLog, definition: TrendsDefinition, spellings: readonly Spelling[]): Promise<string[]> {
  const { actors: list = [] } = evaluateTrends(log, definition);
  const found: string[] = [];
  const names = [...new Set([...list.map(({ actor }) => actor), "u1", "u2", "nobody"])];
  for (const spelling of spellings)
    for (const actor of spelling === "fast" ? names : names.slice(0, 1)) {
      const witness = await product.witness(log, spelling)({ report: definition, actor });
      const expected = countedOf(list.filter((each) => each.actor === actor));
      if (toldOf(witness) !== expected || witness.broken.length > 0 || witness.verdict.length === 0)
        found.push(`${spelling} ${actor}: ${toldOf(witness)} ≠ ${expected} ${JSON.stringify({ witness, definition, log })}`);
    }
  return found;
}

/** The random question as the list behind one of its points, and as the one behind its whole range. */
function lists(asked: TrendsDefinition, letter: string): TrendsDefinition[] {
  const { part = {}, ...rest } = asked;
  const page = { search: undefined, limit: 10_000, offset: 0 };
  const parts = [
    { letter, ...part, ...page },
    { letter, ...page },
  ];
  return parts.flatMap((each) => {
    const parsed = trendsDefinition.safeParse({ ...rest, view: "actors", part: each });
    return parsed.success ? [parsed.data] : [];
  });
}

it(`every unit's witness agrees with the second opinion's lists over ${logs} random logs (seed ${seed})`, async () => {
  const questions = fc.array(randomTrends, { minLength: 4, maxLength: 4 });
  const found: string[] = [];
  let seen = 0;
  for (const [raw, definitions] of fc.sample(fc.tuple(randomLogOfWeeks, questions), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    for (const asked of definitions)
      for (const definition of lists(asked, letterOf(seen % asked.series.length))) {
        seen += 1;
        found.push(...(await differing(log, definition, seen % 4 === 0 ? ["fast", "portable"] : ["fast"])));
      }
  }
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(logs);
}, 7_200_000);

const said = ({ verdict }: Pick<Witness, "verdict">): string => verdict.map(({ text }) => text).join("");

it("counts all events of a unit that has too many to tell them one by one", async () => {
  const series = [{ event: "view" }, { event: "view", measure: { sum: "n" } }, { event: "buy" }];
  const report = trendsDefinition.parse({ kind: "trends", series, range: { from: "2024-05-01", to: "2024-05-31" } });
  const witness = await product.witness(manyEvents(), "fast")({ report, actor: "u" });
  const [views, sums, buys] = witness.parts.map(said);
  expect(views).toContain("Counts with 20,501 × view in 2 days. It has more than 20,000 events");
  expect(sums).toContain("n adds up to 41,002.");
  expect(buys).toBe("Counts with 1 × buy in 1 day.");
  expect(witness.broken).toEqual([]);
});

it("knows the first time of all history, however many other events of its name came before", async () => {
  const at = (plan: string, day: string) => ({ event: "view", user: "u", time: `2024-05-${day}T10:00:00Z`, properties: { plan } });
  const log = { events: [...Array.from({ length: 120 }, () => at("free", "01")), at("pro", "03"), at("pro", "21")] };
  const where = [{ property: "plan", of: "event", op: "is", value: "pro" }];
  const series = [{ event: "view", where, measure: "first_time_users" }];
  const report = trendsDefinition.parse({ kind: "trends", series, range: { from: "2024-05-15", to: "2024-05-31" } });
  const witness = await product.witness(log, "fast")({ report, actor: "u" });
  expect(witness.found).toBe(false);
  expect(said(witness)).toContain("ever was on 3 May 2024, before the dates of the report");
  expect(witness.parts.flatMap(({ rows }) => rows).map(({ role, time }) => `${role} ${time.slice(0, 10)}`)).toEqual([
    "First ever 2024-05-03",
  ]);
});
