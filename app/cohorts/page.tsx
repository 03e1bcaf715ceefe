import type { Metadata } from "next";
import { connection } from "next/server";
import { CohortList } from "../../components/cohorts/cohort-list.tsx";
import { may } from "../../lib/access/deeds.ts";
import { dataRoot } from "../../lib/env.ts";
import { listCohorts } from "../../lib/store/cohorts.ts";
import { pageMay } from "../access.ts";
import { runReport } from "../reports/actions.ts";
import { reportContext } from "../reports/report-context.ts";
import { accountNames, mayDelete } from "../saved/open-report.ts";
import { deleteCohort, restoreCohort } from "./actions.ts";

export const metadata: Metadata = { title: "Cohorts" };

export default async function CohortsPage() {
  await connection();
  const principal = await pageMay("ask");
  const [cohorts, names, { settings, catalogue }] = await Promise.all([listCohorts(dataRoot()), accountNames(), reportContext()]);
  const listed = cohorts.map((cohort) => ({
    ...cohort,
    ownerName: names.get(cohort.ownerId ?? "") ?? null,
    mayDelete: mayDelete(principal, cohort),
  }));
  const { timezone, weekStart } = settings;
  return (
    <CohortList
      cohorts={listed}
      maySave={may(principal, "save")}
      zone={{ timezone, weekStart }}
      generation={catalogue.generation}
      actions={{ deleteCohort, restoreCohort, runReport }}
    />
  );
}
