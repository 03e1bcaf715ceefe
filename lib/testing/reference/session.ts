import type { Span } from "./period.ts";
import type { Row, World } from "./world.ts";

type Session = { key: string; label: string; first: Row };

/** The sessions of a span: those of the source, and gaps between the other events of each user; cut at the range. */
export type Sessions = { of: (row: Row) => Session | null };

/** Splits the events of a span into sessions, before any filter. */
export function sessionsOf(world: World, span: Span, timeoutMinutes: number): Sessions {
  const sessions = new Map<Row, Session>();
  const bySource = new Map<string, Session>();
  const latest = new Map<string, { session: Session; time: number }>();
  for (const row of world.rows) {
    if (row.user === null || row.time < span.from || row.time > span.to) continue;
    if (row.session !== null) {
      const key = JSON.stringify([row.user, row.session]);
      const session = bySource.get(key) ?? { key, label: row.session, first: row };
      bySource.set(key, session);
      sessions.set(row, session);
      continue;
    }
    const before = latest.get(row.user);
    const goesOn = before !== undefined && row.time - before.time < timeoutMinutes * 60e6;
    const session = goesOn ? before.session : gapSession(row, row.user);
    latest.set(row.user, { session, time: row.time });
    sessions.set(row, session);
  }
  return { of: (row) => sessions.get(row) ?? null };
}

function gapSession(first: Row, user: string): Session {
  const start = new Date(Math.floor(first.time / 1000)).toISOString();
  return { key: JSON.stringify([user, null, first.order]), label: `${user} ${start}`, first };
}
