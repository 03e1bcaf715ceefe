import { dataRoot } from "../../lib/env.ts";
import { openDefinition, type SavedReport, saveReport } from "../../lib/store/saved-reports.ts";

/** Keeps a copy of a report, its definition brought up to date. */
export async function copied(report: SavedReport, ownerId: string | null): Promise<{ id: string; name: string }> {
  const { description, tags, view } = report;
  const name = `${report.name.slice(0, 190)} (copy)`;
  const words = {
    name,
    description,
    tags,
    view: JSON.parse(view) as Record<string, string>,
    definition: openDefinition(report).definition,
  };
  const { id } = await saveReport(dataRoot(), words, { ownerId });
  return { id, name };
}
