import type { CohortChange, CohortSummary, NewCohort, SavedCohort } from "../../lib/store/cohorts.ts";
import type { ExportReply } from "../events/export-actions.ts";

/** A cohort in the list of all. */
export type ListedCohort = CohortSummary & { ownerName: string | null; mayDelete: boolean };

/** A cohort as its page opens it; the ids of a frozen one stay on the server. */
export type OpenCohort = Omit<SavedCohort, "definition"> & { definition: SavedCohort["definition"] | null };

/** What became of something that was sent: kept, or refused in words. */
export type KeptReply = { ok: true; cohort: OpenCohort } | { ok: false; message: string };

/** Keeps everybody on a report's list under a name. */
export type FreezeList = (id: string, named: { name: string; description: string }, json: string) => Promise<KeptReply>;

/** The server actions of cohorts; they arrive as props. */
export type CohortActions = {
  saveCohort: (id: string, cohort: NewCohort) => Promise<KeptReply>;
  changeCohort: (at: { id: string; revision: number }, change: CohortChange) => Promise<KeptReply>;
  deleteCohort: (id: string) => Promise<boolean>;
  restoreCohort: (id: string) => Promise<boolean>;
  exportMembers: (json: string, owner: string) => Promise<ExportReply>;
};
