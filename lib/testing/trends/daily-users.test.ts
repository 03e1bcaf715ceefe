import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LogFolder, type LogRow, logFolder } from "../../dataset/import/testing/log-folder.ts";
import { readGeneration } from "../../dataset/read-generation.ts";
import { openLocalEngine } from "../../engine/local-engine.ts";
import type { TrendsDefinition } from "../../reports/trends/definition.ts";
import { answerReport, compileReport, parseReport } from "../../run-report.ts";
import { randomTrends } from "./random.ts";

const zone = "America/New_York";
let folder: LogFolder;
beforeAll(async () => {
  folder = await logFolder(() => zone);
  await folder.put({ "a.json": log() });
  await folder.run();
});
afterAll(() => folder.remove());

const names = ["a", "b", "it's"];

/** A few users over the end of a year, a leap day and both changes of the clock, some rows without any user. */
function log(): LogRow[] {
  const starts = ["2023-12-28", "2024-02-26", "2024-03-08", "2024-03-28", "2024-10-31"].map((day) => Date.parse(`${day}T00:00:00Z`));
  return fc
    .sample(fc.tuple(fc.nat(4), fc.nat(8), fc.nat(6 * 24 * 60), fc.nat(2), fc.nat(9)), { numRuns: 600, seed: 11 })
    .map(([start, user, minutes, name, odd], index) => ({
      event: names[name] as string,
      time: new Date((starts[start] as number) + minutes * 60_000).toISOString().replace("T", " ").replace("Z", ""),
      id: String(index),
      ...(odd === 0 ? {} : { user: `u${user}` }),
    }));
}

const daily = { event: "a", measure: "unique_users" };

/** Questions whose answer is counted already. */
const counted: Record<string, unknown>[] = [
  { series: [daily] },
  { series: [daily, { event: "it's", measure: "daily_active" }, { event: null, measure: "unique_users" }] },
  { series: [daily], compare: "previous_period", range: { from: "2024-03-05", to: "2024-03-12" } },
  { series: [daily, { ...daily, event: "b" }], formula: "A/B", smoothing: 7 },
  { series: [{ event: null, measure: "daily_active" }], view: "number" },
  { series: [{ event: "b", measure: "daily_active" }], interval: "week", weekStart: "sunday" },
  { series: [{ event: "b", measure: "daily_active" }], interval: "month", view: "table" },
  { series: [{ event: "nobody does this", measure: "unique_users" }, daily] },
  { series: [daily], range: { from: "2019-01-01", to: "2019-01-31" } },
  { series: [daily], range: { from: "2023-12-30", to: "2024-01-02" } },
  { series: [daily], range: { from: "2024-10-20", to: "2024-12-31" } },
];

const pro = [{ property: "plan", op: "is", value: "pro" }];

/** Questions that must tell users apart, or look at their events. */
const others: Record<string, unknown>[] = [
  { series: [daily], view: "number" },
  { series: [daily], interval: "week" },
  { series: [{ ...daily, measure: "weekly_active" }] },
  { series: [{ ...daily, event: ["a", "b"] }] },
  { series: [{ anyOf: [{ event: "a" }, { event: "b" }], measure: "unique_users" }] },
  { series: [{ ...daily, where: [{ of: "user", ...pro[0] }] }] },
  { series: [{ ...daily, where: pro }] },
  { series: [daily], filters: pro },
  { series: [daily], timezone: "UTC" },
  { series: [daily], identity: "raw" },
  { series: [daily], daysOfWeek: [1, 2] },
  { series: [daily], cumulative: true },
  { series: [daily], breakdown: { property: "plan" } },
  { series: [daily], range: { from: "2024-03-05T12:00", to: "2024-03-12" } },
];

/** Asks with the counts of days, with an older index, and of the events alone; tells how many questions the counts answered. */
async function expectSame(definitions: unknown[]): Promise<number> {
  const whole = await readGeneration(folder.dataRoot);
  if (!whole?.activity) throw new Error("there is no index");
  const older = { ...whole, activity: { ...whole.activity, files: whole.activity.files.filter(({ by }) => by !== "day") } };
  const engine = await openLocalEngine(whole);
  let told = 0;
  try {
    for (const json of definitions) {
      const parsed = parseReport({ kind: "trends", timezone: zone, range: { from: "2023-12-01", to: "2024-11-30" }, ...(json as object) });
      if (!parsed.ok) throw new Error(`${JSON.stringify(json)}: ${parsed.issues[0]?.message}`);
      const definition = parsed.definition as TrendsDefinition;
      const generations = [whole, older, { ...whole, activity: null }];
      const answers = await Promise.all(
        generations.map((generation) => answerReport(definition, { generation, engine }, { owner: "test" })),
      );
      expect(answers[0]?.result, JSON.stringify(json)).toEqual(answers[1]?.result);
      expect(answers[0]?.result, JSON.stringify(json)).toEqual(answers[2]?.result);
      const [sql, before] = generations.map((generation) => compileReport(definition, generation).statement.sql);
      if (sql !== before) told += 1;
    }
  } finally {
    engine.close();
  }
  return told;
}

describe("the users of each day that the import counted", () => {
  it("give the digits of the events", { timeout: 120_000 }, async () => {
    expect(await expectSame(counted)).toBe(counted.length);
  });

  it("are not asked where users must be told apart", { timeout: 120_000 }, async () => {
    expect(await expectSame(others)).toBe(0);
  });

  it("give them to random questions too", { timeout: 240_000 }, async () => {
    const whole = fc.sample(randomTrends, { numRuns: 300, seed: 23 }).map(({ range, compare, weekStart, interval, view, series }) => ({
      series: series.map(({ event, measure }) => ({ event, measure })),
      ...{ range, weekStart, interval, view, ...(compare ? { compare } : {}) },
    }));
    const fits = whole.filter((json) => json.view !== "actors" && parseReport({ kind: "trends", timezone: zone, ...json }).ok);
    expect(await expectSame(fits.slice(0, 40))).toBeGreaterThan(2);
  });
});
