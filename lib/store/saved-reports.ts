import { and, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { newId } from "../access/tokens.ts";
import { canonical } from "../saved/canonical.ts";
import { objectDescription, objectName, objectTags, reportDefinition, reportView } from "../saved/report-words.ts";
import { currentVersion, type Stored, upgraded } from "../saved/upgrades.ts";
import { changeRevision } from "./change-revision.ts";
import { type Store, withStore } from "./open-store.ts";
import { keepVersion } from "./report-versions.ts";
import { reportVersions, savedReports } from "./schema.ts";
import { readStored } from "./stored-json.ts";

export { newId };

/** A report under a name. `definition` is canonical JSON in the format `version`, `view` the further words of its address. */
export type SavedReport = {
  id: string;
  name: string;
  description: string;
  tags: string[];
  kind: string;
  definition: string;
  view: string;
  version: number;
  ownerId: string | null;
  /** From 1; every change adds one. */
  revision: number;
  createdAt: number;
  changedAt: number;
  deletedAt: number | null;
};

/** A saved report without what it asks. */
export type ReportSummary = Omit<SavedReport, "definition" | "view" | "version">;

const words = {
  name: objectName,
  description: objectDescription,
  tags: objectTags,
  definition: reportDefinition,
  view: reportView,
};
const objectId = z.string().regex(/^[A-Za-z0-9_-]{24}$/, "an id has 24 letters and digits");
const newReport = z.strictObject({
  ...words,
  description: words.description.default(""),
  tags: words.tags.default([]),
  view: words.view.default({}),
});
const reportChange = z.strictObject(words).partial();

export type NewReport = z.input<typeof newReport>;
export type ReportChange = z.input<typeof reportChange>;

/** What became of a change: kept, or refused with what is there now; null when nothing is. */
export type ChangeReply =
  | { ok: true; report: SavedReport }
  | { ok: false; because: "changed"; current: SavedReport }
  | { ok: false; because: "deleted"; current: SavedReport | null };

const mostReports = 20_000;
const deletedForMs = 90 * 86_400_000;

/** Keeps a new report. A caller that draws the id itself may ask again after a lost answer: the report is kept once. */
export async function saveReport(
  root: string,
  report: NewReport,
  { id = newId(), ownerId }: { id?: string; ownerId: string | null },
): Promise<SavedReport> {
  objectId.parse(id);
  const { name, description, tags, definition, view } = newReport.parse(report);
  const now = Date.now();
  const row = {
    ...{ id, name, description, tags: JSON.stringify(tags), kind: String(definition.kind), definition: canonical(definition) },
    ...{ view: canonical(view), version: currentVersion, ownerId, revision: 1, createdAt: now, changedAt: now, deletedAt: null },
  };
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      const known = await byId(transaction, id);
      if (known) return known;
      if ((await transaction.$count(savedReports)) >= mostReports) throw new Error(`there may be ${mostReports} saved reports`);
      await transaction.insert(savedReports).values(row);
      const saved = asReport(row);
      await keepVersion(transaction, saved, ownerId);
      return saved;
    }),
  );
}

/** Changes some words of a report. The revision is the one that the caller saw; when another change came before, nothing is kept. */
export async function changeReport(
  root: string,
  { id, revision, change }: { id: string; revision: number; change: ReportChange },
  changedBy: string | null,
): Promise<ChangeReply> {
  const values = columnsOf(reportChange.parse(change));
  const changed = (current: SavedReport) => ({ ...rowOf(current), ...values });
  const reply = await changeRevision(root, {
    revision,
    load: (transaction) => byId(transaction, id),
    isKept: (current) => canonical(changed(current)) === canonical(rowOf(current)),
    write: async (transaction, current, stamp) => {
      await transaction
        .update(savedReports)
        .set({ ...values, ...stamp })
        .where(eq(savedReports.id, id));
      const report = asReport({ ...changed(current), ...stamp });
      await keepVersion(transaction, report, changedBy);
      return report;
    },
  });
  return reply.ok ? { ok: true, report: reply.kept } : reply;
}

