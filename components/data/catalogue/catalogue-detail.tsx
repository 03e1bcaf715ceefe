"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useId, useState } from "react";
import { fullNumber, instantLabel, percent } from "../../../lib/format.ts";
import { encodeDefinition } from "../../../lib/reports/address.ts";
import { Drawer } from "../../report/drawer.tsx";
import { Sparkline } from "../../ui/sparkline.tsx";
import { Bars } from "./bars.tsx";
import type { EventRow, PropertyRow } from "./catalogue-row.ts";
import type { FindProperty, Picked } from "./catalogue-screen.tsx";
import { TypeWords } from "./columns.tsx";

type CatalogueDetailProps = {
  picked: Picked | null;
  generation: string;
  findProperty: FindProperty;
  onDescribe: (name: string, text: string) => void;
  onClose: () => void;
};

/** What is known of one event or property, beside the list. */
export function CatalogueDetail({ picked, generation, findProperty, onDescribe, onClose }: CatalogueDetailProps) {
  return (
    <Drawer open={picked !== null} onClose={onClose} title={<span className="break-all font-mono">{picked?.row.name}</span>}>
      {picked ? (
        <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-4 py-4">
          <Description key={picked.row.name} text={picked.row.description} onKeep={(text) => onDescribe(picked.row.name, text)} />
          {picked.kind === "event" ? (
            <EventFacts row={picked.row} />
          ) : (
            <PropertyFacts
              row={picked.row}
              of={picked.kind === "user-property" ? "user" : "event"}
              generation={generation}
              findProperty={findProperty}
            />
          )}
        </div>
      ) : null}
    </Drawer>
  );
}

function Description({ text, onKeep }: { text: string; onKeep: (text: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(text);
  return (
    <div>
      <label htmlFor={id} className="eyebrow">
        What it means
      </label>
      <textarea
        id={id}
        value={typed}
        maxLength={1000}
        rows={2}
        placeholder="A sentence for those who do not know it; the pickers show it too"
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => typed.trim() !== text && onKeep(typed)}
        className="mt-1 w-full rounded-md border border-line bg-raised px-2.5 py-1.5 hover:border-line-strong"
      />
    </div>
  );
}

function EventFacts({ row: { name, count, users, firstSeen, lastSeen, daily } }: { row: EventRow }) {
  return (
    <>
      <Facts
        items={[
          ["Events", fullNumber(count)],
          ["Users", fullNumber(users)],
          ["First seen", instantLabel(firstSeen)],
          ["Last seen", instantLabel(lastSeen)],
        ]}
      />
      <div>
        <h3 className="eyebrow">Per day, the last 30 days of the data</h3>
        <div className="mt-1 overflow-hidden rounded-md border border-line bg-raised px-3 py-2 [&>svg]:w-full">
          <Sparkline values={daily} width={360} height={56} />
        </div>
      </div>
      <Link
        href={`/reports/funnel?q=${encodeDefinition({ steps: [{ event: name }] }, {})}&v=1`}
        prefetch={false}
        className="self-start text-accent underline-offset-2 hover:underline"
      >
        Begin a funnel with it
      </Link>
    </>
  );
}

type PropertyFactsProps = { row: PropertyRow; of: "event" | "user"; generation: string; findProperty: FindProperty };

function PropertyFacts({ row: { name, type, count, fillRate, distinct }, of, generation, findProperty }: PropertyFactsProps) {
  const detail = useQuery({ queryKey: ["property", generation, of, name], queryFn: () => findProperty(of, name) });
  const top = detail.data?.topValues ?? [];
  const events = detail.data?.events ?? [];
  return (
    <>
      <Facts
        items={[
          ["Type", <TypeWords key="type" type={type} />],
          [of === "event" ? "Filled in on" : "Known of", `${percent(fillRate)} of the ${of === "event" ? "events" : "users"}`],
          [of === "event" ? "Events with it" : "Users with it", fullNumber(count)],
          ["Different values", fullNumber(distinct)],
        ]}
      />
      <Bars
        title={top.length < distinct ? `The ${top.length} most frequent values` : "All values"}
        items={top.map(({ value, count: n }) => ({ name: value, count: n }))}
        of={count}
      />
      {of === "event" ? (
        <Bars title="Events that carry it" items={events.map(({ event, count: n }) => ({ name: event, count: n }))} of={count} />
      ) : null}
      {detail.isError ? <p className="text-danger">The values could not be loaded.</p> : null}
    </>
  );
}

function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3">
      {items.map(([label, value]) => (
        <div key={label}>
          <dt className="text-ink-3 text-xs">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
