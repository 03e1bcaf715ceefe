import { Calendar, Hash, ToggleLeft, Type } from "lucide-react";
import type { ReactNode } from "react";
import { compactNumber, fullNumber, percent } from "../../../lib/format.ts";
import type { PropertyType } from "../../inputs/catalogue.tsx";
import { shortDay } from "../../inputs/figures.ts";
import { Sparkline } from "../../ui/sparkline.tsx";
import type { EventRow, PropertyRow } from "./catalogue-row.ts";

/** A column of the catalogue's tables; narrow screens show the first ones only. */
export type CatalogueColumn<Row> = {
  id: string;
  header: string;
  value: (row: Row) => string | number;
  draw: (row: Row) => ReactNode;
  numeric?: boolean;
  className: string;
};

const name = <Row extends EventRow | PropertyRow>(): CatalogueColumn<Row> => ({
  id: "name",
  header: "Name",
  value: (row) => row.name,
  draw: (row) => (
    <span className="block min-w-0">
      <span className="block truncate font-mono text-[0.78rem]">{row.name}</span>
      {row.description ? <span className="block truncate text-ink-3 text-xs">{row.description}</span> : null}
    </span>
  ),
  className: "",
});

export const eventColumns: readonly CatalogueColumn<EventRow>[] = [
  name<EventRow>(),
  {
    id: "daily",
    header: "Last 30 days",
    value: (row) => row.daily.reduce((sum, each) => sum + each, 0),
    draw: (row) => <Sparkline values={row.daily} width={96} height={20} />,
    className: "hidden w-32 sm:table-cell",
  },
  {
    id: "count",
    header: "Events",
    value: (row) => row.count,
    draw: (row) => <Count value={row.count} />,
    numeric: true,
    className: "w-24",
  },
  { id: "users", header: "Users", value: (row) => row.users, draw: (row) => <Count value={row.users} />, numeric: true, className: "w-24" },
  {
    id: "firstSeen",
    header: "First seen",
    value: (row) => row.firstSeen,
    draw: (row) => <Day iso={row.firstSeen} />,
    numeric: true,
    className: "hidden w-32 md:table-cell",
  },
  {
    id: "lastSeen",
    header: "Last seen",
    value: (row) => row.lastSeen,
    draw: (row) => <Day iso={row.lastSeen} />,
    numeric: true,
    className: "hidden w-32 md:table-cell",
  },
];

/** Columns for the properties of events or of users. */
export function propertyColumns(kind: "event-property" | "user-property"): readonly CatalogueColumn<PropertyRow>[] {
  return kind === "event-property" ? columnsFor("Filled in on") : columnsFor("Known of");
}

function columnsFor(filled: string): readonly CatalogueColumn<PropertyRow>[] {
  return [
    name<PropertyRow>(),
    {
      id: "type",
      header: "Type",
      value: (row) => row.type,
      draw: (row) => <TypeWords type={row.type} />,
      className: "hidden w-28 sm:table-cell",
    },
    {
      id: "fillRate",
      header: filled,
      value: (row) => row.fillRate,
      draw: (row) => <Fill rate={row.fillRate} />,
      numeric: true,
      className: "w-28 sm:w-36",
    },
    {
      id: "distinct",
      header: "Values",
      value: (row) => row.distinct,
      draw: (row) => <Count value={row.distinct} />,
      numeric: true,
      className: "w-20",
    },
    {
      id: "examples",
      header: "Most frequent values",
      value: (row) => row.examples.join(" "),
      draw: (row) => <span className="block truncate font-mono text-ink-2 text-xs">{row.examples.join(" · ")}</span>,
      className: "hidden w-[38%] pl-6 lg:table-cell",
    },
  ];
}

const types = {
  text: { icon: Type, label: "text" },
  number: { icon: Hash, label: "number" },
  boolean: { icon: ToggleLeft, label: "yes or no" },
  date: { icon: Calendar, label: "date" },
};

/** The type of a property with its sign. */
export function TypeWords({ type }: { type: PropertyType }) {
  const { icon: Icon, label } = types[type];
  return (
    <span className="inline-flex items-center gap-1.5 align-middle text-ink-2">
      <Icon size={14} strokeWidth={1.7} aria-hidden />
      {label}
    </span>
  );
}

function Count({ value }: { value: number }) {
  return <span title={fullNumber(value)}>{compactNumber(value)}</span>;
}

function Day({ iso }: { iso: string }) {
  return (
    <span className="text-ink-2" title={iso}>
      {shortDay(iso)}
    </span>
  );
}

function Fill({ rate }: { rate: number }) {
  return (
    <span className="inline-flex items-center justify-end gap-2 align-middle">
      <span aria-hidden className="hidden h-1.5 w-12 overflow-hidden rounded-full bg-sunken sm:block">
        <span className="block h-full bg-accent" style={{ width: `${Math.min(1, rate) * 100}%` }} />
      </span>
      {percent(rate)}
    </span>
  );
}