/** A report, also one that was deleted and can come back; null when there is none of this id. */
export async function loadReport(root: string, id: string): Promise<SavedReport | null> {
  return withStore(root, (store) => byId(store, id));
}

/** The reports of these ids that are there, in the current format. */
export async function loadReports(root: string, ids: readonly string[]): Promise<SavedReport[]> {
  if (ids.length === 0) return [];
  const rows = await withStore(root, (store) =>
    store
      .select()
      .from(savedReports)
      .where(and(inArray(savedReports.id, [...new Set(ids)].slice(0, 1000)), isNull(savedReports.deletedAt))),
  );
  return rows.map(asReport);
}

/** Every report that is not deleted, the newest change first. */
export async function listReports(root: string): Promise<ReportSummary[]> {
  const { definition, view, version, ...summary } = columns;
  const rows = await withStore(root, (store) =>
    store.select(summary).from(savedReports).where(isNull(savedReports.deletedAt)).orderBy(desc(savedReports.changedAt), savedReports.id),
  );
  return rows.map((row) => ({ ...row, tags: tagsOf(row.tags) }));
}

const { id, name, description, tags, kind, definition, view, version, ownerId, revision, createdAt, changedAt, deletedAt } = savedReports;
const columns = { id, name, description, tags, kind, definition, view, version, ownerId, revision, createdAt, changedAt, deletedAt };

/** Takes a report out of sight; false when it was not there. What was deleted long ago goes for good. */
export async function deleteReport(root: string, id: string): Promise<boolean> {
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      const now = Date.now();
      const old = transaction
        .select({ id: savedReports.id })
        .from(savedReports)
        .where(lt(savedReports.deletedAt, now - deletedForMs));
      await transaction.delete(reportVersions).where(inArray(reportVersions.reportId, old));
      await transaction.delete(savedReports).where(lt(savedReports.deletedAt, now - deletedForMs));
      const gone = await transaction
        .update(savedReports)
        .set({ deletedAt: now })
        .where(and(eq(savedReports.id, id), isNull(savedReports.deletedAt)))
        .returning({ id: savedReports.id });
      return gone.length > 0;
    }),
  );
}

/** Undoes a deletion; the report as it was, or null when it is gone for good. */
export async function restoreReport(root: string, id: string): Promise<SavedReport | null> {
  return withStore(root, async (store) => {
    await store.update(savedReports).set({ deletedAt: null }).where(eq(savedReports.id, id));
    return byId(store, id);
  });
}

async function byId(store: Pick<Store, "select">, id: string): Promise<SavedReport | null> {
  const [row] = await store.select().from(savedReports).where(eq(savedReports.id, id));
  return row ? asReport(row) : null;
}

function columnsOf({ name, description, tags, definition, view }: z.output<typeof reportChange>) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags: JSON.stringify(tags) }),
    ...(definition === undefined ? {} : { definition: canonical(definition), kind: String(definition.kind), version: currentVersion }),
    ...(view === undefined ? {} : { view: canonical(view) }),
  };
}

const rowOf = (report: SavedReport) => ({ ...report, tags: JSON.stringify(report.tags) });

/** Tags and a view that nobody reads any more are none; what is asked is read by `openDefinition`. */
const asReport = ({ view, ...row }: Omit<SavedReport, "tags"> & { tags: string }): SavedReport => ({
  ...row,
  tags: tagsOf(row.tags),
  view: readStored(viewWords, view) ? view : "{}",
});

const viewWords = z.record(z.string(), z.string());
const someTags = z.array(z.string());

function tagsOf(text: string): string[] {
  return readStored(someTags, text) ?? [];
}

/** What a saved report asks, in the current format, with the names of the steps that upgraded it. */
export function openDefinition({ definition, version }: Pick<SavedReport, "definition" | "version">): {
  definition: Stored;
  steps: string[];
} {
  return upgraded(JSON.parse(definition) as Stored, version);
}
