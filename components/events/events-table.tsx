"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { useEffect, useMemo, useRef, useState } from "react";
import { unset } from "../../lib/format.ts";
import { personAddress } from "../../lib/people/address.ts";
import type { ExploredColumn, ExploredRow } from "../../lib/people/explore.ts";
import { EventDrawer } from "../people/event-drawer.tsx";
import { type PeopleSql, problemOf } from "../people/use-people.tsx";
import { adviceLine, Failure } from "../report/failure.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { stampLabel } from "./stamp.ts";
import { useEvents } from "./use-events.ts";

type EventsTableProps = { asked: Parameters<typeof useEvents>[0]; onSql: (sql: PeopleSql) => void };

const rowHeight = 32;
const columnWidth = 152;
const fixedWidth = 192 + 208 + 192;

/** The rows in view and a few around them are drawn; further pages are read as one scrolls. */
export function EventsTable({ asked, onSql }: EventsTableProps) {
  const { columns, question } = asked;
  const query = useEvents(asked, onSql);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const [open, setOpen] = useState<ExploredRow | null>(null);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const { hasNextPage, isFetching, error, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !error && last >= rows.length - 60) void fetchNextPage();
  }, [hasNextPage, isFetching, error, last, rows.length, fetchNextPage]);
  if (error && rows.length === 0) return <Failure problem={problemOf(error)} onRetry={() => void query.refetch()} />;
  if (rows.length === 0 && !hasNextPage && !isFetching)
    return (
      <EmptyState title="No events here">
        Nothing in these dates meets the filters. Choose more days, other events, or fewer filters.
      </EmptyState>
    );
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section
      ref={scroller}
      aria-label="Events"
      aria-busy={isFetching}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the table is scrolled with the keyboard
      tabIndex={0}
      className="mt-2 mb-4 h-[70dvh] overflow-auto rounded-lg border border-line bg-surface lg:h-auto lg:min-h-80 lg:flex-1"
    >
      <table
        aria-label="Events"
        aria-rowcount={-1}
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: fixedWidth + columns.length * columnWidth }}
      >
        <Heads columns={columns} />
        <tbody>
          <Spacer height={items[0]?.start ?? 0} />
          {items.map(({ index }) => {
            const row = rows[index];
            const key = row && `${row.micros} ${row.tie}`;
            return row ? <Line key={key} row={row} index={index} zone={question.timezone} opened={open === row} onOpen={setOpen} /> : null;
          })}
          <Spacer height={after} />
        </tbody>
      </table>
      <p role="status" className="sticky left-0 w-fit px-3 py-2 text-ink-2 text-xs">
        {isFetching || (hasNextPage && !error)
          ? "Reading earlier events…"
          : error
            ? `Reading stopped. ${adviceLine(error)}`
            : "These are all."}
        {error && !isFetching ? (
          <Button className="ml-2" onClick={() => void fetchNextPage()}>
            Try again
          </Button>
        ) : null}
      </p>
      <EventDrawer place={open} timezone={question.timezone} onClose={() => setOpen(null)} linksPeople />
    </section>
  );
}

function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td style={{ height }} />
    </tr>
  ) : null;
}

const headLook = "sticky top-0 z-10 truncate border-line-strong border-b bg-surface px-3 py-1.5 text-left font-medium text-ink-2 text-xs";

function Heads({ columns }: { columns: readonly ExploredColumn[] }) {
  return (
    <thead>
      <tr>
        <th scope="col" className={`${headLook} w-48`}>
          time
        </th>
        <th scope="col" className={`${headLook} w-52`}>
          event
        </th>
        <th scope="col" className={`${headLook} w-48`}>
          id
        </th>
        {columns.map(({ name, of }) => (
          <th key={`${of} ${name}`} scope="col" className={headLook} title={name}>
            {of === "user" ? "user " : ""}
            {name === "" ? "(no name)" : name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type LineProps = { row: ExploredRow; index: number; zone: string; opened: boolean; onOpen: (row: ExploredRow) => void };

const cellLook = "truncate border-line border-b px-3 text-xs";

function Line({ row, index, zone, opened, onOpen }: LineProps) {
  const open = { type: "button" as const, onClick: () => onOpen(row), title: "All of this event" };
  return (
    <tr aria-rowindex={index + 2} className={opened ? "bg-accent-soft" : "hover:bg-hover"} style={{ height: rowHeight }}>
      <td className={cellLook}>
        <button {...open} className="block w-full truncate text-left hover:text-accent">
          <time dateTime={row.time}>{stampLabel(row.micros, zone)}</time>
        </button>
      </td>
      <td className={cellLook}>
        <button {...open} className="block w-full truncate text-left font-mono hover:text-accent" title={row.event}>
          {row.event === "" ? "(no name)" : row.event}
        </button>
      </td>
      <td className={`${cellLook} font-mono`}>
        {row.id === null ? (
          <span className="text-ink-3">no id</span>
        ) : (
          <Link href={personAddress(row.id)} prefetch={false} title={row.id} className="text-accent hover:underline">
            {row.id}
          </Link>
        )}
      </td>
      {row.values.map((value, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have places
        <td key={column} className={`${cellLook} ${value === null ? "text-ink-3" : ""}`} title={value ?? "not set"}>
          {value ?? unset}
        </td>
      ))}
    </tr>
  );
}
