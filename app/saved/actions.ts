"use server";

import { ZodError } from "zod";
import type { NamedVersion, OpenReport, SaveReply } from "../../components/saved/saved-actions.ts";
import type { ImportReply } from "../../components/saved/saved-row.ts";
import { definitionFor } from "../../lib/access/people-lists.ts";
import { dataRoot } from "../../lib/env.ts";
import { readReportFile } from "../../lib/saved/report-file.ts";
import { setFavourite as keepFavourite, type ObjectRef, objectRef } from "../../lib/store/favourites.ts";
import { listVersions as versionsOf } from "../../lib/store/report-versions.ts";
import {
  changeReport as change,
  loadReport,
  type NewReport,
  type ReportChange,
  deleteReport as remove,
  restoreReport as restore,
  saveReport as save,
} from "../../lib/store/saved-reports.ts";
import { requireMay } from "../access.ts";
import { copied } from "./copied.ts";
import { accountNames, accountOf, mayDelete, opened, replied, shelfOf } from "./open-report.ts";

function refused(error: unknown): SaveReply {
  if (!(error instanceof ZodError)) throw error;
  return { ok: false, because: "faults", faults: error.issues.map(({ path, message }) => ({ path: path.join("."), message })) };
}

/** Keeps a new report under an id that the page drew; asking again after a lost answer keeps it once. */
export async function saveReport(id: string, report: NewReport): Promise<SaveReply> {
  const principal = await requireMay("save");
  try {
    return { ok: true, open: await opened(await save(dataRoot(), report, { id, ownerId: accountOf(principal) }), principal) };
  } catch (error) {
    return refused(error);
  }
}

/** Changes a report that the page saw at a revision; refused with what is there when another change came before. */
export async function changeReport(at: { id: string; revision: number }, words: ReportChange): Promise<SaveReply> {
  const principal = await requireMay("save");
  const { id, revision } = at;
  try {
    return await replied(await change(dataRoot(), { id: `${id}`, revision, change: words }, accountOf(principal)), principal);
  } catch (error) {
    return refused(error);
  }
}

/** A report as it is now; null when there is none of this id. */
export async function openReport(id: string): Promise<OpenReport | null> {
  const principal = await requireMay("ask");
  const report = await loadReport(dataRoot(), `${id}`);
  return report ? opened(report, principal) : null;
}

/** Takes a report out of sight; false when it is not there or belongs to somebody else. */
export async function deleteReport(id: string): Promise<boolean> {
  const principal = await requireMay("save");
  const report = await loadReport(dataRoot(), `${id}`);
  return report !== null && mayDelete(principal, report) && remove(dataRoot(), report.id);
}

/** Undoes a deletion. */
export async function restoreReport(id: string): Promise<boolean> {
  const principal = await requireMay("save");
  const report = await loadReport(dataRoot(), `${id}`);
  return report !== null && mayDelete(principal, report) && (await restore(dataRoot(), report.id)) !== null;
}

/** Keeps an object at hand, or no longer. */
export async function setFavourite(ref: ObjectRef, on: boolean): Promise<void> {
  const principal = await requireMay("ask");
  const [known] = objectRef(`${ref.kind}`, `${ref.id}`.slice(0, 64));
  if (known) await keepFavourite(dataRoot(), shelfOf(principal), { ...known, on: on === true });
}

/** The versions of a report, newest first, with who made them. */
export async function listVersions(id: string): Promise<NamedVersion[]> {
  const principal = await requireMay("ask");
  const [versions, names] = await Promise.all([versionsOf(dataRoot(), `${id}`), accountNames()]);
  return versions.map((version) => {
    const definition = definitionFor(principal, version.definition);
    return { ...version, definition, changedByName: names.get(version.changedBy ?? "") ?? null };
  });
}

/** Keeps a copy of a report under a name that says so; null when it is not there. */
export async function duplicateReport(id: string): Promise<{ id: string; name: string } | null> {
  const principal = await requireMay("save");
  const report = await loadReport(dataRoot(), `${id}`);
  return report && copied(report, accountOf(principal));
}

/** Brings in a report's file, or a bare definition; says what is wrong with it by its place. */
export async function importReport(fileName: string, text: string): Promise<ImportReply> {
  const principal = await requireMay("save");
  const read = readReportFile(`${text}`, `${fileName}`.slice(0, 300));
  if (!read.ok) return { ok: false, faults: read.faults.slice(0, 20) };
  const { id, name } = await save(dataRoot(), read.report, { ownerId: accountOf(principal) });
  return { ok: true, id, name, upgradedBy: read.upgradedBy };
}
