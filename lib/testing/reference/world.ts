import { DateTime } from "luxon";
import type { Cohort } from "../../vocabulary/cohort.ts";
import type { CaseEvent, CaseLog } from "../case.ts";

export type Properties = Record<string, unknown>;

/** One event after duplicates are gone; `order` is its place by (time, position in the log). */
export type Row = {
  order: number;
  time: number;
  event: string;
  user: string | null;
  session: string | null;
  properties: Properties;
};

/** Everything a report can look at: rows in order, users, cohorts and the ends of the data in microseconds. */
export type World = {
  rows: Row[];
  users: Record<string, Properties>;
  cohorts: Record<string, Cohort>;
  timezone: string;
  dataStart: number | null;
  dataEnd: number | null;
};

type Settings = {
  identity: "merged" | "raw";
  timezone: string;
  cohorts?: Record<string, Cohort> | undefined;
  daysOfWeek?: number[] | undefined;
};

/** The log in order, each id once, each event with its user; the ends of the data are those of all days. */
export function worldOf(log: CaseLog, { identity, timezone, cohorts, daysOfWeek }: Settings): World {
  const unique = withoutDuplicates(inOrder(log.events));
  const userOf = identity === "raw" ? rawUser : mergedUser(unique.map(({ event }) => event));
  const rows = unique.map(({ event, time }, order) => ({
    order,
    time,
    event: event.event,
    user: userOf(event),
    session: event.session || null,
    properties: event.properties ?? {},
  }));
  const days = new Set(daysOfWeek ?? []);
  return {
    rows: days.size === 0 ? rows : rows.filter(({ time }) => days.has(local(time, timezone).weekday)),
    users: log.users ?? {},
    cohorts: { ...log.cohorts, ...cohorts },
    timezone,
    dataStart: rows[0]?.time ?? null,
    dataEnd: rows.at(-1)?.time ?? null,
  };
}

type Timed = { event: CaseEvent; time: number; position: number };

function inOrder(events: readonly CaseEvent[]): Timed[] {
  return events
    .map((event, position) => ({ event, time: microsOf(event.time, "UTC"), position }))
    .sort((a, b) => a.time - b.time || a.position - b.position);
}

function withoutDuplicates(rows: Timed[]): Timed[] {
  const seen = new Set<string>();
  return rows.filter(({ event: { id } }) => {
    if (!id) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function rawUser({ user, anonymous_id }: CaseEvent): string | null {
  return user || anonymous_id || null;
}

/** An anonymous id belongs to the user it was first seen with. */
function mergedUser(events: readonly CaseEvent[]): (event: CaseEvent) => string | null {
  const owners = new Map<string, string>();
  for (const { user, anonymous_id } of events) if (user && anonymous_id && !owners.has(anonymous_id)) owners.set(anonymous_id, user);
  return ({ user, anonymous_id }) => user || (anonymous_id ? (owners.get(anonymous_id) ?? anonymous_id) : null);
}

/** A written moment in microseconds since 1970; a zone inside the text wins over the given one. */
export function microsOf(text: string, timezone: string): number {
  const moment = DateTime.fromISO(text, { zone: timezone });
  if (!moment.isValid) throw new RangeError(`"${text}" is not a moment`);
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? "";
  return moment.toMillis() * 1000 + Number(fraction.padEnd(6, "0").slice(3, 6));
}

/** A moment on the clock of a zone. */
export function local(micros: number, timezone: string): DateTime {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone: timezone });
}
