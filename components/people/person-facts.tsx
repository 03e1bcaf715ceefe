"use client";

import { useQuery } from "@tanstack/react-query";
import { DateTime } from "luxon";
import { useState } from "react";
import { counted, fullNumber, unset } from "../../lib/format.ts";
import type { ActiveDay } from "../../lib/people/activity.ts";
import type { Person } from "../../lib/people/person.ts";
import type { Identity } from "../../lib/vocabulary/actor.ts";
import { useWidth } from "../chart/use-width.ts";
import { adviceLine } from "../report/failure.tsx";
import { dayLabel, momentLabel } from "./moment.ts";
import { usePeopleQuery } from "./use-people.tsx";

type PersonFactsProps = {
  person: Person;
  identity: Identity;
  timezone: string;
  /** The timeline goes first. */
  waits: boolean;
  onDay: (micros: number) => void;
};

/** How much of a person there is, and on which days; the counts come from the events themselves and arrive a moment later. */
export function PersonFacts({ person, identity, timezone, waits, onDay }: PersonFactsProps) {
  const query = useQuery({ ...usePeopleQuery({ ask: "activity", id: person.id, identity, timezone } as const), enabled: !waits });
  const counts = query.data;
  const early = identity === "merged" ? person : null;
  const first = counts ? counts.firstSeen : (early?.firstSeen ?? null);
  const last = counts ? counts.lastSeen : (early?.lastSeen ?? null);
  const facts = [
    ["First seen", first ? momentLabel(first, timezone) : unset],
    ["Last seen", last ? momentLabel(last, timezone) : unset],
    ["Events", counts ? fullNumber(counts.events) : early ? fullNumber(early.events) : null],
    ["Sessions", counts ? fullNumber(counts.sessions) : null],
    ["Active days", counts ? fullNumber(counts.days.length) : null],
  ] as const;
  return (
    <section aria-label="In numbers" className="mt-4 rounded-lg border border-line bg-surface">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 px-4 py-3 sm:flex sm:flex-wrap sm:gap-x-10">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-2 text-xs">{name}</dt>
            <dd className="font-medium text-base">
              {value ?? (query.error ? unset : <span className="my-[3px] block h-4 w-10 animate-pulse rounded-sm bg-sunken" />)}
            </dd>
          </div>
        ))}
      </dl>
      {query.error ? (
        <p role="alert" className="border-line border-t px-4 py-2 text-danger text-xs">
          Sessions and active days could not be counted. {adviceLine(query.error)}
        </p>
      ) : (
        <div className="h-16 border-line border-t px-4 py-2">
          {counts && counts.days.length > 0 ? <DayBars days={counts.days} timezone={timezone} onDay={onDay} /> : null}
        </div>
      )}
    </section>
  );
}

const narrowest = 3;

type DayBarsProps = { days: readonly ActiveDay[]; timezone: string; onDay: (micros: number) => void };

/** A bar per day from the first to the last; days share a bar where there is no room for each. Pressing one opens the timeline there. */
function DayBars({ days, timezone, onDay }: DayBarsProps) {
  const [box, width] = useWidth();
  const [at, setAt] = useState<number | null>(null);
  const bars = width > 0 ? barsOf(days, Math.max(1, Math.floor(width / narrowest))) : [];
  const top = Math.max(...bars.map(({ events }) => events), 1);
  const shown = at === null ? null : bars[at];
  const open = (bar: Bar) => onDay(DateTime.fromISO(bar.to, { zone: timezone }).plus({ days: 1 }).startOf("day").toMillis() * 1000);
  return (
    <div className="flex h-full flex-col">
      <div ref={box} className="flex min-h-0 flex-1 items-end gap-px">
        {bars.map((bar, index) => (
          <button
            key={bar.from}
            type="button"
            tabIndex={-1}
            aria-hidden
            onMouseEnter={() => setAt(index)}
            onMouseLeave={() => setAt(null)}
            onClick={() => bar.events > 0 && open(bar)}
            className={`group flex h-full max-w-6 flex-1 items-end ${bar.events > 0 ? "cursor-pointer" : "cursor-default"}`}
          >
            <span
              className={`block w-full rounded-t-[1px] ${bar.events === 0 ? "bg-line" : at === index ? "bg-accent-hover" : "bg-accent"}`}
              style={{ height: bar.events === 0 ? 1 : `${Math.max(8, (bar.events / top) * 100)}%` }}
            />
          </button>
        ))}
      </div>
      <p className="mt-0.5 flex justify-between text-ink-3 text-xs" aria-hidden>
        {shown ? (
          <span className="text-ink-2">
            {shown.from === shown.to ? dayLabel(shown.from) : `${dayLabel(shown.from)} – ${dayLabel(shown.to)}`}:{" "}
            {counted(shown.events, "event")}
          </span>
        ) : (
          <>
            <span>{dayLabel(days[0]?.day ?? "")}</span>
            {days.length > 1 ? <span>{dayLabel(days.at(-1)?.day ?? "")}</span> : null}
          </>
        )}
      </p>
    </div>
  );
}

type Bar = { from: string; to: string; events: number };

function barsOf(days: readonly ActiveDay[], most: number): Bar[] {
  const dayOf = (date: string) => Math.round(Date.parse(date) / 86_400_000);
  const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const [first, last] = [dayOf(days[0]?.day ?? ""), dayOf(days.at(-1)?.day ?? "")];
  const each = Math.ceil((last - first + 1) / most);
  const bars = Array.from({ length: Math.ceil((last - first + 1) / each) }, (_, index): Bar => {
    const from = first + index * each;
    return { from: dateOf(from), to: dateOf(Math.min(last, from + each - 1)), events: 0 };
  });
  for (const { day, events } of days) {
    const bar = bars[Math.floor((dayOf(day) - first) / each)];
    if (bar) bar.events += events;
  }
  return bars;
}
