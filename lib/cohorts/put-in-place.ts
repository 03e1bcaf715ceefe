import type { Generation } from "../dataset/generation.ts";
import { asQueryError, type Engine } from "../engine/query.ts";
import { productVersion } from "../env.ts";
import { compileList } from "../run-list.ts";
import { definitionHash, parseReport, type ReportDefinition } from "../run-report.ts";
import { loadCohorts } from "../store/cohorts.ts";
import { cycleOf } from "../vocabulary/cohort/references.ts";
import { listsIn, savedIds, withListed, withSaved } from "../vocabulary/cohort/saved.ts";
import { type Cohort, type ListedReport, mostListedUsers } from "../vocabulary/cohort.ts";
import { keptIds } from "./kept-ids.ts";

/** Where saved cohorts come from, and what answers for the members of those that are the list of a report. */
export type Placing = {
  /** Data root of the store, and of the ids that are kept for each generation. */
  root: string;
  generation: Generation;
  engine: Engine;
  /** Whose turn the engine takes. */
  owner: string;
  /** How long the list of a live cohort may take; the engine's own limit without it. */
  deadlineMs?: number | undefined;
};

type WithCohorts = { cohorts?: Record<string, Cohort> | undefined };

/**
 * The question with the definitions of the saved cohorts that it names in their place, and with the users of those that are the list
 * of a report: from here on it says all that it needs. What stands in the way is a RangeError that names the cohort.
 */
export async function withCohortsInPlace<Definition extends object>(definition: Definition, placing: Placing): Promise<Definition> {
  return placed(definition, placing, []);
}

/** The ids of everybody on the list of a report, as of now; a RangeError says why there is no such list. */
export async function usersOnList(list: ListedReport, placing: Placing): Promise<string[]> {
  return listed(list, placing, []);
}

/** `way` are the lists on whose way this definition is asked. */
async function placed<Definition extends object>(definition: Definition, placing: Placing, way: readonly string[]): Promise<Definition> {
  const { cohorts }: WithCohorts = definition;
  if (!cohorts) return definition;
  const defined = await withDefinitions(cohorts, placing.root);
  const users = new Map<string, string[]>();
  for (const { name, list } of listsIn(defined)) {
    const key = JSON.stringify(list);
    if (way.includes(key)) throw new RangeError(`the live cohort “${name}” cannot be found: its report is itself filtered by it`);
    if (!users.has(key)) users.set(key, await named(name, () => listed(list, placing, way)));
  }
  return { ...definition, cohorts: withListed(defined, (list) => users.get(JSON.stringify(list)) ?? []) };
}

async function withDefinitions(cohorts: Record<string, Cohort>, root: string): Promise<Record<string, Cohort>> {
  let defined = cohorts;
  for (let depth = 0; savedIds(defined).length > 0; depth += 1) {
    if (depth === 20) throw new RangeError("a saved cohort cannot contain itself");
    const found = await loadCohorts(root, savedIds(defined));
    const known = new Map(found.filter(({ deletedAt }) => deletedAt === null).map((each) => [each.id, each.definition]));
    const isThere = (id: string) => found.some((each) => each.id === id);
    defined = withSaved(defined, (id, name) => known.get(id) ?? missing(name, isThere(id)));
  }
  const cycle = cycleOf(defined);
  if (cycle) throw new RangeError(`a cohort cannot contain itself: ${cycle.join(" → ")}`);
  return defined;
}

function missing(name: string, isDeleted: boolean): never {
  throw new RangeError(`the saved cohort “${name}” ${isDeleted ? "was deleted" : "is not there"}`);
}

/** Why the members of a cohort could not be found, with its name. */
async function named<Found>(name: string, find: () => Promise<Found>): Promise<Found> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith("the live cohort “")) throw error;
    if (error instanceof RangeError) throw new RangeError(`the live cohort “${name}” cannot be found: ${error.message}`);
    throw error;
  }
}

async function listed(list: ListedReport, placing: Placing, way: readonly string[]): Promise<string[]> {
  const { generation, root, deadlineMs } = placing;
  const definition = await placed(listDefinition(list), placing, [...way, JSON.stringify(list)]);
  const question = `${definitionHash(definition)}-${productVersion}`;
  return keptIds({ root, generation: generation.id, question, deadlineMs }, () => found(definition, placing));
}

/** The report of a list, read again: it was kept by an earlier version, or came from outside. */
function listDefinition(list: ListedReport): ReportDefinition {
  const parsed = parseReport(list);
  if (parsed.ok) return parsed.definition;
  const [issue] = parsed.issues;
  throw new RangeError(`its report cannot be asked: ${issue?.path ? `${issue.path}: ` : ""}${issue?.message ?? ""}`);
}

/** All of the list, never a page of it. */
async function found(definition: ReportDefinition, { generation, engine, owner, deadlineMs }: Placing): Promise<string[]> {
  const statement = compileList(definition, generation);
  const { values } = await engine.run(statement, { owner, deadlineMs, maxRows: mostListedUsers + 1 }).catch((error: unknown) => {
    const { code, message } = asQueryError(error);
    throw new RangeError(code === "E_SQL" ? "its question could not be computed" : message, { cause: code });
  });
  const users = (values[0] ?? []).map(String);
  if (users.length <= mostListedUsers) return users;
  throw new RangeError(`a list holds at most ${mostListedUsers.toLocaleString("en-US")} users; this one is longer`);
}
