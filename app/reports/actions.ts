"use server";

import type { ValueCount, ValueQuestion } from "../../components/inputs/catalogue.tsx";
import type { RunReply } from "../../components/report/report-actions.ts";
import { waitSecondsFor } from "../../lib/access/pace.ts";
import { catalogFor } from "../../lib/access/people-lists.ts";
import { whoOf } from "../../lib/access/principal.ts";
import { dataRoot } from "../../lib/env.ts";
import type { ReportResult } from "../../lib/run-report.ts";
import { type Annotation, saveAnnotation as keepAnnotation, loadAnnotations as notes } from "../../lib/store/annotations.ts";
import { loadDraft as load, saveDraft as save } from "../../lib/store/drafts.ts";
import type { ExperimentLogEntry } from "../../lib/store/experiment-log.ts";
import { requireMay } from "../access.ts";
import { currentData } from "../current-data.ts";
import { noteReading } from "./note-reading.ts";
import { startReport } from "./start-report.ts";

/** Compiles a question and starts its run; answers at once with a handle, or with what to change. */
export async function runReport(json: string, owner: string): Promise<RunReply<ReportResult>> {
  const principal = await requireMay("ask");
  const data = await currentData();
  if (!data) return { ok: false, issues: [{ path: "", message: "There is no data yet: bring some in on the Data page." }] };
  const reply = await startReport(data.generation, json, { principal, owner, place: "report" });
  if (reply.ok) await noteReading(json, principal);
  return reply;
}

/** Keeps that an experiment is looked at on these terms; its log of terms, newest first. */
export async function loadExperimentLog(json: string): Promise<ExperimentLogEntry[]> {
  return noteReading(json, await requireMay("ask"));
}

/** Keeps a definition that is too long for an address. */
export async function saveDraft(id: string, definition: string): Promise<boolean> {
  const who = whoOf(await requireMay("ask"));
  if ((await waitSecondsFor("drafts", who)) !== null) return false;
  return save(dataRoot(), id, definition).then(
    () => true,
    () => false,
  );
}

/** The definition kept under an id, or null. */
export async function loadDraft(id: string): Promise<string | null> {
  await requireMay("ask");
  return load(dataRoot(), id);
}

/** The notes on days of this data root. */
export async function loadAnnotations(): Promise<Annotation[]> {
  await requireMay("ask");
  return notes(dataRoot());
}

/** Keeps a note on a day, or forgets it when its text is empty. */
export async function saveAnnotation(annotation: Annotation): Promise<boolean> {
  await requireMay("save");
  return keepAnnotation(dataRoot(), annotation).then(
    () => true,
    () => false,
  );
}

/** The most frequent values of a property, for its picker. */
export async function findValues(question: ValueQuestion): Promise<ValueCount[]> {
  const principal = await requireMay("ask");
  const { property, of, search = "" } = question;
  const data = await currentData();
  const catalog = data && catalogFor(principal, data.catalog);
  const known = of === "user" ? catalog?.userProperties : catalog?.eventProperties;
  const values = known?.find(({ name }) => name === property)?.topValues ?? [];
  return values.filter(({ value }) => value.toLowerCase().includes(search.toLowerCase()));
}
