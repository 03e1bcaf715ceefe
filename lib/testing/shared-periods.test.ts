import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LogFolder, type LogRow, logFolder } from "../dataset/import/testing/log-folder.ts";
import { readGeneration } from "../dataset/read-generation.ts";
import { type LocalEngine, openPlainEngine } from "../engine/local-engine.ts";
import { PlanBuilder } from "../plan/builder.ts";
import { asRecords } from "../reports/answer-rows.ts";
import { dataFiles } from "../run-report.ts";
import type { DataFiles } from "../sql/dialect.ts";
import { plainDuckdb } from "../sql/duckdb/dialect.ts";
import { print } from "../sql/print.ts";
import { sharedPeriods } from "../vocabulary/active-periods/shared.ts";
import { type ActivityQuestion, activePeriods } from "../vocabulary/active-periods.ts";
import { buckets } from "../vocabulary/buckets.ts";
import type { Interval } from "../vocabulary/interval.ts";
import { resolveRange } from "../vocabulary/period.ts";

const timezone = "America/New_York";
let folder: LogFolder;
let files: DataFiles;
let engine: LocalEngine;

/** Users of whom many share their days, over two years and both changes of the clock. */
function log(): LogRow[] {
  return Array.from({ length: 400 }, (_, index) => {
    const user = index % 60;
    const day = new Date(Date.UTC(2023, 9, 20) + ((user % 7) * 11 + (index % 5) * 29 * (1 + (user % 3))) * 86_400_000);
    return { event: `e${index % 2}`, time: `${day.toISOString().slice(0, 10)} 0${index % 9}:30:00`, user: `u${user}` };
  });
}

beforeAll(async () => {
  folder = await logFolder(() => timezone);
  await folder.put({ "a.json": log() });
  await folder.run();
  const generation = await readGeneration(folder.dataRoot);
  if (generation === null) throw new Error("nothing imported");
  files = dataFiles(generation);
  engine = await openPlainEngine();
});

afterAll(async () => {
  engine.close();
  await folder.remove();
});

type Words = { range: [string, string]; interval: Interval; history: boolean; event: string | null };

function questionOf({ range: [from, to], interval, history, event }: Words): ActivityQuestion {
  const period = resolveRange({ from, to }, { timezone, weekStart: "monday", dataStart: null, dataEnd: null });
  const words = { timezone, filters: [], countBy: "user", identity: "merged", sessionTimeoutMinutes: 30 } as const;
  const spine = buckets(period, interval, "monday");
  return { builder: new PlanBuilder(), words, interval, spine, refs: [{ event }, { event }], history, activityTimezone: timezone };
}

/** Number of users by the list of their active periods. */
async function usersByPeriods(
  ask: (question: ActivityQuestion) => { relation: string } | null,
  words: Words,
): Promise<Record<string, number>> {
  const question = questionOf(words);
  const found = ask(question);
  if (found === null) throw new Error("not to be told from the index");
  const { sql } = print(question.builder.plan(), plainDuckdb, { files, values: "literal" });
  const answer = await engine.run({ sql, values: [] }, { owner: "test", deadlineMs: 60_000 });
  const lists: Record<string, { periods: number[]; users: number }> = {};
  for (const row of asRecords(answer)) {
    expect([row.count_1, row.count_2].map(Number)).toEqual([1, 1]);
    const unit = String(row.actor_1);
    lists[unit] ??= { periods: [], users: Number(row.users ?? 1) };
    lists[unit].periods.push(Number(row.period));
  }
  const counts: Record<string, number> = {};
  for (const { periods, users } of Object.values(lists)) {
    const key = periods.sort((a, b) => a - b).join(" ");
    counts[key] = (counts[key] ?? 0) + users;
  }
  return counts;
}

const ranges: [string, string][] = [
  ["2024-01-01", "2024-04-30"],
  ["2023-10-30", "2024-03-31"],
];

describe("shared periods", () => {
  it.each(["week", "month", "quarter"] as const)("are the active periods of users, by %s", async (interval) => {
    for (const range of ranges)
      for (const history of [false, true])
        for (const event of ["e0", null]) {
          const words = { range, interval, history, event };
          const shared = await usersByPeriods(sharedPeriods, words);
          expect(shared).toEqual(await usersByPeriods(activePeriods, words));
          expect(Object.keys(shared).length).toBeGreaterThan(1);
        }
  });

  it("are the active periods of users, by day", async () => {
    const words = { range: ["2024-02-20", "2024-04-10"] as [string, string], interval: "day" as const, history: true, event: "e1" };
    expect(await usersByPeriods(sharedPeriods, words)).toEqual(await usersByPeriods(activePeriods, words));
  });

  it("are refused where users must be known", () => {
    const asked = questionOf({ range: ["2024-01-01", "2024-04-30"], interval: "week", history: false, event: "e0" });
    const where = [{ of: "event", property: "p", op: "is_set" }] as never;
    expect(sharedPeriods({ ...asked, refs: [{ event: "e0" }, { event: "e1" }] })).toBeNull();
    expect(sharedPeriods({ ...asked, refs: [{ event: ["e0", "e1"] }] })).toBeNull();
    expect(sharedPeriods({ ...asked, refs: [{ event: "e0", where }] })).toBeNull();
    expect(sharedPeriods({ ...asked, activityTimezone: "UTC" })).toBeNull();
    expect(sharedPeriods(questionOf({ range: ["2024-01-01", "2024-04-30"], interval: "day", history: false, event: "e0" }))).toBeNull();
    expect(asked.builder.plan().relations).toEqual([]);
  });
});
