import { type Store, withStore } from "./open-store.ts";

/** An object that people change, each change at the revision that it was seen at. */
type Revised = { revision: number; changedAt: number; deletedAt: number | null };
type Transaction = Parameters<Parameters<Store["transaction"]>[0]>[0];
/** What every change writes beside its words. */
export type Stamp = Pick<Revised, "revision" | "changedAt">;

/** What became of a change: kept, or refused with what is there now; null when nothing is. */
export type Changed<Kept> =
  | { ok: true; kept: Kept }
  | { ok: false; because: "changed"; current: Kept }
  | { ok: false; because: "deleted"; current: Kept | null };

type Changing<Kept> = {
  /** The revision that the caller saw. */
  revision: number;
  load: (transaction: Transaction) => Promise<Kept | null>;
  /** Whether the change says nothing new; then it is kept already, whatever revision was seen. */
  isKept?: (current: Kept) => boolean;
  write: (transaction: Transaction, current: Kept, stamp: Stamp) => Promise<Kept>;
};

/** Changes an object in one transaction, unless another change came before or it is gone. The only place where that is decided. */
export async function changeRevision<Kept extends Revised>(
  root: string,
  { revision, load, isKept, write }: Changing<Kept>,
): Promise<Changed<Kept>> {
  return withStore(root, (store) =>
    store.transaction(async (transaction): Promise<Changed<Kept>> => {
      const current = await load(transaction);
      if (!current || current.deletedAt !== null) return { ok: false, because: "deleted", current };
      if (isKept?.(current)) return { ok: true, kept: current };
      if (current.revision !== revision) return { ok: false, because: "changed", current };
      const stamp = { revision: revision + 1, changedAt: Math.max(Date.now(), current.changedAt + 1) };
      return { ok: true, kept: await write(transaction, current, stamp) };
    }),
  );
}
