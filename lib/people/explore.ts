import { z } from "zod";
import { PlanBuilder } from "../plan/builder.ts";
import { aggregate, call, column, type Expression, instant } from "../plan/expression.ts";
import type { Named } from "../plan/relation.ts";
import { asRecords } from "../reports/answer-rows.ts";
import { cohorts } from "../vocabulary/cohort.ts";
import { conditions } from "../vocabulary/condition.ts";
import { EventScope } from "../vocabulary/event-scope.ts";
import { type Period, periodsOf } from "../vocabulary/period.ts";
import { reportBase } from "../vocabulary/report-base.ts";
import type { PeopleFacts, PeopleQuestion } from "./question.ts";
import { isBefore, micros, newestFirst, place } from "./words.ts";

/** A column of the table: a property of the event, or the newest one of its user. */
export const exploredColumn = z.strictObject({ name: z.string().max(256), of: z.enum(["event", "user"]) });
export type ExploredColumn = z.infer<typeof exploredColumn>;

/** Which events are looked at. */
export const exploredEvents = {
  range: reportBase.range,
  timezone: reportBase.timezone,
  weekStart: reportBase.weekStart,
  identity: reportBase.identity,
  events: z.array(z.string().max(1024)).min(1).max(200).nullable().default(null),
  filters: conditions.default([]),
  cohorts: cohorts.optional(),
};

const definition = z.strictObject({
  ask: z.literal("explore"),
  ...exploredEvents,
  columns: z.array(exploredColumn).max(60).default([]),
  /** Only events before this place; null for the newest. */
  before: place.nullable().default(null),
  /** Only events from this instant on, in microseconds. */
  from: micros.nullable().default(null),
  limit: z.number().int().positive().max(1000).default(200),
});
export type ExploreDefinition = z.infer<typeof definition>;

export type ExploredRow = {
  time: string;
  micros: number;
  tie: number;
  event: string;
  /** The id that the event was sent with: the user's, else the anonymous one. */
  id: string | null;
  /** The values of the asked columns, in their order. */
  values: (string | null)[];
};

export type ExploredPage = { rows: ExploredRow[]; more: boolean; period: Pick<Period, "from" | "to" | "fromMicros" | "toMicros"> };

/** A page of raw events, newest first. */
export const explore: PeopleQuestion<ExploreDefinition, ExploredPage> = {
  definition,
  plan: (asked, facts) => {
    const builder = new PlanBuilder();
    const [first, ...rest] = fixedColumns;
    if (!first) throw new RangeError("a table needs columns");
    const rows = matchingEvents(builder, asked, { facts, columns: [first, ...rest], values: asked.columns });
    builder.select("page", { from: rows, keep: true, columns: [], orderBy: newestFirst, limit: asked.limit + 1 });
    return builder.plan();
  },
  answer: (rows, asked, facts) => {
    const found = asRecords(rows);
    const { from, to, fromMicros, toMicros } = periodOf(asked, facts);
    return {
      rows: found.slice(0, asked.limit).map((row) => ({
        time: String(row.time),
        micros: Number(row.at),
        tie: Number(row.tie),
        event: String(row.event),
        id: row.id as string | null,
        values: asked.columns.map((_, index) => row[`column_${index + 1}`] as string | null),
      })),
      more: found.length > asked.limit,
      period: { from, to, fromMicros, toMicros },
    };
  },
};

const countDefinition = z.strictObject({ ask: z.literal("count"), ...exploredEvents });
export type CountDefinition = z.infer<typeof countDefinition>;

/** How many events there are. */
export const count: PeopleQuestion<CountDefinition, number> = {
  definition: countDefinition,
  plan: (asked, facts) => {
    const builder = new PlanBuilder();
    const rows = matchingEvents(builder, asked, { facts, columns: [{ name: "time", value: column("time", "e") }], values: [] });
    builder.select("count", { from: rows, columns: [{ name: "events", value: aggregate("count_rows") }] });
    return builder.plan();
  },
  answer: (rows) => Number(asRecords(rows)[0]?.events ?? 0),
};

export const exportColumns = ["time", "event", "user_id", "anonymous_id", "session", "insert_id", "source_file", "source_row"];

const exportDefinition = z.strictObject({
  ask: z.literal("export"),
  ...exploredEvents,
  columns: z.array(exploredColumn).max(2000).default([]),
});
export type ExportDefinition = z.infer<typeof exportDefinition>;

/** All of the events for a file, newest first: what every event has, then the asked properties under their own names. */
export const exported: PeopleQuestion<ExportDefinition, string[]> = {
  definition: exportDefinition,
  plan: (asked, facts) => {
    const builder = new PlanBuilder();
    const columns = [...exportColumns, "tie"].map((name) => ({ name, value: column(name, "e") }));
    const rows = matchingEvents(builder, asked, { facts, columns, values: asked.columns });
    builder.select("export", {
      from: rows,
      columns: [...exportColumns, ...asked.columns.map((_, index) => `column_${index + 1}`)].map((name) => ({ name, value: column(name) })),
      orderBy: newestFirst,
    });
    return builder.plan();
  },
  answer: (_, { columns }) => exportHeads(columns),
};

/** The heads of the columns of an export: no two alike, whatever the properties are called. */
export function exportHeads(columns: readonly ExploredColumn[]): string[] {
  const heads: string[] = [...exportColumns];
  const taken = new Set(heads);
  for (const { name, of } of columns) {
    const wish = name === "" || name.includes("\0") ? "(no name)" : name;
    let head = of === "user" ? `user ${wish}` : wish;
    for (let number = 2; taken.has(head.toLowerCase()); number += 1) head = `${wish} ${number}`;
    taken.add(head.toLowerCase());
    heads.push(head);
  }
  return heads;
}

/** The dates that the range comes to on the data. */
export function periodOf(asked: Pick<ExploreDefinition, "range" | "timezone" | "weekStart">, facts: PeopleFacts): Period {
  return periodsOf(asked, facts).current;
}

const fixedColumns: Named[] = [
  { name: "time", value: column("time", "e") },
  { name: "at", value: call("micros", column("time", "e")) },
  { name: "tie", value: column("tie", "e") },
  { name: "event", value: column("event", "e") },
  { name: "id", value: call("coalesce", column("user_id", "e"), column("anonymous_id", "e")) },
];

type Asked = Pick<ExploreDefinition, keyof typeof exploredEvents> & Partial<Pick<ExploreDefinition, "before" | "from">>;
type Shown = { facts: PeopleFacts; columns: Named[]; values: readonly ExploredColumn[] };

function matchingEvents(builder: PlanBuilder, asked: Asked, { facts, columns, values }: Shown): string {
  const { before, from = null, events, ...words } = asked;
  const period = periodOf(asked, facts);
  const bounds = {
    from: Math.max(period.fromMicros, from ?? period.fromMicros),
    until: Math.min(period.toMicros, before?.micros ?? period.toMicros),
  };
  const scope = new EventScope(builder, { ...words, countBy: "user", sessionTimeoutMinutes: 30 }, bounds);
  const asText = ({ name, of }: ExploredColumn): Expression =>
    of === "event" ? { is: "property", name, as: "text", of: "e" } : scope.userProperty(name, "latest", "text");
  const shown = values.map((each, index) => ({ name: `column_${index + 1}`, value: asText(each) }));
  const where = before ? [isBefore(before), call("lte", column("time"), instant(before.micros))] : [];
  return scope.build([...columns, ...shown], where, events);
}
