import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { all, call, column, over, text } from "../plan/expression.ts";
import { asRecords, type Rows } from "../reports/answer-rows.ts";
import { cohorts } from "../vocabulary/cohort.ts";
import { beginningOfTime, EventScope, endOfTime } from "../vocabulary/event-scope.ts";
import { reportBase } from "../vocabulary/report-base.ts";
import type { PeopleQuestion } from "./question.ts";

const definition = z.strictObject({
  ask: z.literal("members"),
  /** The cohort, by its name among the cohorts. */
  of: z.string().max(256),
  cohorts,
  timezone: reportBase.timezone,
  weekStart: reportBase.weekStart,
  search: z.string().max(1000).default(""),
  /** Null for all of them: for files, not for screens. */
  limit: z.number().int().positive().max(10_000).nullable().default(100),
  offset: z.number().int().min(0).default(0),
});
export type MembersDefinition = z.infer<typeof definition>;

export type CohortMember = { id: string; firstSeen: string; lastSeen: string; events: number };
export type CohortMembers = { members: CohortMember[]; total: number };

/** The columns of the answer that a file has, under the heads that it gives them. */
export const memberColumns = ["user_id", "first_seen", "last_seen", "events"];

/** The users of a cohort as of now, by id: those with any event in the data. */
export const members: PeopleQuestion<MembersDefinition, CohortMembers> = { definition, plan, answer };

function plan(asked: MembersDefinition) {
  const builder = new PlanBuilder();
  const { timezone, search, limit, offset } = asked;
  const words = { timezone, filters: [], countBy: "user", identity: "merged", cohorts: asked.cohorts, sessionTimeoutMinutes: 30 } as const;
  const scope = new EventScope(builder, words, { from: beginningOfTime, until: endOfTime });
  const seen = builder.select("seen_users", {
    from: builder.share("events", { is: "events", from: null, until: null }),
    distinct: true,
    columns: [{ name: "user", value: column("user") }],
    where: call("not_null", column("user")),
  });
  const found = search ? [call("contains", call("lower", column("user_id")), call("lower", text(search)))] : [];
  const chosen = builder.select("chosen", {
    from: builder.share("users", { is: "users" }),
    columns: memberColumns.map((name) => ({ name, value: column(name) })),
    where: all([
      { is: "member", value: column("user"), relation: seen },
      scope.conditions.inCohort(asked.of, column("user"), "latest"),
      ...found,
    ]),
  });
  builder.select("members", {
    from: chosen,
    keep: true,
    columns: limit === null ? [] : [{ name: "total", value: over("count_rows", []) }],
    orderBy: [{ by: column("user_id") }],
    ...(limit === null ? {} : { limit }),
    offset,
  });
  return builder.plan();
}

function answer(rows: Rows): CohortMembers {
  const found = asRecords(rows);
  return {
    members: found.map((row) => ({
      id: String(row.user_id),
      firstSeen: String(row.first_seen),
      lastSeen: String(row.last_seen),
      events: Number(row.events),
    })),
    total: Number(found[0]?.total ?? 0),
  };
}
