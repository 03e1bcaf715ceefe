"use client";

import { useQuery } from "@tanstack/react-query";
import { fullNumber, unset } from "../../lib/format.ts";
import type { Person } from "../../lib/people/person.ts";
import type { Identity } from "../../lib/vocabulary/actor.ts";
import { adviceLine } from "../report/failure.tsx";
import { DayBars } from "./day-bars.tsx";
import { momentLabel } from "./moment.ts";
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
