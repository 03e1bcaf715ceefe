import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import type { Cell } from "../../lib/charts/table.ts";
import { fullNumber, unset } from "../../lib/format.ts";
import { personAddress } from "../../lib/people/address.ts";
import type { Identity } from "../../lib/vocabulary/actor.ts";
import type { PeopleColumn, PeopleSort, PersonRow } from "./people.ts";

type PeopleTableProps = {
  /** What the rows are: a user's id leads to the person. */
  unit: string;
  rows: readonly PersonRow[];
  columns: readonly PeopleColumn[];
  /** How the report reads ids; the person is shown alike. */
  identity?: Identity | undefined;
  /** The order that was chosen; null for the list's own. */
  sort?: PeopleSort | null;
  onSort?: (sort: PeopleSort | null) => void;
  /** Asks why a unit is in the list. */
  onWhy?: (actor: string) => void;
};

/** One page of units with what is known of each; instants in UTC. */
export function PeopleTable({ unit, rows, columns, identity, sort = null, onSort, onWhy }: PeopleTableProps) {
  if (rows.length === 0) return <p className="p-6 text-center text-ink-2">Nobody.</p>;
  const shown = columns.filter(({ fileOnly }) => !fileOnly);
  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr className="text-ink-2 text-xs">
          <th
            scope="col"
            aria-sort={sortWords(sort, "actor")}
            className="sticky top-0 left-0 z-20 border-line border-b bg-surface px-4 py-2 text-left font-medium"
          >
            <Head label="id" by="actor" sort={sort} onSort={onSort} />
          </th>
          {shown.map(({ key, label, strong, sort: by }) => (
            <th
              key={key}
              scope="col"
              aria-sort={sortWords(sort, by)}
              className={`sticky top-0 z-10 border-line border-b bg-surface px-3 py-2 text-left font-medium ${strong ? "text-ink" : ""}`}
            >
              <Head label={label} by={by} sort={sort} onSort={onSort} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((person, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one unit may stand in several rows
          <tr key={row} className="border-line border-b last:border-b-0">
            <td className="sticky left-0 bg-surface px-4 py-1.5">
              <span className="flex items-center gap-2">
                <Actor id={person.actor} unit={unit} identity={identity} />
                {onWhy && person.actor !== "" ? (
                  <button
                    type="button"
                    aria-label={`Why ${person.actor}?`}
                    onClick={() => onWhy(person.actor)}
                    className="-my-1 ml-auto rounded px-1.5 py-1 text-ink-3 text-xs hover:bg-hover hover:text-accent"
                  >
                    Why?
                  </button>
                ) : null}
              </span>
            </td>
            {shown.map((column) => (
              <PersonCell key={column.key} column={column} value={person[column.key] ?? null} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sortWords(sort: PeopleSort | null, by: string | undefined): "ascending" | "descending" | undefined {
  return sort && sort.by === by ? (sort.descending ? "descending" : "ascending") : undefined;
}

type HeadProps = { label: string; by: string | undefined; sort: PeopleSort | null; onSort: PeopleTableProps["onSort"] };

/** A column's name; once it sorts by the column, again the other way, then as the list comes by itself. */
function Head({ label, by, sort, onSort }: HeadProps) {
  const name = (
    <span className="block max-w-40 truncate" title={label}>
      {label}
    </span>
  );
  if (!by || !onSort) return name;
  const own = sort?.by === by ? sort : null;
  const next =
    own === null ? { by, descending: by !== "actor" } : own.descending === (by !== "actor") ? { by, descending: !own.descending } : null;
  const Icon = own === null ? ChevronsUpDown : own.descending ? ArrowDown : ArrowUp;
  return (
    <button type="button" onClick={() => onSort(next)} className="-mx-1 flex items-center gap-1 rounded px-1 hover:text-ink">
      {name}
      <Icon size={12} aria-hidden className={own ? "text-accent" : "text-ink-3"} />
    </button>
  );
}

function Actor({ id, unit, identity }: { id: string } & Pick<PeopleTableProps, "unit" | "identity">) {
  const look = "block max-w-56 truncate font-mono text-xs";
  if (unit !== "users" || id === "")
    return (
      <span className={look} title={id}>
        {id}
      </span>
    );
  const address = personAddress(id);
  return (
    <Link
      href={identity ? `${address}?identity=${identity}` : address}
      prefetch={false}
      className={`${look} text-accent hover:underline`}
      title={id}
    >
      {id}
    </Link>
  );
}

function PersonCell({ column, value }: { column: PeopleColumn; value: Cell }) {
  return (
    <td
      className={`whitespace-nowrap px-3 py-1.5 text-xs ${value === null ? "text-ink-3" : ""}`}
      title={value === null ? (column.instant ? "not reached" : "unset") : String(value)}
    >
      <span className="block max-w-56 truncate">{cellWords(column, value)}</span>
    </td>
  );
}

function cellWords({ instant }: PeopleColumn, value: Cell): string {
  if (value === null) return unset;
  if (typeof value === "number") return fullNumber(value);
  return instant ? value.slice(0, 19).replace("T", " ") : value;
}
