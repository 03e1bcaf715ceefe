import type { RunReply } from "../../components/report/report-actions.ts";
import { may } from "../../lib/access/deeds.ts";
import { holdsIds, listsPeople } from "../../lib/access/people-lists.ts";
import { personalConditions, unkeptCondition } from "../../lib/access/personal-conditions.ts";
import { type Principal, whoOf } from "../../lib/access/principal.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { dataRoot } from "../../lib/env.ts";
import {
  type Answered,
  answerCompiled,
  type Compiled,
  compileReport,
  parseReport,
  type ReportDefinition,
  type ReportIssue,
  type ReportResult,
} from "../../lib/run-report.ts";
import { keptAbout } from "../../lib/store/kept-conditions.ts";
import { listsIn } from "../../lib/vocabulary/cohort/saved.ts";
import { withSavedCohorts } from "../cohorts/put-in-place.ts";
import { currentData } from "../current-data.ts";

const longestQuestion = 200_000;
const hiddenSql = "-- This SQL names single people, and you may not see lists of them.\n";
const longestSql = 5_000_000;

/** Who asks from which page, and where on that page the answer goes: a new question there gives up the one before. */
export type Asker = { principal: Principal; owner: string; place: string };

/** A question on its way: its handle, or its answer where it is known already. */
type Enqueued = { ok: true; compiled: Compiled; run: { handle: string; cached?: Answered } } | { ok: false; issues: ReportIssue[] };

/** Parses, compiles and enqueues a question, its saved cohorts in their place; waits for nothing but the members of live lists. */
export async function enqueueReport(generation: Generation, json: string, { principal, owner, place }: Asker): Promise<Enqueued> {
  if (owner.length > 64 || place.length > 64) return refused("", "The question is too long.");
  const parsed = parsedQuestion(json);
  if (!parsed.ok) return parsed;
  const refusal = may(principal, "see-people") ? null : await refusalOf(parsed.definition);
  if (refusal) return refused("", refusal);
  try {
    const compiled = compileReport(await withSavedCohorts(parsed.definition, generation, { owner }), generation);
    const run = startRun({
      key: `${compiled.hash}:${generation.id}`,
      owner,
      who: whoOf(principal),
      place,
      execute: (signal, onProgress) => answerCompiled(compiled, { engine: engineFor(generation) }, { owner, signal, onProgress }),
    });
    const { handle, cached } = run as { handle: string; cached?: Answered };
    return { ok: true, compiled, run: { handle, ...(cached ? { cached } : {}) } };
  } catch (error) {
    if (error instanceof RangeError) return refused("interval", error.message);
    throw error;
  }
}

/** A question as it was sent; what is too long, no JSON, or nests so deep that nobody can read it, is refused like any other. */
export function parsedQuestion(json: string): ReturnType<typeof parseReport> {
  if (json.length > longestQuestion) return refused("", "The question is too long.");
  try {
    return parseReport(JSON.parse(json));
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return refused("", "This is no question.");
    throw error;
  }
}

/** Enqueues a question; its SQL comes with the reply. */
export async function startReport(generation: Generation, json: string, asker: Asker): Promise<RunReply<ReportResult>> {
  const enqueued = await enqueueReport(generation, json, asker);
  if (!enqueued.ok) return enqueued;
  const { statement, portable, reading, hash } = enqueued.compiled;
  if (!may(asker.principal, "see-people") && holdsIds(enqueued.compiled.definition))
    return { ok: true, run: enqueued.run, sql: hiddenSql, portableSql: hiddenSql, reading, hash };
  return { ok: true, run: enqueued.run, sql: statement.sql, portableSql: shownSql(portable), reading, hash };
}

/** A list of very many ids makes a text that no page shows; the command line prints it all. */
function shownSql(sql: string): string {
  return sql.length <= longestSql ? sql : `-- ${Math.round(sql.length / 1e6)} MB of SQL, for the ids of a cohort stand in it as values.\n`;
}

/** Without the right to see people, nothing that lists them is asked, nor any question of one's own about a single person. */
export async function refusalOf(definition: ReportDefinition): Promise<string | null> {
  const data = await currentData();
  if (!data) return null;
  const listed = listsPeople(definition, data.catalog);
  if (listed !== null) return listed;
  if (holdsIds(definition)) return "You may not ask about people by their ids.";
  if (listsIn(definition.cohorts ?? {}).length > 0)
    return "You may not ask about the people on a list, unless the team saved it as a cohort.";
  const personal = personalConditions(definition, data.catalog);
  if (personal.length === 0) return null;
  const kept = await keptAbout(dataRoot(), [...new Set(personal.map(({ property }) => property))]);
  const own = unkeptCondition(personal, kept);
  return own && `You may not filter by ${own.property}: its values nearly name single people. Filters that the team saved stay.`;
}

function refused(path: string, message: string): { ok: false; issues: ReportIssue[] } {
  return { ok: false, issues: [{ path, message }] };
}
