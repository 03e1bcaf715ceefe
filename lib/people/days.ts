import { DateTime } from "luxon";
import type { TimelineRow } from "./timeline.ts";

/** Neighbouring events of one session on one day, newest first. */
export type TimelineSession = {
  /** Unique on the timeline. */
  key: string;
  /** The source's id of it; null where gaps divide. */
  session: string | null;
  rows: TimelineRow[];
  /** The session goes on in the block above: it began on an earlier day, or another session lies between. */
  continues: boolean;
};

export type TimelineDay = { day: string; sessions: TimelineSession[]; events: number };

/** A timeline in days of a zone, each divided into sessions; nothing is reordered. */
export function timelineDays(rows: readonly TimelineRow[], zone: string): TimelineDay[] {
  const days: TimelineDay[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const date = localDate(row.micros, zone);
    let day = days.at(-1);
    if (day?.day !== date) {
      day = { day: date, sessions: [], events: 0 };
      days.push(day);
    }
    const name = row.session === null ? `gap ${row.stretch}` : `source ${row.session}`;
    let session = day.sessions.at(-1);
    if (!session || nameOf(session) !== name) {
      session = { key: `${row.micros} ${row.tie}`, session: row.session, rows: [], continues: seen.has(name) };
      seen.add(name);
      day.sessions.push(session);
    }
    session.rows.push(row);
    day.events += 1;
  }
  return days;
}

function nameOf({ session, rows }: TimelineSession): string {
  return session === null ? `gap ${rows[0]?.stretch}` : `source ${session}`;
}

/** The local date of an instant, 2024-05-31. */
export function localDate(micros: number, zone: string): string {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone }).toFormat("yyyy-MM-dd");
}

/** The stretches in which a timeline is asked for, newest first: a month, then twice as many active months each time. */
export type Stretch = { from: number; among: string[] | null };

type History = { firstSeen: string; before: number; habits: readonly { month: string; events: string[] }[] | null };

/** The next stretch to look at below an instant: `months` active months of UTC, as far as the history reaches; null below its start. */
export function nextStretch({ firstSeen, before, habits }: History, months: number): Stretch | null {
  const start = Date.parse(firstSeen) * 1000;
  if (before <= start) return null;
  const top = DateTime.fromMillis(Math.ceil(before / 1000) - 1, { zone: "utc" }).startOf("month");
  const bottom = DateTime.fromMillis(Math.floor(start / 1000), { zone: "utc" }).startOf("month");
  const from = habits ? activeFrom(habits, top, months) : top.minus({ months: months - 1 });
  const floor = from === null || from < bottom ? bottom : from;
  const names = habits?.filter(({ month }) => month >= floor.toFormat("yyyy-MM") && month <= top.toFormat("yyyy-MM"));
  const among = names ? [...new Set(names.flatMap(({ events }) => events))] : null;
  return { from: floor.toMillis() * 1000, among: among && among.length > 0 && among.length <= 2000 ? among : null };
}

function activeFrom(habits: NonNullable<History["habits"]>, top: DateTime, months: number): DateTime | null {
  const active = habits.filter(({ month }) => month <= top.toFormat("yyyy-MM")).slice(0, months);
  const last = active.at(-1);
  return last && active.length === months ? DateTime.fromISO(`${last.month}-01`, { zone: "utc" }) : null;
}
