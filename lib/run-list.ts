import type { Generation } from "./dataset/generation.ts";
import type { Statement } from "./engine/query.ts";
import { call, column } from "./plan/expression.ts";
import type { Plan } from "./plan/relation.ts";
import { reportKinds } from "./reports/index.ts";
import type { AnswerBase, FrameBase, ReportKind } from "./reports/kind.ts";
import { dataFacts, dataFiles, type ReportDefinition } from "./run-report.ts";
import { duckdb } from "./sql/duckdb/dialect.ts";
import { print } from "./sql/print.ts";
import { withSettledCohorts } from "./vocabulary/cohort/settle.ts";
import { mostListedUsers } from "./vocabulary/cohort.ts";
import { wholeList } from "./vocabulary/list-words.ts";

/*
 * The list behind a part of a report, as ids: the same plan as the list on the screen, all of its pages, each user once.
 */

type AnyKind = ReportKind<ReportDefinition, FrameBase, AnswerBase>;

/** Why a list of sessions, or of values of a property, is no cohort. */
export const usersOnly = "a cohort is a set of users, and this list counts something else: count users to save it";

/** The question for every user of a list ("actor"), who may stand on it in many rows; one user beyond the most says that there are too many. */
export function compileList(definition: ReportDefinition, generation: Generation, mostUsers = mostListedUsers): Statement {
  if (!definition.part) throw new RangeError("this question asks for no list");
  if (definition.countBy !== "user") throw new RangeError(usersOnly);
  const whole = { ...definition, part: { ...definition.part, limit: wholeList, offset: 0 } } as ReportDefinition;
  const kind = reportKinds[definition.kind] as unknown as AnyKind;
  const facts = dataFacts(generation);
  const plan = kind.plan(withSettledCohorts(whole, facts) as ReportDefinition, kind.frame(whole, facts));
  return print(idsOf(plan, mostUsers), duckdb, { files: dataFiles(generation), values: "bound" });
}

function idsOf({ relations }: Plan, mostUsers: number): Plan {
  const last = relations.at(-1)?.name ?? "";
  const ids = {
    is: "select" as const,
    from: last,
    distinct: true,
    columns: [{ name: "actor", value: column("actor") }],
    where: call("not_null", column("actor")),
  };
  return { relations: [...relations, { name: "ids_of_list", relation: { ...ids, limit: mostUsers + 1 } }] };
}
