import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { CohortScreen } from "../../../components/cohorts/cohort-screen.tsx";
import { may } from "../../../lib/access/deeds.ts";
import { holdsIds } from "../../../lib/access/people-lists.ts";
import { dataRoot } from "../../../lib/env.ts";
import { loadCohort, type SavedCohort } from "../../../lib/store/cohorts.ts";
import { pageMay } from "../../access.ts";
import { askPeople } from "../../people/actions.ts";
import { findValues, runReport } from "../../reports/actions.ts";
import { reportContext } from "../../reports/report-context.ts";
import { changeCohort, deleteCohort, exportMembers, restoreCohort, saveCohort } from "../actions.ts";
import { openCohort } from "../open-cohort.ts";

type PageProps = { params: Promise<{ id: string }> };

/** Null for a cohort that is still to be written. */
async function cohortOf({ params }: PageProps): Promise<SavedCohort | null> {
  const { id } = await params;
  if (id === "new") return null;
  const cohort = await loadCohort(dataRoot(), id);
  return cohort && cohort.deletedAt === null ? cohort : notFound();
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  await pageMay("ask");
  return { title: (await cohortOf(props))?.name ?? "New cohort" };
}

const actions = { saveCohort, changeCohort, deleteCohort, restoreCohort, exportMembers, runReport, findValues, askPeople };

export default async function CohortPage(props: PageProps) {
  await connection();
  const principal = await pageMay("ask");
  const cohort = await cohortOf(props);
  if (!cohort) await pageMay("save");
  const opened = cohort && openCohort(cohort);
  const isHidden = opened !== null && !may(principal, "see-people") && holdsIds(opened.definition);
  const { catalogue, settings } = await reportContext();
  const { timezone, weekStart } = settings;
  return (
    <CohortScreen
      key={cohort?.id ?? "new"}
      cohort={isHidden ? { ...opened, definition: null } : opened}
      catalogue={catalogue}
      zone={{ timezone, weekStart }}
      actions={actions}
    />
  );
}
