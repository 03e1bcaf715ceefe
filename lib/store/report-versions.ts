import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { type Store, withStore } from "./open-store.ts";
import type { SavedReport } from "./saved-reports.ts";
import { reportVersions } from "./schema.ts";
import { readStored } from "./stored-json.ts";

/** What a saved report was after one of its changes, and who made it. */
export type ReportVersion = Pick<
  SavedReport,
  "revision" | "name" | "description" | "tags" | "definition" | "view" | "version" | "changedAt"
> & {
  changedBy: string | null;
};

const mostVersions = 200;

/** Notes what a report is now, inside the transaction that changed it; the oldest notes go. */
export async function keepVersion(store: Pick<Store, "insert" | "delete">, report: SavedReport, changedBy: string | null): Promise<void> {
  const { id: reportId, revision, name, description, tags, definition, view, version, changedAt } = report;
  const row = { reportId, revision, name, description, tags: JSON.stringify(tags), definition, view, version, changedBy, changedAt };
  await store.insert(reportVersions).values(row);
  const old = and(eq(reportVersions.reportId, reportId), lt(reportVersions.revision, revision - mostVersions + 1));
  await store.delete(reportVersions).where(old);
}

/** The versions of a report, newest first. */
export async function listVersions(root: string, reportId: string): Promise<ReportVersion[]> {
  const rows = await withStore(root, (store) =>
    store.select().from(reportVersions).where(eq(reportVersions.reportId, reportId)).orderBy(desc(reportVersions.revision)),
  );
  return rows.map(({ reportId: _, tags, ...row }) => ({ ...row, tags: readStored(z.array(z.string()), tags) ?? [] }));
}
