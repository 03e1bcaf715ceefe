"use client";

import { createColumnHelper, createSortedRowModel, rowSortingFeature, sortFns, tableFeatures, useTable } from "@tanstack/react-table";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo, useRef } from "react";
import type { EventRow, PropertyRow } from "./catalogue-row.ts";
import type { CatalogueColumn } from "./columns.tsx";

type Listed = EventRow | PropertyRow;

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const helper = createColumnHelper<typeof features, Listed>();

type CatalogueTableProps<Row extends Listed> = {
  label: string;
  rows: readonly Row[];
  columns: readonly CatalogueColumn<Row>[];
  onOpen: (row: Row) => void;
};

const rowHeight = 44;

/** A list that may have thousands of lines: only those in view are drawn. A line opens what is known of its name. */
export function CatalogueTable<Row extends Listed>({ label, rows, columns, onOpen }: CatalogueTableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const specs = useMemo(
    () =>
      columns.map((column) =>
        helper.accessor((row): unknown => column.value(row as Row), {
          id: column.id,
          header: column.header,
          sortDescFirst: column.id !== "name" && column.id !== "type",
          sortFn: "basic",
        }),
      ),
    [columns],
  );
  const data = useMemo(() => [...rows] as Listed[], [rows]);
  const table = useTable({ features, columns: specs, data });
  const sorted = table.getRowModel().rows;
  const virtual = useWindowVirtualizer({
    count: sorted.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const shown = virtual.getVirtualItems();
  const before = (shown[0]?.start ?? virtual.options.scrollMargin) - virtual.options.scrollMargin;
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? virtual.options.scrollMargin) - virtual.options.scrollMargin);
  return (
    <table aria-label={label} aria-rowcount={sorted.length + 1} className="mt-3 w-full table-fixed">
      <thead>
        <tr>
          {table.getHeaderGroups()[0]?.headers.map(({ column }, index) => (
            <Header key={column.id} spec={columns[index]} sorted={column.getIsSorted()} onSort={() => column.toggleSorting()} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        <Spacer height={before} />
        {shown.map(({ index }) => {
          const row = sorted[index]?.original as Row | undefined;
          return row ? <Line key={row.name} row={row} index={index} columns={columns} onOpen={onOpen} /> : null;
        })}
        <Spacer height={after} />
      </tbody>
    </table>
  );
}

function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td style={{ height }} />
    </tr>
  ) : null;
}

type HeaderProps<Row> = { spec: CatalogueColumn<Row> | undefined; sorted: false | "asc" | "desc"; onSort: () => void };

function Header<Row>({ spec, sorted, onSort }: HeaderProps<Row>) {
  if (!spec) return null;
  const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted === false ? "none" : sorted === "asc" ? "ascending" : "descending"}
      className={`border-line-strong border-b py-1 font-medium text-ink-2 text-xs ${spec.numeric ? "text-right" : "text-left"} ${spec.className}`}
    >
      <button type="button" onClick={onSort} className="inline-flex items-center gap-1 rounded-sm py-1 hover:text-ink">
        {spec.header}
        {sorted ? <Arrow size={12} aria-hidden /> : null}
      </button>
    </th>
  );
}

type LineProps<Row> = { row: Row; index: number; columns: readonly CatalogueColumn<Row>[]; onOpen: (row: Row) => void };

function Line<Row extends Listed>({ row, index, columns, onOpen }: LineProps<Row>) {
  return (
    <tr
      aria-rowindex={index + 2}
      style={{ height: rowHeight }}
      onClick={() => onOpen(row)}
      className="cursor-pointer border-line border-b hover:bg-hover"
    >
      {columns.map((column) => (
        <td key={column.id} className={`overflow-hidden ${column.numeric ? "text-right" : ""} ${column.className}`}>
          {column.id === "name" ? (
            <button
              type="button"
              onClick={(event) => {
                event.stopPropagation();
                onOpen(row);
              }}
              className="block w-full pr-4 text-left"
            >
              {column.draw(row)}
            </button>
          ) : (
            column.draw(row)
          )}
        </td>
      ))}
    </tr>
  );
}
