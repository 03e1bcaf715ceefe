"use server";

import type { ExportReply } from "../../components/events/export-actions.ts";
import { currentData } from "../current-data.ts";
import { requireOwnPage } from "../own-page.ts";
import { startExport } from "./start-export.ts";

/** Starts an export of events; the run's answer names the file to fetch. */
export async function exportEvents(json: string, owner: string): Promise<ExportReply> {
  await requireOwnPage();
  const data = await currentData();
  if (!data) return { ok: false, message: "There is no data yet: bring some in on the Data page." };
  return startExport(data.generation, json, owner);
}
