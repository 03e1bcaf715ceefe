import { and, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { newId } from "../access/tokens.ts";
import { type Board, board, reportsOf, tile } from "../dashboards/board.ts";
import { changeRevision } from "./change-revision.ts";
import { type Store, withStore } from "./open-store.ts";
import { dashboardReports, dashboards } from "./schema.ts";
import { readStored } from "./stored-json.ts";

/** A board under an id. */
export type Dashboard = Board & {
  id: string;
  /** What of it is stored in words that nobody reads any more. Without its dates or filters nothing of it is asked: it has no tiles then. */
  unreadable: ("tiles" | "range" | "filters")[];
  ownerId: string | null;
  /** From 1; every change adds one. */
  revision: number;
  createdAt: number;
  changedAt: number;
  deletedAt: number | null;
};

/** A board in a list: what it is called and how much is on it. */
export type DashboardSummary = Pick<Dashboard, "id" | "name" | "description" | "ownerId" | "revision" | "createdAt" | "changedAt"> & {
  tileCount: number;
};

export type NewDashboard = z.input<typeof board>;

/** What became of a change: kept, or refused with what is there now; null when nothing is. */
export type DashboardReply =
  | { ok: true; dashboard: Dashboard }
  | { ok: false; because: "changed"; current: Dashboard }
  | { ok: false; because: "deleted"; current: Dashboard | null };

const dashboardId = z.string().regex(/^[A-Za-z0-9_-]{24}$/, "an id has 24 letters and digits");
const dashboardChange = z.strictObject({
  name: board.shape.name,
  description: board.shape.description.unwrap(),
  tiles: board.shape.tiles.unwrap(),
  range: board.shape.range.unwrap(),
  filters: board.shape.filters.unwrap(),
  cohorts: board.shape.cohorts.unwrap(),
});
const mostDashboards = 5_000;
const deletedForMs = 90 * 86_400_000;
/** Keeps a new board. A caller that draws the id itself may ask again after a lost answer: the board is kept once. */
export async function saveDashboard(
  root: string,
  dashboard: NewDashboard,
  { id = newId(), ownerId }: { id?: string; ownerId: string | null },
): Promise<Dashboard> {
  dashboardId.parse(id);
  const said = board.parse(dashboard);
  const now = Date.now();
  const made: Dashboard = { ...said, id, ownerId, revision: 1, unreadable: [], createdAt: now, changedAt: now, deletedAt: null };
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      const known = await byId(transaction, id);
      if (known) return known;
      if ((await transaction.$count(dashboards)) >= mostDashboards) throw new Error(`there may be ${mostDashboards} dashboards`);
      await transaction.insert(dashboards).values({ ...made, ...columnsOf(made) } as Row);
      await noteReports(transaction, made);
      return made;
    }),
  );
}

/** Changes some words of a board. The revision is the one that the caller saw; when another change came before, nothing is kept. */
export async function changeDashboard(
  root: string,
  { id, revision, change }: { id: string; revision: number; change: Partial<NewDashboard> },
): Promise<DashboardReply> {
  const said = Object.fromEntries(Object.entries(dashboardChange.partial().parse(change)).filter(([, value]) => value !== undefined));
  const reply = await changeRevision(root, {
    revision,
    load: (transaction) => byId(transaction, id),
    write: async (transaction, _, stamp) => {
      await transaction
        .update(dashboards)
        .set({ ...columnsOf(said), ...stamp })
        .where(eq(dashboards.id, id));
      const dashboard = (await byId(transaction, id)) as Dashboard;
      if ("tiles" in said) await noteReports(transaction, dashboard);
      return dashboard;
    },
  });
  return reply.ok ? { ok: true, dashboard: reply.kept } : reply;
}

/** A board, also one that was deleted and can come back; null when there is none of this id. */
export async function loadDashboard(root: string, id: string): Promise<Dashboard | null> {
  return withStore(root, (store) => byId(store, id));
}

/** Every board that is not deleted, the newest change first. */
export async function listDashboards(root: string): Promise<DashboardSummary[]> {
  const rows = await withStore(root, (store) =>
    store.select().from(dashboards).where(isNull(dashboards.deletedAt)).orderBy(desc(dashboards.changedAt), dashboards.id),
  );
  return rows.map(summaryOf);
}

