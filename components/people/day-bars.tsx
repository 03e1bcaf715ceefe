"use client";

import { DateTime } from "luxon";
import { type KeyboardEvent, useRef, useState } from "react";
import { counted } from "../../lib/format.ts";
import type { ActiveDay } from "../../lib/people/activity.ts";
import { useWidth } from "../chart/use-width.ts";
import { dayLabel } from "./moment.ts";

const narrowest = 3;

type DayBarsProps = { days: readonly ActiveDay[]; timezone: string; onDay: (micros: number) => void };

/**
 * A bar per day from the first to the last; days share a bar where there is no room for each. Pressing one opens the
 * timeline there. The bars are one stop of the Tab key; arrows, Home and End go from one with events to the next.
 */
export function DayBars({ days, timezone, onDay }: DayBarsProps) {
  const [box, width] = useWidth();
  const [at, setAt] = useState<number | null>(null);
  const bars = width > 0 ? barsOf(days, Math.max(1, Math.floor(width / narrowest))) : [];
  const top = Math.max(...bars.map(({ events }) => events), 1);
  const shown = at === null ? null : bars[at];
  const open = (bar: Bar) => onDay(DateTime.fromISO(bar.to, { zone: timezone }).plus({ days: 1 }).startOf("day").toMillis() * 1000);
  const [stop, setStop] = useState<number | null>(null);
  const active = bars.flatMap(({ events }, index) => (events > 0 ? [index] : []));
  const reached = stop !== null && active.includes(stop) ? stop : active.at(-1);
  const buttons = useRef(new Map<number, HTMLButtonElement>());
  const move = (event: KeyboardEvent) => {
    const next = nextOf(active, reached ?? 0, event.key);
    if (next === undefined) return;
    event.preventDefault();
    buttons.current.get(next)?.focus();
  };
  return (
    <div className="flex h-full flex-col">
      <div ref={box} role="toolbar" aria-label="Active days" onKeyDown={move} className="flex min-h-0 flex-1 items-end gap-px">
        {bars.map((bar, index) => (
          <button
            key={bar.from}
            ref={(button) => {
              if (button) buttons.current.set(index, button);
              else buttons.current.delete(index);
            }}
            type="button"
            tabIndex={index === reached ? 0 : -1}
            aria-hidden={bar.events === 0}
            aria-label={wordsOf(bar)}
            onMouseEnter={() => setAt(index)}
            onMouseLeave={() => setAt(null)}
            onFocus={() => [setAt(index), setStop(index)]}
            onBlur={() => setAt(null)}
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
          <span className="text-ink-2">{wordsOf(shown)}</span>
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

function wordsOf({ from, to, events }: Bar): string {
  return `${from === to ? dayLabel(from) : `${dayLabel(from)} – ${dayLabel(to)}`}: ${counted(events, "event")}`;
}

function nextOf(active: readonly number[], now: number, key: string): number | undefined {
  if (key === "ArrowRight") return active.find((index) => index > now);
  if (key === "ArrowLeft") return active.findLast((index) => index < now);
  if (key === "Home") return active[0];
  return key === "End" ? active.at(-1) : undefined;
}

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
