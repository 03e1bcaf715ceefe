"use server";

import type { KeepListReply, KeptReply, ListToKeep } from "../../components/cohorts/cohort-actions.ts";
import type { ExportReply } from "../../components/events/export-actions.ts";
import { dataRoot } from "../../lib/env.ts";
import {
  type CohortChange,
  changeCohort as change,
  cohortOwner,
  type NewCohort,
  deleteCohort as remove,
  restoreCohort as restore,
  saveCohort as save,
} from "../../lib/store/cohorts.ts";
import { requireMay } from "../access.ts";
import { currentData } from "../current-data.ts";
import { accountOf, mayDelete } from "../saved/open-report.ts";
import { keepUsersOf } from "./keep-list.ts";
import { keptReply } from "./open-cohort.ts";
import { startMembersExport } from "./start-export.ts";

const noData = { ok: false, message: "There is no data yet: bring some in on the Data page." } as const;

/** Keeps a new cohort under an id that the page drew; asking again after a lost answer keeps it once. */
export async function saveCohort(id: string, cohort: NewCohort): Promise<KeptReply> {
  const principal = await requireMay("save");
  return keptReply(save(dataRoot(), cohort, { id: `${id}`, ownerId: accountOf(principal) }));
}

/** Changes a cohort that the page saw at a revision; refused when another change came before. */
export async function changeCohort(at: { id: string; revision: number }, words: CohortChange): Promise<KeptReply> {
  await requireMay("save");
  return keptReply(change(dataRoot(), { id: `${at.id}`, revision: Number(at.revision), change: words }));
}

/** Keeps everybody on a report's list, all of its pages, as a cohort: live, or frozen as it is now. */
export async function keepList(id: string, list: ListToKeep, json: string): Promise<KeepListReply> {
  await requireMay("see-people");
  const principal = await requireMay("save");
  const data = await currentData();
  return data ? keepUsersOf(data.generation, { ...list, json }, { id: `${id}`, ownerId: accountOf(principal) }) : noData;
}

/** Takes a cohort out of sight; false when it is not there or belongs to somebody else. */
export async function deleteCohort(id: string): Promise<boolean> {
  const principal = await requireMay("save");
  const cohort = await cohortOwner(dataRoot(), `${id}`);
  return cohort !== null && mayDelete(principal, cohort) && remove(dataRoot(), cohort.id);
}

/** Undoes a deletion. */
export async function restoreCohort(id: string): Promise<boolean> {
  const principal = await requireMay("save");
  const cohort = await cohortOwner(dataRoot(), `${id}`);
  return cohort !== null && mayDelete(principal, cohort) && (await restore(dataRoot(), cohort.id)) !== null;
}

/** Starts a file with all users of a cohort; the run's answer names the file to fetch. */
export async function exportMembers(json: string, owner: string): Promise<ExportReply> {
  const principal = await requireMay("see-people");
  const data = await currentData();
  return data ? startMembersExport(data.generation, json, { principal, owner }) : noData;
}
