import { createHash } from "node:crypto";
import { and, desc, eq, gt, lte } from "drizzle-orm";
import {
  type ExperimentTerms,
  experimentIdentity,
  experimentTerms,
  type TermChange,
  termChanges,
} from "../reports/experiment/definition/terms.ts";
import type { ExperimentDefinition } from "../reports/experiment/definition.ts";
import { keepNewest } from "./keep-newest.ts";
import { keptTerms, toldChange, toldTerms } from "./kept-terms.ts";
import { type Store, withStore } from "./open-store.ts";
import { experimentLog } from "./schema.ts";

/** A reading of an experiment on other terms than the one before; the first one has no changes. */
export type ExperimentLogEntry = {
  place: number;
  /** Milliseconds. */
  at: number;
  /** The name of the account; null where none was needed. */
  who: string | null;
  terms: ExperimentTerms;
  changes: TermChange[];
  definitionHash: string;
};

/** Who read it, what, and whether there may be one more line. */
export type ExperimentReader = {
  account: { id: string; name: string } | null;
  /** Of the definition that was read. */
  definitionHash: string;
  /** Asked once when there is a line to add; absent, all may. */
  mayAdd?: () => Promise<boolean>;
};

const mostShown = 1000;
const mostOfOne = 2_000;
const mostFirst = 50_000;
const mostLater = 50_000;

/** Adds a line when an experiment is read for the first time, or on other terms than the last time; true when it did. Of two at one moment the later is held against the earlier. */
export async function logReading(
  root: string,
  definition: ExperimentDefinition,
  { account, definitionHash, mayAdd = async () => true }: ExperimentReader,
): Promise<boolean> {
  const experiment = keyOf(definition);
  const terms = keptTerms(experimentTerms(definition));
  let may: boolean | undefined;
  const read = { at: Date.now(), accountId: account?.id ?? null, who: account?.name ?? null, definitionHash };
  return withStore(root, async (store) => {
    for (;;) {
      const [last] = await newest(store, experiment, 1);
      const changes = last ? termChanges(keptTerms(JSON.parse(last.terms) as ExperimentTerms), terms) : [];
      if (last && changes.length === 0) return false;
      may ??= await mayAdd();
      if (!may) return false;
      const place = (last?.place ?? 0) + 1;
      const said = { terms: JSON.stringify(terms), changes: JSON.stringify(changes.map(toldChange)) };
      const line = { experiment, place, ...read, ...said };
      const { rowsAffected } = await store.insert(experimentLog).values(line).onConflictDoNothing();
      if (rowsAffected === 0) continue;
      await forgetOldest(store, experiment);
      return true;
    }
  });
}

/** The first reading of an experiment stays, of the later ones so many; of all experiments so many first ones, and so many later ones. */
async function forgetOldest(store: Store, experiment: string): Promise<void> {
  const { at, place } = experimentLog;
  const later = and(eq(experimentLog.experiment, experiment), gt(place, 1));
  await keepNewest(store, { table: experimentLog, at: place, most: mostOfOne, where: later });
  await keepNewest(store, { table: experimentLog, at, most: mostFirst, where: lte(place, 1) });
  await keepNewest(store, { table: experimentLog, at, most: mostLater, where: gt(place, 1) });
}

/** The log of an experiment, newest first; of a very long one the newest thousand lines. */
export async function loadExperimentLog(root: string, definition: ExperimentDefinition): Promise<ExperimentLogEntry[]> {
  const rows = await withStore(root, (store) => newest(store, keyOf(definition), mostShown));
  return rows.map(({ place, at, who, terms, changes, definitionHash }) => ({
    ...{ place, at, who, definitionHash },
    terms: toldTerms(JSON.parse(terms) as ExperimentTerms),
    changes: (JSON.parse(changes) as TermChange[]).map(toldChange),
  }));
}

const keyOf = (definition: ExperimentDefinition): string => createHash("sha256").update(experimentIdentity(definition)).digest("hex");

function newest(store: Store, experiment: string, count: number) {
  return store.select().from(experimentLog).where(eq(experimentLog.experiment, experiment)).orderBy(desc(experimentLog.place)).limit(count);
}
