import { Ellipsis } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Menu, type MenuItem } from "./menu.tsx";

type Named = { id: string; name: string; description: string };

export type NamedColumn<Row> = {
  label: string;
  /** Of head and cells, such as below which width the column is left out. */
  className?: string;
  /** Of the cells alone. */
  cellClassName?: string;
  cell: (row: Row) => ReactNode;
};

type NamedTableProps<Row> = {
  rows: readonly Row[];
  href: (row: Row) => string;
  columns: readonly NamedColumn<Row>[];
  /** Beside the name. */
  badge?: (row: Row) => ReactNode;
  /** Empty where there is nothing to do with it. */
  menu: (row: Row) => readonly MenuItem[];
};

const head = "h-9 whitespace-nowrap px-3 text-left font-medium text-ink-2 text-xs";

/** Things that people named, one a row: each leads to its page, says what it is for, and has a menu. */
export function NamedTable<Row extends Named>({ rows, href, columns, badge, menu }: NamedTableProps<Row>) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-line border-b">
            <th scope="col" className={head}>
              Name
            </th>
            {columns.map(({ label, className = "" }) => (
              <th key={label} scope="col" className={`${head} ${className}`}>
                {label}
              </th>
            ))}
            <th scope="col" className="w-10">
              <span className="sr-only">Menu</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-line border-b last:border-b-0 hover:bg-hover">
              <td className="w-full max-w-0 px-3 py-2 sm:w-1/2">
                <span className="flex min-w-0 items-center gap-2">
                  <Link
                    href={href(row)}
                    prefetch={false}
                    className="block truncate rounded-sm font-medium hover:text-accent hover:underline"
                  >
                    {row.name}
                  </Link>
                  {badge?.(row)}
                </span>
                {row.description ? <span className="block truncate text-ink-2 text-xs">{row.description}</span> : null}
              </td>
              {columns.map(({ label, className = "", cellClassName = "", cell }) => (
                <td key={label} className={`px-3 ${className} ${cellClassName}`}>
                  {cell(row)}
                </td>
              ))}
              <td className="px-1.5">
                <RowMenu name={row.name} items={menu(row)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowMenu({ name, items }: { name: string; items: readonly MenuItem[] }) {
  if (items.length === 0) return null;
  return (
    <Menu
      label={`Menu of ${name}`}
      items={items}
      trigger={
        <button
          type="button"
          aria-label={`Menu of ${name}`}
          className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <Ellipsis size={16} aria-hidden />
        </button>
      }
    />
  );
}
