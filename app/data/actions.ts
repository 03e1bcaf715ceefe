"use server";

import type { JobReply, PropertyDetail, RunHandle } from "../../components/data/data-actions.ts";
import { catalogFor } from "../../lib/access/people-lists.ts";
import { serverJobs } from "../../lib/dataset/jobs.ts";
import { dataRoot } from "../../lib/env.ts";
import { describedKinds, saveDescription } from "../../lib/store/descriptions.ts";
import { requireMay } from "../access.ts";
import { currentData } from "../current-data.ts";
import { propertyDetail } from "./catalogue-rows.ts";
import { startRejects } from "./find-rejects.ts";
import { startJob, startVerify } from "./start-job.ts";

/** Starts looking at what was chosen: files, shape, mapping, first rows. */
export async function lookAt(choice: string): Promise<JobReply> {
  await requireMay("bring-data");
  return startJob("preview", choice);
}

/** Starts counting what an import would give. */
export async function countRows(choice: string): Promise<JobReply> {
  await requireMay("bring-data");
  return startJob("dry-run", choice);
}

/** Starts an import; it goes on when the page is left. */
export async function startImport(choice: string): Promise<JobReply> {
  await requireMay("bring-data");
  return startJob("import", choice);
}

/** Stops a job; the data set stays as it was. */
export async function cancelJob(handle: string): Promise<void> {
  await requireMay("bring-data");
  serverJobs().cancel(handle);
}

/** Starts comparing the files on the disk with their hashes. */
export async function verify(): Promise<JobReply> {
  await requireMay("bring-data");
  return startVerify();
}

/** Starts reading a page of the rejects; null without data. */
export async function findRejects(json: string, owner: string): Promise<RunHandle | null> {
  const principal = await requireMay("see-people");
  const data = await currentData();
  return data && startRejects(data.generation, json, { principal, owner: owner.slice(0, 64) });
}

/** What the catalogue knows of one property. */
export async function findProperty(of: "event" | "user", name: string): Promise<PropertyDetail | null> {
  const principal = await requireMay("ask");
  const data = await currentData();
  return data && propertyDetail(catalogFor(principal, data.catalog), of, name);
}

/** Keeps what an event or a property means; false when it could not. */
export async function describe(kind: string, name: string, text: string): Promise<boolean> {
  await requireMay("save");
  const known = describedKinds.find((each) => each === kind);
  if (!known) return false;
  return saveDescription(dataRoot(), { kind: known, name, text }).then(
    () => true,
    () => false,
  );
}
