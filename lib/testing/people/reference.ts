import type { CaseEvent, CaseLog } from "../case.ts";
import { spanOf } from "../reference/period.ts";
import { sessionsOf } from "../reference/session.ts";
import { microsOf, worldOf } from "../reference/world.ts";

/** An event of a person as the log has it: its line, its time, and what tells its session from others. */
export type ReferenceRow = { line: number; micros: number; event: string; session: string };

type Asked = { id: string; identity: "merged" | "raw"; sessionTimeoutMinutes: number; events: string[] | null; text: string };

/** A person's events, newest first, by looking at each line of the log. */
export function referenceTimeline(log: CaseLog, { id, identity, sessionTimeoutMinutes, events, text }: Asked): ReferenceRow[] {
  const world = worldOf(log, { identity, timezone: "UTC" });
  const lines = keptLines(log.events);
  const sessions = sessionsOf(world, spanOf({ from: "all" }, world, "monday"), sessionTimeoutMinutes);
  return world.rows
    .filter(({ user }) => user === id)
    .filter(({ event }) => events === null || events.includes(event))
    .filter(({ event, properties }) => text === "" || [event, ...textsOf(properties)].some((each) => holds(each, text)))
    .map((row) => ({
      line: lines[row.order] ?? -1,
      micros: row.time,
      event: row.event,
      session: sessions.of(row)?.key ?? "",
    }))
    .reverse();
}

function holds(value: string, text: string): boolean {
  return value.toLowerCase().includes(text.toLowerCase());
}

function textsOf(properties: Record<string, unknown>): string[] {
  return Object.values(properties).flatMap((value) => (value === null || value === undefined ? [] : [String(value)]));
}

/** The lines that count, in the order of time and line: of rows with one id the first. */
function keptLines(events: readonly CaseEvent[]): number[] {
  const seen = new Set<string>();
  return events
    .map(({ time, id }, line) => ({ micros: microsOf(time, "UTC"), id, line }))
    .sort((a, b) => a.micros - b.micros || a.line - b.line)
    .filter(({ id }) => !id || (!seen.has(id) && seen.add(id)))
    .map(({ line }) => line);
}
