"use client";

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  sortFns,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { Check, ChevronDown, Copy, Download } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { csvText, fileName, tabText } from "../../lib/charts/csv.ts";
import { type Cell, type Column, cellText, type Table } from "../../lib/charts/table.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { Sideways } from "../ui/sideways.tsx";
import { toast } from "../ui/toast.tsx";
import { useFileNamed, useRemarks } from "./file-remarks.tsx";
import { HeaderButton } from "./header-button.tsx";
import { saveFile } from "./save-file.ts";
import { useTableLook, useTilePlace } from "./tile-place.tsx";

type Row = Record<string, Cell>;

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const helper = createColumnHelper<typeof features, Row>();

const unsetLast: SortFn<typeof features, Row> = (a, b, id) => {
  const [x, y] = [a.original[id], b.original[id]];
  if (typeof x === "number" && typeof y === "number") return x - y;
  return String(x ?? "").localeCompare(String(y ?? ""), "en", { numeric: true });
};

type ResultTableProps = {
  label: string;
  table: Table;
  /** What copying and the CSV carry, when it is more than the screen shows. */
  whole?: Table;
  file: { name: string; period: { from: string; to: string } };
  /** Before the first cell of a row: a checkbox, a colour. */
  lead?: (row: Row, index: number) => ReactNode;
  /** In place of a cell's text. */
  draw?: Record<string, (row: Row) => ReactNode>;
  /** What a column means, by its key; shown on hover and focus of its head. */
  notes?: Record<string, string>;
  onRow?: (index: number, element: HTMLElement) => void;
  foot?: ReactNode;
};

const firstRows = 25;

/** The numbers under a chart: sortable, to copy, to save; every value in full on hover and in the file. A tile has room for it where it stands alone. */
export function ResultTable(props: ResultTableProps) {
  const look = useTableLook();
  if (look !== "none") return <Drawn {...props} />;
  return <Lent label={props.label} whole={props.whole ?? props.table} />;
}

function Lent({ label, whole }: { label: string; whole: Table }) {
  const lend = useTilePlace()?.lend;
  useEffect(() => lend?.(label, whole), [lend, label, whole]);
  return null;
}

function Drawn({ label, table: spec, whole = spec, file, lead, draw, notes, onRow, foot }: ResultTableProps) {
  const [all, setAll] = useState(false);
  const columns = useMemo(
    () =>
      spec.columns.map(({ key, label: header, kind }) =>
        helper.accessor((row): unknown => row[key] ?? undefined, {
          id: key,
          header,
          sortUndefined: "last",
          sortDescFirst: kind !== "text",
          sortFn: unsetLast,
        }),
      ),
    [spec.columns],
  );
  const table = useTable({ features, columns, data: spec.rows });
  const rows = table.getRowModel().rows;
  return (
    <section aria-label={label} className="mt-6 tile:mt-0">
      <div className="mb-1 flex items-center gap-1 tile:hidden">
        <h2 className="flex-1 font-semibold text-sm">{label}</h2>
        <TableTools label={label} whole={whole} file={file} />
      </div>
      <Sideways className="rounded-lg border border-line bg-surface">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr>
              {table.getFlatHeaders().map((header, index) => {
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none"}
                    className={`border-line border-b bg-surface p-0 font-medium text-ink-2 text-xs ${index === 0 ? "sticky left-0 z-10" : ""}`}
                  >
                    <HeaderButton
                      label={spec.columns[index]?.label ?? ""}
                      note={notes?.[header.id]}
                      sorted={sorted}
                      left={index === 0 || isText(spec.columns[index])}
                      onSort={header.column.getToggleSortingHandler()}
                    />
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, firstRows)).map((row) => (
              <tr key={row.id} className="border-line border-b last:border-b-0 hover:bg-hover">
                {spec.columns.map((column, index) => (
                  <td
                    key={column.key}
                    className={`h-9 whitespace-nowrap px-3 ${index === 0 || isText(column) ? "" : "text-right"} ${index === 0 ? "sticky left-0 z-10 bg-surface" : ""}`}
                  >
                    <CellOf
                      column={column}
                      row={row.original}
                      {...(draw?.[column.key] ? { drawn: draw[column.key]?.(row.original) } : {})}
                      {...(index === 0 && lead ? { lead: lead(row.original, row.index) } : {})}
                      {...(index === 0 && onRow ? { onOpen: (element: HTMLElement) => onRow(row.index, element) } : {})}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      <div className="mt-1.5 flex items-center gap-2 text-ink-2 text-xs">
        {foot}
        {rows.length > firstRows ? (
          <Button tone="quiet" className="ml-auto h-7!" onClick={() => setAll(!all)}>
            {all ? `Show the first ${firstRows}` : `Show all ${rows.length} rows`}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

const isText = (column: Column | undefined) => column?.kind === "text";

type CellOfProps = { column: Column; row: Row; drawn?: ReactNode; lead?: ReactNode; onOpen?: (element: HTMLElement) => void };

function CellOf({ column, row, drawn, lead, onOpen }: CellOfProps) {
  const value = row[column.key];
  const text = drawn ?? (
    <span className="inline-block max-w-72 truncate align-bottom" title={value === null || value === undefined ? "unset" : String(value)}>
      {cellText(value, column.kind)}
    </span>
  );
  const opened = onOpen ? (
    <button
      type="button"
      onClick={(event) => onOpen(event.currentTarget)}
      className="min-w-0 underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-accent"
    >
      {text}
    </button>
  ) : (
    text
  );
  return lead ? (
    <span className="flex items-center gap-2">
      {lead}
      {opened}
    </span>
  ) : (
    opened
  );
}

/** Copies a table, or saves it as CSV. */
export function TableTools({ label, ...props }: Pick<ResultTableProps, "file" | "label"> & { whole: Table }) {
  if (useTilePlace()) return <Lent label={label} whole={props.whole} />;
  return <Tools label={label} {...props} />;
}

function Tools({ label, whole, file: own }: Pick<ResultTableProps, "file" | "label"> & { whole: Table }) {
  const file = useFileNamed(own, label);
  const remarks = useRemarks();
  const save = (head: readonly string[]) =>
    saveFile(fileName(file.name, file.period, "csv"), csvText(whole, head), "text/csv;charset=utf-8");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tabText(whole));
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    } catch {
      toast("The browser did not allow copying", "danger");
    }
  };
  return (
    <>
      <Button tone="quiet" className="h-7!" onClick={copy}>
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {copied ? "Copied" : "Copy"}
      </Button>
      <Button tone="quiet" className="h-7!" onClick={() => save([])}>
        <Download size={14} aria-hidden />
        CSV
      </Button>
      {remarks.length > 0 ? (
        <Menu
          label="Kinds of CSV"
          items={[
            { label: "The table alone", onSelect: () => save([]) },
            { label: "With its definition as a comment", onSelect: () => save(remarks) },
          ]}
          trigger={
            <Button tone="quiet" className="-ml-2 h-7! px-1!" aria-label={`Kinds of CSV of ${label}`}>
              <ChevronDown size={12} aria-hidden />
            </Button>
          }
        />
      ) : null}
    </>
  );
}