/** The boards that show a report, by name. */
export async function dashboardsUsing(root: string, reportId: string): Promise<{ id: string; name: string }[]> {
  const { id, name, deletedAt } = dashboards;
  return withStore(root, (store) =>
    store
      .select({ id, name })
      .from(dashboards)
      .innerJoin(dashboardReports, eq(dashboardReports.dashboardId, id))
      .where(and(eq(dashboardReports.reportId, reportId), isNull(deletedAt)))
      .orderBy(name, id),
  );
}

/** Takes a board out of sight; false when it was not there. What was deleted long ago goes for good. */
export async function deleteDashboard(root: string, id: string): Promise<boolean> {
  const now = Date.now();
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      const old = transaction
        .select({ id: dashboards.id })
        .from(dashboards)
        .where(lt(dashboards.deletedAt, now - deletedForMs));
      await transaction.delete(dashboardReports).where(inArray(dashboardReports.dashboardId, old));
      await transaction.delete(dashboards).where(lt(dashboards.deletedAt, now - deletedForMs));
      const gone = await transaction
        .update(dashboards)
        .set({ deletedAt: now })
        .where(and(eq(dashboards.id, id), isNull(dashboards.deletedAt)))
        .returning({ id: dashboards.id });
      return gone.length > 0;
    }),
  );
}

/** Undoes a deletion; the board as it was, or null when it is gone for good. */
export async function restoreDashboard(root: string, id: string): Promise<Dashboard | null> {
  return withStore(root, async (store) => {
    await store.update(dashboards).set({ deletedAt: null }).where(eq(dashboards.id, id));
    return byId(store, id);
  });
}

async function byId(store: Pick<Store, "select">, id: string): Promise<Dashboard | null> {
  const [row] = await store.select().from(dashboards).where(eq(dashboards.id, id));
  return row ? asDashboard(row) : null;
}

/** Writes down which reports a board shows. */
async function noteReports(store: Pick<Store, "insert" | "delete">, { id, tiles }: Pick<Dashboard, "id" | "tiles">): Promise<void> {
  await store.delete(dashboardReports).where(eq(dashboardReports.dashboardId, id));
  const shown = reportsOf(tiles).map((reportId) => ({ dashboardId: id, reportId }));
  if (shown.length > 0) await store.insert(dashboardReports).values(shown);
}

type Row = typeof dashboards.$inferSelect;

function columnsOf({ tiles, range, filters, cohorts, ...rest }: Partial<Board>): Partial<Row> {
  return {
    ...rest,
    ...(tiles === undefined ? {} : { tiles: JSON.stringify(tiles) }),
    ...(range === undefined ? {} : { range: range && JSON.stringify(range) }),
    ...(filters === undefined ? {} : { filters: JSON.stringify(filters) }),
    ...(cohorts === undefined ? {} : { cohorts: JSON.stringify(cohorts) }),
  };
}

const anyTiles = z.array(z.unknown());

function asDashboard({ tiles, range, filters, cohorts, ...rest }: Row): Dashboard {
  const kept = readStored(anyTiles, tiles);
  const read = kept?.flatMap((each) => tile.safeParse(each).data ?? []) ?? [];
  const dates = range === null ? null : readStored(board.shape.range.unwrap(), range);
  const conditions = readStored(board.shape.filters.unwrap(), filters);
  const named = readStored(board.shape.cohorts.unwrap(), cohorts);
  const unreadable: Dashboard["unreadable"] = [];
  if (read.length !== kept?.length) unreadable.push("tiles");
  if (dates === undefined) unreadable.push("range");
  if (conditions === undefined || named === undefined) unreadable.push("filters");
  const isWhole = dates !== undefined && conditions !== undefined && named !== undefined;
  return { ...rest, tiles: isWhole ? read : [], range: dates ?? null, filters: conditions ?? [], cohorts: named ?? {}, unreadable };
}

function summaryOf({ id, name, description, tiles, ownerId, revision, createdAt, changedAt }: Row): DashboardSummary {
  return { id, name, description, ownerId, revision, createdAt, changedAt, tileCount: readStored(anyTiles, tiles)?.length ?? 0 };
}
