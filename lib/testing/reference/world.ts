import type { Cohort } from "../../vocabulary/cohort.ts";
import type { WeekStart } from "../../vocabulary/interval.ts";
import type { CaseEvent, CaseLog } from "../case.ts";
import { isMember } from "./cohort.ts";
import { local, microsOf } from "./instant.ts";

export { local, microsOf } from "./instant.ts";

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
  /** All rows, on whatever day. */
  history: Row[];
  users: Record<string, Properties>;
  cohorts: Record<string, Cohort>;
  /** Whether a user is in a cohort: as of now, or as of an instant. */
  isMember: (name: string, asked: { user: string; at?: number | undefined }) => boolean;
  timezone: string;
  weekStart: WeekStart;
  dataStart: number | null;
  dataEnd: number | null;
};

type Settings = {
  identity: "merged" | "raw";
  timezone: string;
  cohorts?: Record<string, Cohort> | undefined;
  daysOfWeek?: number[] | undefined;
  weekStart?: WeekStart | undefined;
};

/** The log in order, each id once, each event with its user; the ends of the data are those of all days. */
export function worldOf(log: CaseLog, { identity, timezone, cohorts, daysOfWeek, weekStart = "monday" }: Settings): World {
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
  const world: World = {
    rows: days.size === 0 ? rows : rows.filter(({ time }) => days.has(local(time, timezone).weekday)),
    history: rows,
    users: log.users ?? {},
    cohorts: { ...log.cohorts, ...cohorts },
    isMember: (name, asked) => isMember(name, asked, world),
    timezone,
    weekStart,
    dataStart: rows[0]?.time ?? null,
    dataEnd: rows.at(-1)?.time ?? null,
  };
  return world;
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
