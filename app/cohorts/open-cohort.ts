import { ZodError } from "zod";
import type { CohortSource, KeptReply, OpenCohort } from "../../components/cohorts/cohort-actions.ts";
import { reportAddress } from "../../components/report/report-address.ts";
import { holdsIds } from "../../lib/access/people-lists.ts";
import { longestAddress } from "../../lib/reports/address.ts";
import { reportKinds } from "../../lib/reports/index.ts";
import type { AnswerBase, DefinitionBase, FrameBase, ReportKind } from "../../lib/reports/kind.ts";
import { parseReport } from "../../lib/run-report.ts";
import type { CohortReply, SavedCohort } from "../../lib/store/cohorts.ts";
import { whenWords } from "../../lib/vocabulary/cohort/phrase.ts";
import { spoken } from "../../lib/vocabulary/phrase.ts";

type AnyKind = ReportKind<DefinitionBase, FrameBase, AnswerBase>;

/** A cohort as its page opens it. */
export function openCohort(cohort: SavedCohort): OpenCohort {
  const { definition } = cohort;
  const isList = "users" in definition || "list" in definition;
  return { ...cohort, definition: isList ? null : definition, source: sourceOf(definition) };
}

/** The report that a list came from, in words and as a link; null for lists that came from elsewhere, or whose report names single people. */
function sourceOf(cohort: SavedCohort["definition"]): CohortSource | null {
  const report = "list" in cohort ? cohort.list : "users" in cohort ? cohort.from : undefined;
  if (!report || holdsIds(report)) return null;
  const { part: _, kind, view, ...rest } = report;
  const draft = view === undefined || view === "actors" ? rest : { ...rest, view };
  const parsed = parseReport({ kind, ...draft });
  if (!parsed.ok) return null;
  const { title, reading } = reportKinds[parsed.definition.kind] as unknown as AnyKind;
  const address = reportAddress(parsed.definition.kind, draft);
  return {
    title,
    reading: spoken(reading(parsed.definition, { current: null })).replaceAll("*", ""),
    dates: whenWords(parsed.definition.range).trim() || "all of the data",
    address: address.length <= longestAddress ? address : null,
  };
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
