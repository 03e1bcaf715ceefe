import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { all, call, column, type Expression, instant, integer } from "../plan/expression.ts";
import { asRecords, type Rows } from "../reports/answer-rows.ts";
import type { PeopleFacts, PeopleQuestion } from "./question.ts";
import { place } from "./words.ts";

const definition = place.extend({
  ask: z.literal("event"),
  /** The event's name: it tells where in the files the row may be. */
  event: z.string().max(100_000),
});
export type EventDefinition = z.infer<typeof definition>;

/** Everything that is known of one event. */
export type EventDetail = {
  event: string;
  time: string;
  tie: number;
  userId: string | null;
  anonymousId: string | null;
  session: string | null;
  insertId: string | null;
  /** Where it came from: a file of the source and the row in it. */
  sourceFile: string | null;
  sourceRow: number | null;
  /** Where it is kept: a canonical file below the data root, and the row in it, counted from 0. */
  canonicalFile: string | null;
  canonicalRow: number | null;
  /** The properties that the event carries. */
  properties: { name: string; value: string }[];
};

/** One event by its place, with all of its properties and where it came from; null when there is none. */
export const event: PeopleQuestion<EventDefinition, EventDetail | null> = { definition, plan, answer };

const plain = [
  "event",
  "time",
  "tie",
  "user_id",
  "anonymous_id",
  "session",
  "insert_id",
  "source_file",
  "source_row",
  "canonical_file",
  "canonical_row",
];

function plan({ micros, tie, event: name }: EventDefinition, facts: PeopleFacts) {
  const builder = new PlanBuilder();
  const values = facts.eventProperties.map((each, index) => ({
    name: `property_${index + 1}`,
    value: { is: "property", name: each, as: "text" } satisfies Expression,
  }));
  builder.select("event", {
    from: builder.add("events", { is: "events", from: micros, until: micros, origin: true }),
    columns: [...plain.map((each) => ({ name: each, value: column(each) })), ...values],
    where: all([{ is: "named", names: [name] }, call("eq", column("time"), instant(micros)), call("eq", column("tie"), integer(tie))]),
    limit: 1,
  });
  return builder.plan();
}

function answer(rows: Rows, _: EventDefinition, facts: PeopleFacts): EventDetail | null {
  const [row] = asRecords(rows);
  if (!row) return null;
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  const whole = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
  return {
    event: String(row.event),
    time: String(row.time),
    tie: Number(row.tie),
    userId: text(row.user_id),
    anonymousId: text(row.anonymous_id),
    session: text(row.session),
    insertId: text(row.insert_id),
    sourceFile: text(row.source_file),
    sourceRow: whole(row.source_row),
    canonicalFile: text(row.canonical_file),
    canonicalRow: whole(row.canonical_row),
    properties: facts.eventProperties.flatMap((name, index) => {
      const value = text(row[`property_${index + 1}`]);
      return value === null ? [] : [{ name, value }];
    }),
  };
}
