import type { PlanBuilder } from "../plan/builder.ts";
import { column, text } from "../plan/expression.ts";
import type { Breakdown } from "./breakdown.ts";
import { cohortMember } from "./condition-plan.ts";
import { EventScope, type ScopeWords } from "./event-scope.ts";

type Membership = {
  /** Rows with "group_value", the key of a user. */
  relation: string;
  /** The other columns of the rows. */
  columns: string[];
};

/** The rows once for each cohort of the breakdown that their user belongs to, "group_value" being its name. */
export function cohortValues(
  builder: PlanBuilder,
  words: ScopeWords & { breakdown?: Breakdown | undefined },
  { relation, columns }: Membership,
): string {
  const { conditions } = new EventScope(builder, words, { from: 0, until: 0 });
  const each = (words.breakdown?.cohorts ?? []).map((name) =>
    builder.select("in_cohort", {
      from: relation,
      columns: [...columns.map((kept) => ({ name: kept, value: column(kept) })), { name: "group_value", value: text(name) }],
      where: cohortMember(name, { ...conditions, user: column("group_value") }),
    }),
  );
  return builder.add("in_cohorts", { is: "union", of: each });
}
