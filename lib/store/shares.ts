import { and, desc, eq, gt, isNull, ne, or, type SQL } from "drizzle-orm";
import { matches, newId } from "../access/tokens.ts";
import { type ShareWords, shareFilter, shareWords } from "../shares/share-words.ts";
import { type Store, withStore } from "./open-store.ts";
import { accounts, dashboards, shares } from "./schema.ts";
import { readStored } from "./stored-json.ts";

/** A public link of a dashboard. */
export type Share = ShareWords & {
  id: string;
  dashboardId: string;
  /** The first letters of its token. */
  tokenPrefix: string;
  /** As `lib/access/password.ts` writes it; null asks for none. */
  password: string | null;
  createdBy: string | null;
  createdAt: number;
  lastOpenedAt: number | null;
};

/** A link in the list of all: of which board, by whom. */
export type ListedShare = Share & { dashboardName: string; creatorName: string | null };

/** A token as the store keeps it. */
export type KeptToken = { tokenHash: string; tokenPrefix: string };

const openedEveryMs = 60_000;
const offered = shareFilter.array();
const sites = shareWords.shape.embedOrigins;

/** Whether a link is there for whoever has it: not revoked, not over, its board not deleted, its maker still one who may share. */
function alive(now: number): SQL | undefined {
  return and(
    isNull(shares.revokedAt),
    or(isNull(shares.expiresAt), gt(shares.expiresAt, now)),
    isNull(dashboards.deletedAt),
    or(isNull(shares.createdBy), ne(accounts.role, "viewer")),
  );
}

async function found(store: Pick<Store, "select">, where: SQL | undefined): Promise<(ListedShare & { tokenHash: string })[]> {
  const rows = await store
    .select({ share: shares, dashboardName: dashboards.name, creatorName: accounts.name })
    .from(shares)
    .innerJoin(dashboards, eq(dashboards.id, shares.dashboardId))
    .leftJoin(accounts, eq(accounts.id, shares.createdBy))
    .where(where)
    .orderBy(desc(shares.createdAt), shares.id);
  return rows.map(({ share: { filters, embedOrigins, revokedAt: _, ...rest }, ...names }) => ({
    ...rest,
    ...names,
    filters: readStored(offered, filters) ?? [],
    embedOrigins: readStored(sites, embedOrigins) ?? [],
  }));
}

function shown({ tokenHash: _, dashboardName: __, creatorName: ___, ...share }: ListedShare & { tokenHash: string }): Share {
  return share;
}

/** The link behind a token; null when there is none, or no more. Looked up anew at every request. */
export async function liveShare(
  root: string,
  token: string,
  { hash, now = Date.now() }: { hash: string; now?: number },
): Promise<Share | null> {
  const [share] = await withStore(root, (store) => found(store, and(eq(shares.tokenHash, hash), alive(now))));
  return share && matches(token, share.tokenHash) ? shown(share) : null;
}

/** The live link of a board; null when the board is not public. */
export async function shareOf(root: string, dashboardId: string, now = Date.now()): Promise<Share | null> {
  const [share] = await withStore(root, (store) => found(store, and(eq(shares.dashboardId, dashboardId), alive(now))));
  return share ? shown(share) : null;
}

/** Every live link, the newest first. */
export async function listShares(root: string, now = Date.now()): Promise<ListedShare[]> {
  const list = await withStore(root, (store) => found(store, alive(now)));
  return list.map(({ tokenHash: _, ...share }) => share);
}

/** Makes a board public; null when it has a live link already, or is not there. Links that are over are kept as such, for a restore. */
export async function makeShare(
  root: string,
  share: ShareWords & KeptToken & Pick<Share, "dashboardId" | "password" | "createdBy">,
  now = Date.now(),
): Promise<Share | null> {
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      const { dashboardId } = share;
      const there = await transaction.$count(dashboards, and(eq(dashboards.id, dashboardId), isNull(dashboards.deletedAt)));
      if (there === 0 || (await found(transaction, and(eq(shares.dashboardId, dashboardId), alive(now)))).length > 0) return null;
      const id = newId();
      await transaction
        .update(shares)
        .set({ revokedAt: now })
        .where(and(eq(shares.dashboardId, dashboardId), isNull(shares.revokedAt)));
      await transaction.insert(shares).values({ ...rowOf(share), id, createdAt: now } as typeof shares.$inferInsert);
      const [made] = await found(transaction, eq(shares.id, id));
      return made ? shown(made) : null;
    }),
  );
}

/** Changes what a live link allows, or its token; false when the link is over. */
export async function changeShare(
  root: string,
  id: string,
  change: Partial<ShareWords & KeptToken & Pick<Share, "password">>,
): Promise<boolean> {
  return withStore(root, async (store) => {
    const changed = await store
      .update(shares)
      .set(rowOf(change))
      .where(and(eq(shares.id, id), isNull(shares.revokedAt)))
      .returning({ id: shares.id });
    return changed.length > 0;
  });
}

/** Ends a link for good; false when it was over already. */
export async function revokeShare(root: string, id: string, now = Date.now()): Promise<boolean> {
  return withStore(root, async (store) => {
    const ended = await store
      .update(shares)
      .set({ revokedAt: now })
      .where(and(eq(shares.id, id), isNull(shares.revokedAt)))
      .returning({ id: shares.id });
    return ended.length > 0;
  });
}

/** Writes down that a link was opened; once a minute at most. */
export async function noteShareOpened(
  root: string,
  { id, lastOpenedAt }: Pick<Share, "id" | "lastOpenedAt">,
  now = Date.now(),
): Promise<void> {
  if (lastOpenedAt !== null && lastOpenedAt > now - openedEveryMs) return;
  await withStore(root, (store) => store.update(shares).set({ lastOpenedAt: now }).where(eq(shares.id, id)));
}

function rowOf({ filters, embedOrigins, ...rest }: Partial<ShareWords & KeptToken>): Partial<typeof shares.$inferInsert> {
  return {
    ...rest,
    ...(filters ? { filters: JSON.stringify(filters) } : {}),
    ...(embedOrigins ? { embedOrigins: JSON.stringify(embedOrigins) } : {}),
  };
}
