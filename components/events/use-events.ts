"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { ExploredColumn, ExploredPage } from "../../lib/people/explore.ts";
import type { Period } from "../../lib/vocabulary/period.ts";
import { type PeopleSql, usePeople } from "../people/use-people.tsx";
import type { EventsQuestion } from "./question.ts";

type Start = { before: { micros: number; tie: number }; hours: number; rows: number };
type Page = ExploredPage & { next: Start | null };
type Asked = { question: EventsQuestion; columns: readonly ExploredColumn[]; period: Period; dataEnd: string | null };

/** With up to 50 rows (one more is asked for than shown) DuckDB reads the other columns of the found rows alone. */
const firstRows = 49;
const rowsPerPage = 200;
const firstHours = 6;

/**
 * Pages of raw events, newest first. A page looks at a stretch of time, four times as long whenever one did not fill it;
 * it ends where the range does.
 */
export function useEvents({ question, columns, period, dataEnd }: Asked, onSql: (sql: PeopleSql) => void) {
  const { ask, generation } = usePeople();
  const end = Math.min(period.toMicros, dataEnd === null ? period.toMicros : (Date.parse(dataEnd) + 1) * 1000);
  const begin: Start = { before: { micros: end + 1, tie: 0 }, hours: firstHours, rows: firstRows };
  return useInfiniteQuery({
    queryKey: ["events", generation, question, columns],
    initialPageParam: begin,
    queryFn: async ({ pageParam: { before, hours, rows }, signal }): Promise<Page> => {
      const from = Math.max(period.fromMicros, before.micros - hours * 3_600_000_000);
      const asked = { ask: "explore", ...question, columns: [...columns], before, from, limit: rows } as const;
      const page = await ask(asked, { signal, onSql });
      return { ...page, next: nextStart(page, { from, hours, bottom: period.fromMicros }) };
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

function nextStart({ rows, more }: ExploredPage, { from, hours, bottom }: { from: number; hours: number; bottom: number }): Start | null {
  const last = rows.at(-1);
  if (more && last) return { before: { micros: last.micros, tie: last.tie }, hours, rows: rowsPerPage };
  return from > bottom ? { before: { micros: from, tie: 0 }, hours: Math.min(hours * 4, 24 * 400), rows: rowsPerPage } : null;
}
