"use client";

import { createColumnHelper, createSortedRowModel, rowSortingFeature, sortFns, tableFeatures, useTable } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, Ellipsis, Star } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";
import { ago, counted } from "../../lib/format.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { DetailsDialog } from "./details-dialog.tsx";
import { type ListActions, type SavedRow, savedAddress } from "./saved-row.ts";
import { useRowDeeds } from "./use-row-deeds.ts";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const helper = createColumnHelper<typeof features, SavedRow>();

type SavedTableProps = {
  rows: readonly SavedRow[];
  kinds: Record<string, string>;
  maySave: boolean;
  now: number;
  actions: ListActions;
  /** Shows when each was opened instead of when it was changed. */
  recent: boolean;
};

const firstRows = 100;

type Field = { id: string; header: string; most?: true; value: (row: SavedRow) => string | number };

const fields = (kinds: Record<string, string>, recent: boolean): Field[] => [
  { id: "name", header: "Name", value: ({ name }) => name.toLowerCase() },
  { id: "kind", header: "Kind", value: ({ kind }) => kinds[kind] ?? kind },
  { id: "owner", header: "Owner", value: ({ ownerName }) => ownerName ?? "" },
  { id: "used", header: "Dashboards", most: true, value: ({ usedOn }) => usedOn },
  { id: "when", header: recent ? "Opened" : "Changed", most: true, value: (row) => (recent ? (row.openedAt ?? 0) : row.changedAt) },
];

const looks: Record<string, string> = {
  kind: "max-md:hidden",
  owner: "max-md:hidden",
  used: "max-sm:hidden text-right",
  when: "text-right",
};

/** The saved reports as a table; a head sorts, a name opens. */
export function SavedTable({ rows, kinds, maySave, now, actions, recent }: SavedTableProps) {
  const [most, setMost] = useState(firstRows);
  const [editing, setEditing] = useState<SavedRow | null>(null);
  const deeds = useRowDeeds(actions);
  const owned = rows.some(({ ownerName }) => ownerName !== null);
  const specs = useMemo(
    () =>
      fields(kinds, recent)
        .filter(({ id }) => id !== "owner" || owned)
        .map(({ id, header, most: first, value }) =>
          helper.accessor((row): unknown => value(row), {
            id,
            header,
            sortDescFirst: first ?? false,
            sortFn: first ? "basic" : "alphanumeric",
          }),
        ),
    [kinds, recent, owned],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: specs, data });
  const sorted = table.getRowModel().rows;
  const knownTags = [...new Set(rows.flatMap(({ tags }) => tags))];
  return (
    <>
      <div className="overflow-x-auto rounded-lg border border-line bg-surface">
        <table aria-label="Saved reports" className="w-full text-sm">
          <thead>
            <tr className="border-line border-b">
              <th scope="col" className="w-9">
                <span className="sr-only">Favourite</span>
              </th>
              {table.getHeaderGroups()[0]?.headers.map(({ column }) => (
                <Head
                  key={column.id}
                  id={column.id}
                  label={`${column.columnDef.header}`}
                  sorted={column.getIsSorted()}
                  onSort={() => column.toggleSorting()}
                />
              ))}
              <th scope="col" className="w-10">
                <span className="sr-only">Menu</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, most).map(({ original: row }) => (
              <tr key={row.id} className="border-line border-b last:border-b-0 hover:bg-hover">
                <td className="pl-2">
                  <IconButton
                    label={row.favourite ? `Take ${row.name} off the favourites` : `Make ${row.name} a favourite`}
                    aria-pressed={row.favourite}
                    onClick={() => void deeds.favour(row)}
                  >
                    <Star size={15} strokeWidth={1.7} aria-hidden className={row.favourite ? "fill-brass text-brass" : "text-ink-3"} />
                  </IconButton>
                </td>
                <Name row={row} kind={kinds[row.kind] ?? row.kind} />
                <td className={`whitespace-nowrap px-3 text-ink-2 ${looks.kind}`}>{kinds[row.kind] ?? row.kind}</td>
                {owned ? <td className={`max-w-40 truncate px-3 text-ink-2 ${looks.owner}`}>{row.ownerName}</td> : null}
                <td className={`px-3 text-ink-2 tabular-nums ${looks.used}`}>{row.usedOn === 0 ? "" : row.usedOn}</td>
                <td className={`whitespace-nowrap px-3 text-ink-2 text-xs ${looks.when}`}>
                  {ago(Math.max(0, now - (recent ? (row.openedAt ?? 0) : row.changedAt)))}
                </td>
                <td className="px-1.5">
                  <RowMenu row={row} maySave={maySave} deeds={deeds} onEdit={() => setEditing(row)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > most ? (
        <Button tone="quiet" className="mt-2" onClick={() => setMost(most + 500)}>
          Show {counted(Math.min(500, sorted.length - most), "more report")} of {counted(sorted.length, "report")}
        </Button>
      ) : null}
      {editing ? (
        <DetailsDialog
          title="Name, description, tags"
          verb="Keep"
          start={editing}
          knownTags={knownTags}
          onKeep={(details) => deeds.rename(editing, details)}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}

function Name({ row, kind }: { row: SavedRow; kind: string }) {
  return (
    <td className="w-full max-w-0 px-3 py-2 sm:w-1/2">
      <span className="flex min-w-0 items-center gap-2">
        <Link
          href={savedAddress(row)}
          prefetch={false}
          className="min-w-0 truncate rounded-sm font-medium hover:text-accent hover:underline"
        >
          {row.name}
        </Link>
        <span className="flex min-w-0 shrink gap-1 max-sm:hidden">
          {row.tags.slice(0, 4).map((tag) => (
            <span key={tag} className="max-w-32 truncate rounded-full bg-sunken px-2 text-ink-2 text-xs leading-5">
              {tag}
            </span>
          ))}
        </span>
      </span>
      <span className="block truncate text-ink-2 text-xs">
        <span className="md:hidden">{kind}</span>
        {row.description ? <span className="max-md:before:content-['_·_']">{row.description.split("\n")[0]}</span> : null}
      </span>
    </td>
  );
}

type HeadProps = { id: string; label: string; sorted: false | "asc" | "desc"; onSort: () => void };

function Head({ id, label, sorted, onSort }: HeadProps) {
  const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted === false ? "none" : sorted === "asc" ? "ascending" : "descending"}
      className={`h-9 px-3 font-medium text-ink-2 text-xs ${looks[id] ?? ""} ${looks[id]?.includes("right") ? "" : "text-left"}`}
    >
      <button type="button" onClick={onSort} className="inline-flex items-center gap-1 rounded-sm py-1 hover:text-ink">
        {label}
        {sorted ? <Arrow size={12} aria-hidden /> : null}
      </button>
    </th>
  );
}

type RowMenuProps = { row: SavedRow; maySave: boolean; deeds: ReturnType<typeof useRowDeeds>; onEdit: () => void };

function RowMenu({ row, maySave, deeds, onEdit }: RowMenuProps) {
  return (
    <Menu
      label={row.name}
      trigger={
        <IconButton label={`${row.name}: more`}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
      items={[
        ...(maySave
          ? [
              { label: "Name, description, tags …", onSelect: onEdit },
              { label: "Duplicate", onSelect: () => void deeds.duplicate(row) },
            ]
          : []),
        { label: "Export as JSON", onSelect: () => void deeds.exported(row) },
        ...(row.mayDelete ? (["line", { label: "Delete", danger: true, onSelect: () => void deeds.remove(row) }] as const) : []),
      ]}
    />
  );
}
