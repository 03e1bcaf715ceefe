import { join } from "node:path";
import { z } from "zod";
import type { ExportReply } from "../../components/events/export-actions.ts";
import { exportName } from "../../lib/access/export-name.ts";
import { type Principal, whoOf } from "../../lib/access/principal.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { exportRows } from "../../lib/engine/export.ts";
import { exportFolder } from "../../lib/engine/export-folder.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { memberColumns } from "../../lib/people/members.ts";
import { compilePeople, parsePeople } from "../../lib/run-people.ts";
import { withSavedCohorts } from "./put-in-place.ts";

const request = z.strictObject({
  question: z.record(z.string(), z.unknown()),
  format: z.enum(["csv", "parquet"]),
  expected: z.number().int().min(0),
});

type Asking = { principal: Principal; owner: string };

/** Starts writing a file with all users of a cohort. */
export async function startMembersExport(generation: Generation, json: string, { principal, owner }: Asking): Promise<ExportReply> {
  if (json.length > 200_000 || owner.length > 64) return { ok: false, message: "The question is too long." };
  const asked = request.safeParse(JSON.parse(json));
  const parsed = asked.success ? parsePeople({ ...asked.data.question, ask: "members", limit: null, offset: 0 }) : null;
  if (!asked.success || !parsed?.ok) return { ok: false, message: "This cannot be exported." };
  const { format, expected } = asked.data;
  try {
    const { statement } = compilePeople(await withSavedCohorts(parsed.definition, generation), generation);
    const file = exportName(principal, format);
    const { handle } = startRun({
      ...{ key: `export:${file}`, owner, who: whoOf(principal), place: "export" },
      execute: async (signal, onProgress) => {
        const path = join(/*turbopackIgnore: true*/ exportFolder(), file);
        const written = await exportRows({ generation, statement, heads: memberColumns, format, path, expected, signal, onProgress });
        return { file, ...written };
      },
    });
    return { ok: true, handle };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: error.message };
    throw error;
  }
}
