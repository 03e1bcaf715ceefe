import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { aggregate, all, call, choose, column, type Expression, instant, integer, nothing, over, text } from "../plan/expression.ts";
import { asRecords, type Rows } from "../reports/answer-rows.ts";
import { identity } from "../vocabulary/actor.ts";
import type { PeopleFacts, PeopleQuestion } from "./question.ts";
import { eventsBetween, isBefore, isOf, micros, newestFirst, personId, place, says, sessionTimeoutMinutes } from "./words.ts";

/** Where a page of the timeline left off: a place, and what is needed to number sessions across it. */
const cursor = place.extend({
  /** How many sessions of the gap rule ended above the place. */
  stretch: z.number().int().min(0),
  /** The nearest event above the place that the gap rule looks at, in microseconds. */
  newerMicros: micros.nullable(),
});
export type TimelineCursor = z.infer<typeof cursor>;

const definition = z.strictObject({
  ask: z.literal("timeline"),
  id: personId,
  identity: identity.default("merged"),
  /** Where the page before left off; null for the newest events. */
  before: cursor.nullable().default(null),
  /** Events from this instant on, in microseconds; null for all. */
  from: micros.nullable().default(null),
  events: z.array(z.string().max(1024)).min(1).max(200).nullable().default(null),
  text: z.string().max(1000).default(""),
  limit: z.number().int().positive().max(1000).default(100),
  sessionTimeoutMinutes,
  /** All events that the person has in this stretch are of these names: a hint that saves time and changes nothing. */
  among: z.array(z.string().max(1024)).min(1).max(2000).nullable().default(null),
});
export type TimelineDefinition = z.infer<typeof definition>;

/** An event of a person; (micros, tie) is its place and names it. */
export type TimelineRow = {
  time: string;
  micros: number;
  tie: number;
  event: string;
  /** The source's session, or null: then the session is the stretch, counted from the newest. */
  session: string | null;
  stretch: number;
};

export type TimelinePage = {
  /** Newest first. */
  rows: TimelineRow[];
  /** More rows lie in the asked stretch. */
  more: boolean;
  /** Where the next page begins. */
  cursor: TimelineCursor | null;
};

/** A page of a person's events, newest first, with the session of each; sessions are divided before any filter. */
export const timeline: PeopleQuestion<TimelineDefinition, TimelinePage> = { definition, plan, answer };

function plan(asked: TimelineDefinition, facts: PeopleFacts) {
  const builder = new PlanBuilder();
  const own = ownEvents(builder, asked, facts);
  const stretched = stretches(builder, own, asked);
  const kept = ["time", "tie", "event", "session", "stretch", "newer"];
  const page = builder.select("page", {
    from: stretched,
    columns: [{ name: "of", value: text("row") }, ...kept.map((name) => ({ name, value: column(name) }))],
    where: column("shown"),
    orderBy: newestFirst,
    limit: asked.limit + 1,
  });
  const ends = builder.select("ends", {
    from: stretched,
    columns: [
      { name: "of", value: text("end") },
      { name: "time", value: aggregate("min", [column("time")]) },
      { name: "tie", value: call("to_integer", integer(0)) },
      ...["event", "session"].map((name) => ({ name, value: call("to_text", nothing) })),
      { name: "stretch", value: aggregate("max", [column("stretch")]) },
      { name: "newer", value: aggregate("min", [column("newer")]) },
    ],
  });
  const both = builder.add("both", { is: "union", of: [page, ends] });
  builder.select("timeline", {
    from: both,
    columns: ["of", ...kept].map((name) => ({ name, value: column(name) })),
    orderBy: [{ by: column("of"), descending: true }, ...newestFirst],
  });
  return builder.plan();
}

/** All events of the person in the stretch, each with whether the filters show it. */
function ownEvents(builder: PlanBuilder, asked: TimelineDefinition, facts: PeopleFacts): string {
  const { before, from } = asked;
  const shown: Expression[] = [
    ...(asked.events ? [{ is: "named" as const, names: asked.events }] : []),
    ...(asked.text ? [says(asked.text, facts.eventProperties)] : []),
  ];
  const where: Expression[] = [
    isOf(asked.id, asked.identity),
    ...(asked.among ? [{ is: "named" as const, names: asked.among }] : []),
    ...(from === null ? [] : [call("gte", column("time"), instant(from))]),
    ...(before === null ? [] : [isBefore(before)]),
  ];
  return builder.select("own", {
    from: eventsBetween(builder, from, before?.micros ?? null),
    columns: [...["time", "tie", "event", "session"].map((name) => ({ name, value: column(name) })), { name: "shown", value: all(shown) }],
    where: all(where),
  });
}

/** Counts, from the newest on, where the gap to the next newer event without a session is the timeout or more. */
function stretches(builder: PlanBuilder, own: string, { before, sessionTimeoutMinutes: minutes }: TimelineDefinition): string {
  const gapTime = choose([{ if: call("is_null", column("session")), then: column("time") }], nothing);
  const above = over("previous", [column("time")], { partition: [call("is_null", column("session"))], order: newestFirst });
  const known = before?.newerMicros ?? null;
  const newer = known === null ? above : call("coalesce", above, instant(known));
  const gap = call("minus", call("micros", newer), call("micros", column("time")));
  const ends = all([call("is_null", column("session")), call("gte", gap, integer(minutes * 60_000_000))]);
  const breaks = builder.select("breaks", {
    from: own,
    keep: true,
    columns: [
      { name: "gap_time", value: gapTime },
      { name: "ends", value: choose([{ if: ends, then: integer(1) }], integer(0)) },
    ],
  });
  return builder.select("stretches", {
    from: breaks,
    keep: true,
    columns: [
      { name: "stretch", value: call("to_integer", over("running_sum", [column("ends")], { order: newestFirst })) },
      { name: "newer", value: over("min", [column("gap_time")], { order: newestFirst }) },
    ],
  });
}

function answer(rows: Rows, { limit, before, from }: TimelineDefinition): TimelinePage {
  const base = before?.stretch ?? 0;
  const records = asRecords(rows);
  const found = records.filter((row) => row.of === "row");
  const shown = found.slice(0, limit).map((row) => ({
    time: String(row.time),
    micros: microsOf(String(row.time)),
    tie: Number(row.tie),
    event: String(row.event),
    session: row.session as string | null,
    stretch: base + Number(row.stretch),
  }));
  const more = found.length > limit;
  const last = more ? found[limit - 1] : records.find((row) => row.of === "end");
  const newer = last?.newer ? microsOf(String(last.newer)) : (before?.newerMicros ?? null);
  const stretch = base + Number(last?.stretch ?? 0);
  const at = more ? { micros: microsOf(String(last?.time)), tie: Number(last?.tie) } : from === null ? null : { micros: from, tie: 0 };
  return { rows: shown, more, cursor: at && { ...at, stretch, newerMicros: newer } };
}

/** Microseconds of an instant as the engine writes it. */
export function microsOf(iso: string): number {
  return Date.parse(`${iso.slice(0, 23)}Z`) * 1000 + Number(iso.slice(23, 26));
}
