"use client";

import { Search } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { fullNumber } from "../../../lib/format.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { inputLook } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import type { DescribedKind, PropertyDetail } from "../data-actions.ts";
import { CatalogueDetail } from "./catalogue-detail.tsx";
import type { CatalogueRows, EventRow, PropertyRow } from "./catalogue-row.ts";
import { CatalogueTable } from "./catalogue-table.tsx";
import { eventColumns, propertyColumns } from "./columns.tsx";

export type Describe = (kind: string, name: string, text: string) => Promise<boolean>;
export type FindProperty = (of: "event" | "user", name: string) => Promise<PropertyDetail | null>;

type CatalogueScreenProps = { rows: CatalogueRows; generation: string; describe: Describe; findProperty: FindProperty };

export type Picked = { kind: "event"; row: EventRow } | { kind: "event-property" | "user-property"; row: PropertyRow };

/** All events and properties of the data set: to search, to sort, to look into, to describe. */
export function CatalogueScreen({ rows, generation, describe, findProperty }: CatalogueScreenProps) {
  const asked = useSearchParams();
  const [kind, setKind] = useState<DescribedKind>(
    asked.get("of") === "event" ? "event-property" : asked.get("of") === "user" ? "user-property" : "event",
  );
  const [search, setSearch] = useState(asked.get("search") ?? "");
  const [picked, setPicked] = useState<Picked | null>(null);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const described = useMemo(() => withTexts(rows, texts), [rows, texts]);
  const keep = async (name: string, text: string) => {
    setTexts((now) => ({ ...now, [`${kind}:${name}`]: text.trim() }));
    if (!(await describe(kind, name, text).catch(() => false))) toast("The description could not be kept", "danger");
  };
  const listed: readonly (EventRow | PropertyRow)[] = {
    event: described.events,
    "event-property": described.eventProperties,
    "user-property": described.userProperties,
  }[kind];
  const leftOut = {
    event: rows.leftOut.events,
    "event-property": rows.leftOut.eventProperties,
    "user-property": rows.leftOut.userProperties,
  }[kind];
  const found = useMemo(() => matching(listed, search), [listed, search]);
  const open = picked && { ...picked, row: listed.find(({ name }) => name === picked.row.name) ?? picked.row };
  return (
    <div className="py-5">
      <div className="flex flex-wrap items-center gap-3">
        <Segmented<DescribedKind>
          label="What to list"
          value={kind}
          options={[
            { value: "event", label: `Events ${fullNumber(rows.events.length)}` },
            { value: "event-property", label: `Properties ${fullNumber(rows.eventProperties.length)}` },
            { value: "user-property", label: `User properties ${fullNumber(rows.userProperties.length)}` },
          ]}
          onChange={setKind}
        />
        <SearchField value={search} onChange={setSearch} />
        <span role="status" className="text-ink-3">
          {search === "" ? "" : `${fullNumber(found.length)} of ${fullNumber(listed.length)}`}
        </span>
      </div>
      {kind === "event" ? (
        <CatalogueTable
          key="event"
          label="Events"
          rows={found as readonly EventRow[]}
          columns={eventColumns}
          onOpen={(row) => setPicked({ kind, row })}
        />
      ) : (
        <CatalogueTable
          key={kind}
          label={kind === "event-property" ? "Event properties" : "User properties"}
          rows={found as readonly PropertyRow[]}
          columns={propertyColumns(kind)}
          onOpen={(row) => setPicked({ kind, row })}
        />
      )}
      {leftOut > 0 ? (
        <p className="mt-2 text-ink-3 text-xs">
          The {fullNumber(leftOut)} rarest are not listed here; reports take their names as free text.
        </p>
      ) : null}
      <CatalogueDetail
        picked={open as Picked | null}
        generation={generation}
        findProperty={findProperty}
        onDescribe={(name, text) => void keep(name, text)}
        onClose={() => setPicked(null)}
      />
    </div>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <span className="relative min-w-48 flex-1 sm:max-w-80">
      <Search size={14} aria-hidden className="absolute top-2.5 left-2.5 text-ink-3" />
      <input
        type="search"
        aria-label="Search the catalogue"
        placeholder="Search names and descriptions"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        spellCheck={false}
        className={`${inputLook} w-full pl-8`}
      />
    </span>
  );
}

function matching<Row extends EventRow | PropertyRow>(rows: readonly Row[], search: string): readonly Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ name, description }) => {
    const text = `${name} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function withTexts(rows: CatalogueRows, texts: Record<string, string>): CatalogueRows {
  if (Object.keys(texts).length === 0) return rows;
  const fill = <Row extends EventRow | PropertyRow>(kind: DescribedKind, list: readonly Row[]): Row[] =>
    list.map((row) => ({ ...row, description: texts[`${kind}:${row.name}`] ?? row.description }));
  return {
    ...rows,
    events: fill("event", rows.events),
    eventProperties: fill("event-property", rows.eventProperties),
    userProperties: fill("user-property", rows.userProperties),
  };
}
