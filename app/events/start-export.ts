import { join } from "node:path";
import { z } from "zod";
import type { ExportReply } from "../../components/events/export-actions.ts";
import { exportName } from "../../lib/access/export-name.ts";
import { type Principal, whoOf } from "../../lib/access/principal.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { exportRows } from "../../lib/engine/export.ts";
import { exportFolder } from "../../lib/engine/export-folder.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { type ExportDefinition, exportHeads } from "../../lib/people/explore.ts";
import { compilePeople, parsePeople } from "../../lib/run-people.ts";
import { withSavedCohorts } from "../cohorts/put-in-place.ts";

const request = z.strictObject({ question: z.unknown(), format: z.enum(["csv", "parquet"]), expected: z.number().int().min(0) });

/** Starts writing a file with all of the events that a question means; it is given up when nobody follows it any more. */
export async function startExport(
  generation: Generation,
  json: string,
  { principal, owner }: { principal: Principal; owner: string },
): Promise<ExportReply> {
  if (json.length > 200_000 || owner.length > 64) return { ok: false, message: "The question is too long." };
  const asked = request.safeParse(JSON.parse(json));
  const parsed = asked.success ? parsePeople(asked.data.question) : null;
  if (!asked.success || !parsed?.ok || parsed.definition.ask !== "export") return { ok: false, message: "This cannot be exported." };
  const { definition } = parsed;
  const { format, expected } = asked.data;
  const compiled = await compiledOrRefused(definition, generation);
  if (!compiled.ok) return compiled;
  const { statement } = compiled;
  const heads = exportHeads(definition.columns);
  const file = exportName(principal, format);
  const { handle } = startRun({
    key: `export:${file}`,
    owner,
    who: whoOf(principal),
    place: "export",
    execute: async (signal, onProgress) => {
      const path = join(/*turbopackIgnore: true*/ exportFolder(), file);
      return { file, ...(await exportRows({ generation, statement, heads, format, path, expected, signal, onProgress })) };
    },
  });
  return { ok: true, handle };
}

/** Dates that do not exist, and the like, are refused in words for the asker. */
async function compiledOrRefused(definition: ExportDefinition, generation: Generation) {
  try {
    return { ok: true as const, statement: compilePeople(await withSavedCohorts(definition, generation), generation).statement };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false as const, message: error.message };
    throw error;
  }
}
