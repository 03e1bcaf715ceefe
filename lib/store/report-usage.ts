import { count, eq, isNull } from "drizzle-orm";
import { withStore } from "./open-store.ts";
import { dashboardReports, dashboards } from "./schema.ts";

/** On how many dashboards each saved report is shown; reports on none are absent. */
export async function reportUsage(root: string): Promise<ReadonlyMap<string, number>> {
  const { reportId, dashboardId } = dashboardReports;
  const rows = await withStore(root, (store) =>
    store
      .select({ reportId, boards: count() })
      .from(dashboardReports)
      .innerJoin(dashboards, eq(dashboards.id, dashboardId))
      .where(isNull(dashboards.deletedAt))
      .groupBy(reportId),
  );
  return new Map(rows.map((row) => [row.reportId, row.boards]));
}
