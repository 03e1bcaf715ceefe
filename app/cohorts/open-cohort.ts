import { ZodError } from "zod";
import type { KeptReply, OpenCohort } from "../../components/cohorts/cohort-actions.ts";
import type { CohortReply, SavedCohort } from "../../lib/store/cohorts.ts";

/** A cohort as its page opens it. */
export function openCohort(cohort: SavedCohort): OpenCohort {
  return { ...cohort, definition: cohort.isFrozen ? null : cohort.definition };
}

/** What became of a cohort that was sent, as a page takes it. */
export async function keptReply(keeping: Promise<SavedCohort | CohortReply>): Promise<KeptReply> {
  try {
    const kept = await keeping;
    if (!("ok" in kept)) return { ok: true, cohort: openCohort(kept) };
    if (kept.ok) return { ok: true, cohort: openCohort(kept.cohort) };
    const words =
      kept.because === "deleted" ? "This cohort was deleted." : "Somebody else changed this cohort: reload to see what is there now.";
    return { ok: false, message: words };
  } catch (error) {
    if (error instanceof ZodError) return { ok: false, message: error.issues[0]?.message ?? "This is no cohort." };
    throw error;
  }
}
