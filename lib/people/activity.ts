import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { aggregate, call, choose, column, integer, over, text } from "../plan/expression.ts";
import { asRecords, type Rows } from "../reports/answer-rows.ts";
import { identity } from "../vocabulary/actor.ts";
import type { PeopleFacts, PeopleQuestion } from "./question.ts";
import { eventsBetween, isOf, personId, sessionTimeoutMinutes, zone } from "./words.ts";

const definition = z.strictObject({
  ask: z.literal("activity"),
  id: personId,
  identity: identity.default("merged"),
  timezone: zone,
  sessionTimeoutMinutes,
});
export type ActivityDefinition = z.infer<typeof definition>;

/** What a person did on one local day, 2024-05-31. */
export type ActiveDay = { day: string; events: number; sessionsBegun: number };

export type Activity = {
  /** Days with an event, in order. */
  days: ActiveDay[];
  events: number;
  sessions: number;
  firstSeen: string | null;
  lastSeen: string | null;
};

/** Days, events and sessions of a person's whole history, counted from the events themselves. */
export const activity: PeopleQuestion<ActivityDefinition, Activity> = { definition, plan, answer };

function plan({ id, identity: reading, timezone, sessionTimeoutMinutes: minutes }: ActivityDefinition, _: PeopleFacts) {
  const builder = new PlanBuilder();
  const own = builder.select("own", {
    from: eventsBetween(builder, null, null),
    columns: ["time", "tie", "session"].map((name) => ({ name, value: column(name) })),
    where: isOf(id, reading),
  });
  const before = over("previous", [column("time")], {
    partition: [column("session")],
    order: [{ by: column("time") }, { by: column("tie") }],
  });
  const numbered = builder.select("before", { from: own, keep: true, columns: [{ name: "before", value: before }] });
  const gap = call("minus", call("micros", column("time")), call("micros", column("before")));
  const begins = call(
    "or",
    call("is_null", column("before")),
    call("and", call("is_null", column("session")), call("gte", gap, integer(minutes * 60_000_000))),
  );
  const dated = builder.select("dated", {
    from: numbered,
    keep: true,
    columns: [{ name: "day", value: call("local_date", column("time"), text(timezone)) }],
  });
  builder.select("days", {
    from: dated,
    columns: [
      { name: "day", value: column("day") },
      { name: "events", value: aggregate("count_rows") },
      { name: "sessions", value: aggregate("sum", [choose([{ if: begins, then: integer(1) }], integer(0))]) },
      { name: "first", value: aggregate("min", [column("time")]) },
      { name: "last", value: aggregate("max", [column("time")]) },
    ],
    groupBy: [column("day")],
    orderBy: [{ by: column("day") }],
  });
  return builder.plan();
}

function answer(rows: Rows): Activity {
  const records = asRecords(rows);
  const days = records.map((row) => ({ day: String(row.day), events: Number(row.events), sessionsBegun: Number(row.sessions) }));
  const total = (of: (day: ActiveDay) => number) => days.reduce((sum, day) => sum + of(day), 0);
  return {
    days,
    events: total(({ events }) => events),
    sessions: total(({ sessionsBegun }) => sessionsBegun),
    firstSeen: (records[0]?.first as string | undefined) ?? null,
    lastSeen: (records.at(-1)?.last as string | undefined) ?? null,
  };
}
