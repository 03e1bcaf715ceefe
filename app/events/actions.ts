"use server";

import type { ExportReply } from "../../components/events/export-actions.ts";
import { requireMay } from "../access.ts";
import { currentData } from "../current-data.ts";
import { startExport } from "./start-export.ts";

/** Starts an export of events; the run's answer names the file to fetch. */
export async function exportEvents(json: string, owner: string): Promise<ExportReply> {
  const principal = await requireMay("see-people");
  const data = await currentData();
  if (!data) return { ok: false, message: "There is no data yet: bring some in on the Data page." };
  return startExport(data.generation, json, { principal, owner });
}
