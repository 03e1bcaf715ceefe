import type { DryRun } from "../import-summary.ts";
import { countsOf } from "./manifest.ts";
import { keptRows, summariseMonth } from "./month-summary.ts";
import { planImport, type StagedFolder } from "./plan-import.ts";
import type { PhaseReport } from "./progress.ts";
import { identifier, isoText } from "./quote.ts";
import { countIdentities } from "./resolve-identities.ts";
import { summariseSources } from "./source-summary.ts";
import { stageAll } from "./stage-all.ts";
import type { Workbench } from "./workbench.ts";
import type { MonthRecord } from "./write-month.ts";
import { settleMonths } from "./write-months.ts";

/** Reads a whole source folder as an import into an empty data root would, and only counts. */
export async function dryRunOn(bench: Workbench, folder: StagedFolder, report: PhaseReport): Promise<DryRun> {
  const plan = planImport(folder, null);
  const desk = { bench, store: { root: "", durable: false }, plan, report };
  const register = await stageAll(desk);
  const { months } = await settleMonths(desk);
  const records: MonthRecord[] = [];
  for (const month of months) {
    const {
      columns: _columns,
      start: _start,
      end: _end,
      ...summary
    } = await summariseMonth(bench, keptRows(month.start, month.end), [...register.keys()]);
    records.push({ month: month.name, files: [], duplicates: null, ...summary });
  }
  const { sources, recipes } = await summariseSources(bench, plan);
  const [total] = await bench.rows<{ start: string | null; end: string | null; users: number; lost: number }>(`
    SELECT ${isoText(`min(s."time")`)} AS "start", ${isoText(`max(s."time")`)} AS "end", (SELECT count(*) FROM losers) AS "lost",
      count(DISTINCT coalesce(u."resolved", s."user_id", a."user_id", s."anonymous_id")) AS "users"
    FROM staged s ANTI JOIN losers l ON l."row" = s."row" LEFT JOIN resolved_user u ON u."user_id" = s."user_id"
    LEFT JOIN resolved_anonymous a ON a."anonymous_id" = CASE WHEN s."user_id" IS NULL THEN s."anonymous_id" END`);
  const counts = countsOf(records, { sources, recipes }, await countIdentities(bench));
  return {
    start: total?.start ?? null,
    end: total?.end ?? null,
    users: total?.users ?? 0,
    timezone: plan.timezone,
    mapping: plan.mapping,
    counts: { ...counts, duplicates: total?.lost ?? 0 },
    sources,
    events: await bench.rows(
      `SELECT "event" AS "name", count(*) AS "count" FROM staged s ANTI JOIN losers l ON l."row" = s."row" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`,
    ),
    properties: await countProperties(bench, register),
    rejects: await bench.rows(
      `SELECT "source_file" AS "file", "source_row" AS "row", "reason", "raw" FROM rejects ORDER BY 1, 2, 3 LIMIT 100`,
    ),
  };
}

async function countProperties(bench: Workbench, register: Map<string, string>): Promise<DryRun["properties"]> {
  const columns = [...register];
  if (columns.length === 0) return [];
  const counts = columns.map(([column], index) => `count(${identifier(column)}) AS c${index}`);
  const [row] = await bench.rows<Record<string, number>>(`SELECT ${counts.join(", ")} FROM staged`);
  const listed = columns.map(([, name], index) => ({ name, count: row?.[`c${index}`] ?? 0 }));
  return listed.sort((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1)).slice(0, 200);
}
