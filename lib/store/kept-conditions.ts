import { and, isNull, like, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import { withStore } from "./open-store.ts";
import { cohorts, dashboards, savedReports, settings } from "./schema.ts";
import { readStored } from "./stored-json.ts";

/** Everything that the team keeps and that speaks of one of these properties: reports, boards, cohorts, the filters of test users. */
export async function keptAbout(root: string, properties: readonly string[]): Promise<unknown[]> {
  const texts = await withStore(root, async (store) => {
    const speaks = (column: SQLiteColumn): SQL | undefined => or(...properties.map((name) => like(column, `%${JSON.stringify(name)}%`)));
    const of = (column: SQLiteColumn) => ({ text: column });
    const rows = await Promise.all([
      store
        .select(of(savedReports.definition))
        .from(savedReports)
        .where(and(isNull(savedReports.deletedAt), speaks(savedReports.definition))),
      store
        .select(of(dashboards.filters))
        .from(dashboards)
        .where(and(isNull(dashboards.deletedAt), speaks(dashboards.filters))),
      store
        .select(of(dashboards.tiles))
        .from(dashboards)
        .where(and(isNull(dashboards.deletedAt), speaks(dashboards.tiles))),
      store
        .select(of(cohorts.definition))
        .from(cohorts)
        .where(and(isNull(cohorts.deletedAt), speaks(cohorts.definition))),
      store.select(of(settings.value)).from(settings).where(speaks(settings.value)),
    ]);
    return rows.flat();
  });
  return texts.flatMap(({ text }) => readStored(z.unknown(), String(text)) ?? []);
}
