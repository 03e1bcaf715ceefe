import { and, asc, eq, inArray, isNull, like, lt } from "drizzle-orm";
import { z } from "zod";
import { newId } from "../access/tokens.ts";
import { cohort as cohortWords } from "../vocabulary/cohort.ts";
import { type Changed, changeRevision } from "./change-revision.ts";
import { type Store, withStore } from "./open-store.ts";
import { cohorts } from "./schema.ts";
import { readStored } from "./stored-json.ts";

/** A cohort under a name; `definition` is what its users did and are, or for a frozen one the list of their ids. */
export type SavedCohort = {
  id: string;
  name: string;
  description: string;
  definition: z.infer<typeof cohortWords>;
  isFrozen: boolean;
  /** Ids on a frozen list; null for a live one, whose size is asked. */
  userCount: number | null;
  /** The data that a frozen list was taken from; null for ids from a file and for live ones. */
  generation: string | null;
  ownerId: string | null;
  /** From 1; every change adds one. */
  revision: number;
  createdAt: number;
  changedAt: number;
  deletedAt: number | null;
};

/** A cohort in a list, without who is in it; `isList` for a live one that is the list of a report. */
export type CohortSummary = Omit<SavedCohort, "definition" | "deletedAt"> & { isList: boolean };

const newCohort = z.strictObject({
  name: z.string().trim().min(1, "a cohort needs a name").max(200),
  description: z.string().trim().max(2000).default(""),
  definition: cohortWords,
  generation: z.string().max(64).nullable().default(null),
});
const cohortChange = z.strictObject({
  name: newCohort.shape.name,
  description: newCohort.shape.description.unwrap(),
  definition: cohortWords,
});

export type NewCohort = z.input<typeof newCohort>;
export type CohortChange = Partial<z.input<typeof cohortChange>>;

/** What became of a change: kept, or refused with what is there now; null when nothing is. */
export type CohortReply = { ok: true; cohort: SavedCohort } | Extract<Changed<SavedCohort>, { ok: false }>;

const cohortId = z.string().regex(/^[A-Za-z0-9_-]{24}$/, "an id has 24 letters and digits");
const mostCohorts = 5_000;
const deletedForMs = 90 * 86_400_000;

/** Keeps a new cohort; a list of ids is frozen. A caller that draws the id itself may ask again: the cohort is kept once. */
export async function saveCohort(
  root: string,
  cohort: NewCohort,
  { id = newId(), ownerId }: { id?: string; ownerId: string | null },
): Promise<SavedCohort> {
  cohortId.parse(id);
  const { definition, ...said } = newCohort.parse(cohort);
  const now = Date.now();
  const row = { ...said, ...definitionColumns(definition), id, ownerId, revision: 1, createdAt: now, changedAt: now, deletedAt: null };
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      const known = await byId(transaction, id);
      if (known) return known;
      if ((await transaction.$count(cohorts)) >= mostCohorts) throw new Error(`there may be ${mostCohorts} cohorts`);
      await transaction.insert(cohorts).values(row);
      return asCohort(row);
    }),
  );
}

/** Changes some words of a cohort. The revision is the one that the caller saw; when another change came before, nothing is kept. */
export async function changeCohort(
  root: string,
  { id, revision, change }: { id: string; revision: number; change: CohortChange },
): Promise<CohortReply> {
  const { definition, name, description } = cohortChange.partial().parse(change);
  const columns = {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(definition === undefined ? {} : definitionColumns(definition)),
  };
  const reply = await changeRevision(root, {
    revision,
    load: (transaction) => byId(transaction, id),
    write: async (transaction, _, stamp) => {
      await transaction
        .update(cohorts)
        .set({ ...columns, ...stamp })
        .where(eq(cohorts.id, id));
      return (await byId(transaction, id)) as SavedCohort;
    },
  });
  return reply.ok ? { ok: true, cohort: reply.kept } : reply;
}

/** A cohort, also one that was deleted and can come back; null when there is none of this id. */
export async function loadCohort(root: string, id: string): Promise<SavedCohort | null> {
  return withStore(root, (store) => byId(store, id));
}

/** Whose a cohort is, also when it cannot be read; null when there is none of this id. */
export async function cohortOwner(root: string, id: string): Promise<Pick<SavedCohort, "id" | "ownerId"> | null> {
  const owned = { id: cohorts.id, ownerId: cohorts.ownerId };
  const [found] = await withStore(root, (store) => store.select(owned).from(cohorts).where(eq(cohorts.id, id)));
  return found ?? null;
}

/** The cohorts of these ids, deleted ones too. */
export async function loadCohorts(root: string, ids: readonly string[]): Promise<SavedCohort[]> {
  if (ids.length === 0) return [];
  const rows = await withStore(root, (store) =>
    store
      .select()
      .from(cohorts)
      .where(inArray(cohorts.id, [...new Set(ids)].slice(0, 1000))),
  );
  return rows.map(asCohort);
}

/** Every cohort that is not deleted, by name. */
export async function listCohorts(root: string): Promise<CohortSummary[]> {
  const { id, name, description, isFrozen, userCount, generation, ownerId, revision, createdAt, changedAt } = cohorts;
  const summary = { id, name, description, isFrozen, userCount, generation, ownerId, revision, createdAt, changedAt };
  return withStore(root, async (store) => {
    const rows = await store.select(summary).from(cohorts).where(isNull(cohorts.deletedAt)).orderBy(asc(cohorts.name), cohorts.id);
    const lists = await store.select({ id: cohorts.id }).from(cohorts).where(like(cohorts.definition, '{"list":%'));
    const isList = new Set(lists.map((each) => each.id));
    return rows.map((row) => ({ ...row, isList: isList.has(row.id) }));
  });
}

/** Takes a cohort out of sight; false when it was not there. What was deleted long ago goes for good. */
export async function deleteCohort(root: string, id: string): Promise<boolean> {
  const now = Date.now();
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      await transaction.delete(cohorts).where(lt(cohorts.deletedAt, now - deletedForMs));
      const gone = await transaction
        .update(cohorts)
        .set({ deletedAt: now })
        .where(and(eq(cohorts.id, id), isNull(cohorts.deletedAt)))
        .returning({ id: cohorts.id });
      return gone.length > 0;
    }),
  );
}

/** Undoes a deletion; the cohort as it was, or null when it is gone for good. */
export async function restoreCohort(root: string, id: string): Promise<SavedCohort | null> {
  return withStore(root, async (store) => {
    await store.update(cohorts).set({ deletedAt: null }).where(eq(cohorts.id, id));
    return byId(store, id);
  });
}

async function byId(store: Pick<Store, "select">, id: string): Promise<SavedCohort | null> {
  const [row] = await store.select().from(cohorts).where(eq(cohorts.id, id));
  return row ? asCohort(row) : null;
}

function definitionColumns(definition: SavedCohort["definition"]) {
  const ids = "users" in definition ? [...new Set(definition.users)] : null;
  return {
    definition: JSON.stringify(ids ? { ...definition, users: ids } : definition),
    isFrozen: ids !== null,
    userCount: ids?.length ?? null,
  };
}

/** What is kept is read anew each time: a cohort in words that nobody knows any more is refused by its name, never guessed. */
function asCohort({ definition, ...row }: Omit<SavedCohort, "definition"> & { definition: string }): SavedCohort {
  const read = readStored(cohortWords, definition);
  if (read === undefined) throw new RangeError(`the saved cohort “${row.name}” cannot be read any more: delete it and make a new one`);
  return { ...row, definition: read };
}
