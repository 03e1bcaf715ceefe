import { extendLosers, findDuplicates, monthsOfChangedVerdicts } from "./find-duplicates.ts";
import type { ImportDesk, ImportPlan } from "./import-plan.ts";
import { collectRivals, loadMonths, monthsOfChangedIds, type Previous } from "./previous-rows.ts";
import type { Workbench } from "./workbench.ts";
import { type Month, type MonthRecord, writeMonth } from "./write-month.ts";

/** Settles duplicates, writes the months that this import touches, and returns all months of the data set in order. */
export async function writeMonths(desk: ImportDesk, register: Map<string, string>): Promise<MonthRecord[]> {
  const { report } = desk;
  const { months, untouched } = await settleMonths(desk);
  const totalRows = months.reduce((sum, { rows }) => sum + rows, 0);
  let rows = 0;
  const written: MonthRecord[] = [...untouched];
  for (const month of months) {
    report({ phase: "writing", rows, totalRows });
    written.push(await writeMonth(desk, month, [...register.keys()]));
    rows += month.rows;
  }
  report({ phase: "writing", rows, totalRows });
  return written.sort((left, right) => (left.month < right.month ? -1 : 1));
}

/** Decides duplicates and which months must be written; the rows of those are complete in `staged` afterwards. */
export async function settleMonths({
  bench,
  store,
  plan,
  report,
}: ImportDesk): Promise<{ months: (Month & { rows: number })[]; untouched: MonthRecord[] }> {
  report({ phase: "duplicates" });
  await bench.run(`CREATE TABLE fresh_months AS SELECT "source_file", strftime("start", '%Y-%m') AS "month"
    FROM (SELECT DISTINCT "source_file", date_trunc('month', "time") AS "start" FROM staged)`);
  const previous = plan.previous && { root: store.root, manifest: plan.previous };
  const untouched = await settleDuplicates(bench, plan, previous);
  const months = await bench.rows<Month & { rows: number }>(`
    SELECT strftime("start", '%Y-%m') AS "name", "start"::VARCHAR AS "start", ("start" + INTERVAL 1 MONTH)::VARCHAR AS "end", "rows"
    FROM (SELECT date_trunc('month', "time")::TIMESTAMP AS "start", count(*) AS "rows" FROM staged GROUP BY 1) ORDER BY 1`);
  return { months, untouched };
}

/** Finds the losers among new and old rows, loads the old rows of every touched month, and returns the other months. */
async function settleDuplicates(bench: Workbench, plan: ImportPlan, previous: Previous | null): Promise<MonthRecord[]> {
  if (previous === null) {
    await bench.run(
      `CREATE TABLE rivals ("insert_id" VARCHAR, "time" TIMESTAMP, "tie_key" VARCHAR, "source_file" VARCHAR, "source_row" BIGINT, "event" VARCHAR, "duplicate" BOOLEAN)`,
    );
    await findDuplicates(bench);
    return [];
  }
  await collectRivals(bench, previous, plan.gone.length > 0);
  await findDuplicates(bench);
  const fresh = await bench.rows<{ month: string }>(`SELECT DISTINCT "month" FROM fresh_months`);
  const { recipes, months } = previous.manifest.next;
  const touched = new Set([
    ...fresh.map(({ month }) => month),
    ...plan.gone.flatMap((path) => recipes[path]?.months ?? []),
    ...(await monthsOfChangedIds(bench, previous)),
    ...(await monthsOfChangedVerdicts(bench)),
  ]);
  const [last] = await bench.rows<{ next: number }>(`SELECT coalesce(max(rowid) + 1, 0)::BIGINT AS "next" FROM arrivals`);
  await loadMonths(
    bench,
    previous,
    months.filter(({ month }) => touched.has(month)),
  );
  await extendLosers(bench, last?.next ?? 0);
  return months.filter(({ month }) => !touched.has(month));
}
