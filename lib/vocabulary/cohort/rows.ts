import { call, column, type Expression } from "../../plan/expression.ts";
import type { Bounds } from "../cohort.ts";
import { type EventRef, eventNames } from "../event-ref.ts";
import type { CohortScope } from "./members.ts";

/** The events of users that a reference means: "who", "time", "tie". */
export function matchingRows(ref: EventRef, bounds: Bounds, { builder, history }: CohortScope): string {
  return builder.once(`cohort events ${JSON.stringify([ref, bounds])}`, () => {
    const rows = history(bounds);
    const columns = [
      { name: "who", value: rows.user },
      { name: "time", value: column("time") },
      { name: "tie", value: column("tie") },
    ];
    return rows.build(columns, [call("not_null", rows.user), rows.matches(ref)], eventNames(ref));
  });
}

/** The users of rows with "who" for which something holds. */
export function usersWhere(from: string, where: Expression, { builder }: CohortScope): string {
  return builder.share("cohort_users", { is: "select", from, columns: [{ name: "user", value: column("who") }], where });
}
