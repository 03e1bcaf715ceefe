"use client";

import { counted, humanDuration } from "../../../lib/format.ts";
import type { TimelineDay, TimelineSession } from "../../../lib/people/days.ts";
import type { TimelineRow } from "../../../lib/people/timeline.ts";
import type { WitnessRow } from "../../../lib/reports/witness.ts";
import { clockLabel, dayLabel } from "../moment.ts";
import { type Marks, markKey } from "../report-note.tsx";

type DayProps = { day: TimelineDay; timezone: string; marks: Marks; opened: TimelineRow | null; onOpen: (row: TimelineRow) => void };

/** A day of a timeline with its sessions. */
export function Day({ day: { day, sessions }, ...rest }: DayProps) {
  return (
    <section aria-label={dayLabel(day)} className="mt-4 [contain-intrinsic-size:auto_300px] [content-visibility:auto]">
      <h3 className="font-semibold text-sm">{dayLabel(day)}</h3>
      {sessions.map((session) => (
        <Session key={session.key} session={session} {...rest} />
      ))}
    </section>
  );
}

function Session({ session, timezone, marks, opened, onOpen }: Omit<DayProps, "day"> & { session: TimelineSession }) {
  const { rows } = session;
  const [newest, oldest] = [rows[0], rows.at(-1)];
  const seconds = newest && oldest ? (newest.micros - oldest.micros) / 1_000_000 : 0;
  const length = [counted(rows.length, "event"), ...(seconds > 0 ? [humanDuration(seconds)] : [])].join(", ");
  return (
    <div className="mt-1.5 overflow-hidden rounded-lg border border-line bg-surface">
      <p className="flex flex-wrap gap-x-2 border-line border-b px-3 py-1 text-ink-2 text-xs">
        <span>Session{session.session === null ? "" : " "}</span>
        {session.session === null ? null : <span className="min-w-0 truncate font-mono">{session.session}</span>}
        {session.continues ? <span>(goes on above)</span> : null}
        <span className="ml-auto">{length}</span>
      </p>
      <ol>
        {rows.map((row) => (
          <Row
            key={`${row.micros} ${row.tie}`}
            row={row}
            timezone={timezone}
            mark={marks.get(markKey(row))}
            isOpen={opened?.micros === row.micros && opened.tie === row.tie}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </div>
  );
}

const markLooks = {
  counts: "border-accent bg-accent-soft",
  against: "border-danger bg-danger-soft",
  beyond: "border-ink-3 bg-sunken",
} as const;

type RowProps = Pick<DayProps, "timezone" | "onOpen"> & { row: TimelineRow; mark: WitnessRow | undefined; isOpen: boolean };

function Row({ row, timezone, mark, isOpen, onOpen }: RowProps) {
  const look = mark ? `border-l-4 pl-2 ${markLooks[mark.means]}` : isOpen ? "bg-accent-soft pl-3" : "pl-3";
  return (
    <li>
      <button
        type="button"
        onClick={() => onOpen(row)}
        className={`grid w-full grid-cols-[4.5rem_minmax(0,1fr)_auto] items-baseline gap-3 py-1 pr-3 text-left hover:bg-hover ${look}`}
      >
        <time dateTime={row.time} className="text-ink-2 text-xs">
          {clockLabel(row.micros, timezone)}
        </time>
        <span className="truncate font-mono text-[0.78rem]">{row.event === "" ? "(no name)" : row.event}</span>
        {mark ? <mark className="whitespace-nowrap bg-transparent font-medium text-ink-2 text-xs">{mark.role}</mark> : null}
      </button>
    </li>
  );
}
