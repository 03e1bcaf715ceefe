"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { counted, fullNumber } from "../../lib/format.ts";
import { personAddress } from "../../lib/people/address.ts";
import type { EventDetail } from "../../lib/people/event.ts";
import { Drawer } from "../report/drawer.tsx";
import { Failure } from "../report/failure.tsx";
import { fullMoment } from "./moment.ts";
import { problemOf, usePeopleQuery } from "./use-people.tsx";

type EventPlace = { micros: number; tie: number; event: string };
type EventDrawerProps = { place: EventPlace | null; timezone: string; onClose: () => void; linksPeople?: boolean };

/** Everything about one event: its properties, its ids, the row of the source it came from, the row it is kept in. */
export function EventDrawer({ place, timezone, onClose, linksPeople = false }: EventDrawerProps) {
  return (
    <Drawer
      open={place !== null}
      onClose={onClose}
      title={<span className="font-mono text-sm">{place?.event === "" ? "(no name)" : place?.event}</span>}
    >
      {place ? <Opened place={place} timezone={timezone} linksPeople={linksPeople} /> : null}
    </Drawer>
  );
}

function Opened({ place: { micros, tie, event }, timezone, linksPeople }: { place: EventPlace; timezone: string; linksPeople: boolean }) {
  const query = useQuery(usePeopleQuery({ ask: "event", micros, tie, event } as const));
  if (query.error) return <Failure problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (query.data === undefined)
    return (
      <p role="status" className="p-6 text-center text-ink-2">
        Reading the event…
      </p>
    );
  if (query.data === null) return <p className="p-6 text-center text-ink-2">This event is not in the data set any more.</p>;
  return <Detail detail={query.data} micros={micros} timezone={timezone} linksPeople={linksPeople} />;
}

type DetailProps = { detail: EventDetail; micros: number; timezone: string; linksPeople: boolean };

function Detail({ detail, micros, timezone, linksPeople }: DetailProps) {
  const id = (value: string | null): ReactNode =>
    value !== null && linksPeople ? (
      <Link href={personAddress(value)} prefetch={false} className="text-accent underline underline-offset-2">
        {value}
      </Link>
    ) : (
      value
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard
    <div tabIndex={0} className="min-h-0 flex-1 overflow-auto px-4 py-3">
      <Facts
        title="Event"
        facts={[
          ["time", fullMoment(micros, timezone)],
          ["user id", id(detail.userId)],
          ["anonymous id", id(detail.anonymousId)],
          ["session", detail.session],
          ["insert id", detail.insertId],
        ]}
      />
      <Facts
        title={counted(detail.properties.length, "property")}
        facts={detail.properties.map(({ name, value }) => [name === "" ? "(no name)" : name, value === "" ? "(empty)" : value])}
      />
      <Facts
        title="Where it comes from"
        facts={[
          ["source file", detail.sourceFile],
          ["source row", detail.sourceRow === null ? null : fullNumber(detail.sourceRow)],
          ["kept in", detail.canonicalFile?.replace(/^.*\/(files\/events\/)/, "$1") ?? null],
          ["row in it", detail.canonicalRow === null ? null : `${fullNumber(detail.canonicalRow)}, counted from 0`],
          ["place in its instant", fullNumber(detail.tie)],
        ]}
      />
    </div>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <section aria-label={title} className="mb-5">
      <h3 className="mb-1 font-semibold text-sm">{title}</h3>
      <dl>
        {facts.map(([name, value], index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: two properties may read alike
            key={index}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-x-4 border-line border-t py-1.5 text-xs first:border-t-0"
          >
            <dt className="break-words text-ink-2">{name}</dt>
            <dd className="whitespace-pre-wrap break-all font-mono">{value ?? <span className="text-ink-3">not set</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
