"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { nextStretch } from "../../../lib/people/days.ts";
import type { Person } from "../../../lib/people/person.ts";
import { microsOf, type TimelineCursor, type TimelinePage } from "../../../lib/people/timeline.ts";
import type { Identity } from "../../../lib/vocabulary/actor.ts";
import { type PeopleSql, usePeople, usePeopleQuery } from "../use-people.tsx";

export type TimelineFilter = { events: string[] | null; text: string };

type TimelineQuestion = {
  person: Person;
  identity: Identity;
  /** Events before this instant, in microseconds; null for the newest. */
  start: number | null;
  filter: TimelineFilter;
};

/** Where a page begins: below what instant, with what cursor, and over how many active months. */
type PageStart = { before: number; cursor: TimelineCursor | null; months: number };
type Page = TimelinePage & { next: PageStart | null };

const rowsPerPage = 100;

/**
 * Pages of a timeline, newest first. A page looks at a stretch of the history: one active month, and twice as many each
 * time a stretch did not fill a page. It ends where the history does, and nowhere before.
 */
export function useTimeline({ person, identity, start, filter }: TimelineQuestion, onSql: (sql: PeopleSql) => void) {
  const { ask, generation } = usePeople();
  const [begun, setBegun] = useState(false);
  const habits = useQuery({ ...usePeopleQuery({ ask: "habits", id: person.id } as const), enabled: begun && identity === "merged" });
  const { firstSeen, lastSeen } = person;
  const newest = lastSeen === null ? 0 : microsOf(lastSeen) + 1;
  const begin: PageStart = { before: Math.min(start ?? newest, newest), cursor: null, months: 1 };
  return useInfiniteQuery({
    queryKey: ["timeline", generation, person.id, identity, start, filter],
    initialPageParam: begin,
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const known = identity === "merged" ? (habits.data ?? null) : null;
      const stretch = firstSeen && nextStretch({ firstSeen, before: pageParam.before, habits: known }, pageParam.months);
      if (!stretch) return { rows: [], more: false, cursor: null, next: null };
      const before = pageParam.cursor ?? { micros: pageParam.before, tie: 0, stretch: 0, newerMicros: null };
      const question = { ask: "timeline", id: person.id, identity, before, ...stretch, ...filter, limit: rowsPerPage } as const;
      const page = await ask(question, { signal, onSql });
      setBegun(true);
      const next = page.more || stretch.from > microsOf(firstSeen) ? nextStart(pageParam, page, stretch.from) : null;
      return { ...page, next };
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

function nextStart({ months }: PageStart, { more, rows, cursor }: TimelinePage, from: number): PageStart {
  if (more && cursor) return { before: cursor.micros + 1, cursor, months };
  return { before: from, cursor, months: rows.length < rowsPerPage ? Math.min(120, months * 2) : months };
}
