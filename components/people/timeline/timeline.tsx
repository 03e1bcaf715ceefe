"use client";

import { Code, Search, X } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { timelineDays } from "../../../lib/people/days.ts";
import type { Person } from "../../../lib/people/person.ts";
import type { TimelineRow } from "../../../lib/people/timeline.ts";
import type { Identity } from "../../../lib/vocabulary/actor.ts";
import { adviceLine, Failure } from "../../report/failure.tsx";
import type { ReportProblem } from "../../report/follow-run.ts";
import { SqlDrawer } from "../../report/sql-drawer.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { EventDrawer } from "../event-drawer.tsx";
import { momentLabel } from "../moment.ts";
import type { Marks } from "../report-note.tsx";
import { type PeopleSql, problemOf } from "../use-people.tsx";
import { Day } from "./day.tsx";
import { type TimelineFilter, useTimeline } from "./use-timeline.ts";

type TimelineProps = {
  person: Person;
  identity: Identity;
  timezone: string;
  events: readonly string[];
  /** Events that decide in the report one comes from. */
  marks: Marks;
  start: number | null;
  onBegun: (begun: boolean) => void;
};

const anyEvent = "";

/** Everything that a person did, newest first, by day and session. */
export function Timeline({ person, identity, timezone, events, marks, start: asked, onBegun }: TimelineProps) {
  const [start, setStart] = useState(asked);
  const [filter, setFilter] = useState<TimelineFilter>({ events: null, text: "" });
  const [open, setOpen] = useState<TimelineRow | null>(null);
  const [sql, setSql] = useState<PeopleSql | null>(null);
  const [sqlOpen, setSqlOpen] = useState(false);
  const query = useTimeline({ person, identity, start, filter }, setSql);
  const begun = query.data !== undefined || query.error !== null;
  useEffect(() => {
    if (begun) onBegun(true);
  }, [begun, onBegun]);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const days = useMemo(() => timelineDays(rows, timezone), [rows, timezone]);
  const failed = query.error ? problemOf(query.error) : null;
  const filtered = filter.events !== null || filter.text !== "";
  return (
    <section aria-labelledby="timeline" className="min-w-0">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="timeline" className="mr-auto font-semibold text-sm">
          Timeline
        </h2>
        <EventFilter events={events} value={filter.events?.[0] ?? anyEvent} onChange={(names) => setFilter({ ...filter, events: names })} />
        <span className="relative">
          <Search size={14} aria-hidden className="absolute top-2.25 left-2.5 text-ink-3" />
          <TextInput
            label="Search names and values"
            placeholder="Search names and values"
            value={filter.text}
            onCommit={(text) => setFilter({ ...filter, text })}
            className="w-52 pl-8"
          />
        </span>
        <IconButton label="How it is computed" disabled={!sql} onClick={() => setSqlOpen(true)}>
          <Code size={15} aria-hidden />
        </IconButton>
      </div>
      {start === null ? null : <StartNote start={start} timezone={timezone} onNewest={() => setStart(null)} />}
      {failed && rows.length === 0 ? <Failure problem={failed} onRetry={() => void query.refetch()} /> : null}
      <div aria-busy={query.isFetching}>
        {days.map((day) => (
          <Day key={day.day} day={day} timezone={timezone} marks={marks} opened={open} onOpen={setOpen} />
        ))}
      </div>
      <Foot
        pending={query.isFetching}
        more={query.hasNextPage && !failed}
        failed={failed}
        empty={rows.length === 0}
        filtered={filtered}
        onMore={() => void query.fetchNextPage()}
        onClear={() => setFilter({ events: null, text: "" })}
      />
      <EventDrawer place={open} timezone={timezone} onClose={() => setOpen(null)} />
      {sql ? (
        <SqlDrawer
          open={sqlOpen}
          onClose={() => setSqlOpen(false)}
          {...sql}
          file={{ name: `timeline of ${person.id}`, period: { from: "", to: "" } }}
        />
      ) : null}
    </section>
  );
}

type EventFilterProps = { events: readonly string[]; value: string; onChange: (names: string[] | null) => void };

/** An index stands for each name, since a name may be any text. */
function EventFilter({ events, value, onChange }: EventFilterProps) {
  const at = events.indexOf(value);
  return (
    <Select
      label="Event"
      value={at === -1 ? "any" : String(at)}
      onChange={(next) => onChange(next === "any" ? null : [events[Number(next)] ?? ""])}
      options={[
        { value: "any", label: "Every event" },
        ...events.map((name, index) => ({ value: String(index), label: name === "" ? "(no name)" : name })),
      ]}
      className="max-w-52"
    />
  );
}

function StartNote({ start, timezone, onNewest }: { start: number; timezone: string; onNewest: () => void }) {
  return (
    <p className="mt-3 flex items-center gap-2 rounded-md bg-accent-soft px-3 py-1.5 text-accent text-xs">
      Events up to {momentLabel(new Date(Math.floor((start - 1) / 1000)).toISOString(), timezone)}
      <Button tone="quiet" className="ml-auto h-6! text-accent!" onClick={onNewest}>
        <X size={13} aria-hidden />
        From the newest
      </Button>
    </p>
  );
}

type FootProps = {
  pending: boolean;
  more: boolean;
  /** Why the reading stopped, if it did. */
  failed: ReportProblem | null;
  empty: boolean;
  filtered: boolean;
  onMore: () => void;
  onClear: () => void;
};

/** Fetches the next page when it comes into view; says when the history is at its end, and only then. */
function Foot({ pending, more, failed, empty, filtered, onMore, onClear }: FootProps) {
  const ended = !pending && !more && !failed;
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  useEffect(() => {
    if (!end.current || pending || !more) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), { rootMargin: "600px" });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [pending, more]);
  return (
    <div ref={end} className="py-4 text-center text-ink-2 text-xs">
      {pending ? <p role="status">Reading {empty ? "the events" : "earlier events"}…</p> : null}
      {!pending && failed && !empty ? (
        <p role="alert">
          Reading stopped. {adviceLine(failed)}
          <Button className="ml-2" onClick={onMore}>
            Try again
          </Button>
        </p>
      ) : null}
      {ended && empty ? (
        <p>
          {filtered ? "No event matches. " : "No events here."}
          {filtered ? (
            <button type="button" onClick={onClear} className="text-accent underline underline-offset-2">
              Clear the filters
            </button>
          ) : null}
        </p>
      ) : null}
      {ended && !empty ? <p>{filtered ? "No earlier event matches." : "This is where it begins."}</p> : null}
    </div>
  );
}
