import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { QueryError } from "../../lib/engine/query.ts";
import { compileList } from "../../lib/run-list.ts";
import { parseReport } from "../../lib/run-report.ts";
import { mostListedUsers } from "../../lib/vocabulary/cohort.ts";
import { withSavedCohorts } from "./put-in-place.ts";

const longestQuestion = 200_000;

/** The ids of all users of a report's list, or why they cannot be kept: a list is never cut. */
export async function listUsers(
  generation: Generation,
  json: string,
  owner: string,
): Promise<{ ok: true; users: string[] } | { ok: false; message: string }> {
  if (json.length > longestQuestion) return { ok: false, message: "The question is too long." };
  const parsed = parseReport(JSON.parse(json));
  if (!parsed.ok) return { ok: false, message: parsed.issues[0]?.message ?? "This list cannot be asked for." };
  try {
    const statement = compileList(await withSavedCohorts(parsed.definition), generation);
    const { values } = await engineFor(generation).run(statement, { owner, maxRows: mostListedUsers + 1 });
    const users = (values[0] ?? []).map(String);
    if (users.length <= mostListedUsers) return { ok: true, users };
    return { ok: false, message: `A frozen list holds at most ${mostListedUsers.toLocaleString("en-US")} users; this one is longer.` };
  } catch (error) {
    if (error instanceof RangeError || error instanceof QueryError) return { ok: false, message: error.message };
    throw error;
  }
}
