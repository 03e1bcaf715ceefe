import type { CohortChange, CohortSummary, NewCohort, SavedCohort } from "../../lib/store/cohorts.ts";
import type { ExportReply } from "../events/export-actions.ts";

/** A cohort in the list of all. */
export type ListedCohort = CohortSummary & { ownerName: string | null; mayDelete: boolean };

/** The report that a list came from: its kind, in words, its dates, and where it opens (null when that is too long for an address). */
export type CohortSource = { title: string; reading: string; dates: string; address: string | null };

/** A cohort as its page opens it; lists stay on the server: their definition is null, live or frozen. */
export type OpenCohort = Omit<SavedCohort, "definition"> & {
  definition: SavedCohort["definition"] | null;
  source: CohortSource | null;
};

/** What became of something that was sent: kept, or refused in words. */
export type KeptReply = { ok: true; cohort: OpenCohort } | { ok: false; message: string };

/** A list to be kept under a name: found anew whenever the data change, or as it is now. */
export type ListToKeep = { name: string; description: string; mode: ListMode };
export type ListMode = "live" | "frozen";

/** What became of a list; `users` are on it now. */
export type KeepListReply = (Extract<KeptReply, { ok: true }> & { users: number }) | Extract<KeptReply, { ok: false }>;

/** Keeps everybody on a report's list. */
export type KeepList = (id: string, list: ListToKeep, json: string) => Promise<KeepListReply>;

/** The server actions of cohorts; they arrive as props. */
export type CohortActions = {
  saveCohort: (id: string, cohort: NewCohort) => Promise<KeptReply>;
  changeCohort: (at: { id: string; revision: number }, change: CohortChange) => Promise<KeptReply>;
  deleteCohort: (id: string) => Promise<boolean>;
  restoreCohort: (id: string) => Promise<boolean>;
  exportMembers: (json: string, owner: string) => Promise<ExportReply>;
};
