"use client";

import Link from "next/link";
import { fullNumber, instantLabel } from "../../lib/format.ts";
import type { OpenCohort } from "./cohort-actions.ts";

/** What a list is, and the report that it came from. */
export function ListSource({ cohort: { isFrozen, userCount, generation, source, createdAt } }: { cohort: OpenCohort }) {
  const taken = generation === null ? "" : `, taken ${instantLabel(new Date(createdAt).toISOString())}`;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-ink-2">
        {isFrozen
          ? `A frozen list of ${fullNumber(userCount ?? 0)} ids${taken}: it stays as it is, whatever the data become.`
          : "A live list: everybody who is on it in the newest data. The report behind it is asked anew whenever the data change."}
      </p>
      <p className="text-ink-3 text-xs">
        In a condition as of the event, being on the list counts as of now: a list has no past. Ids that were listed with raw identities may
        be nobody in a report that joins them.
      </p>
      {source ? (
        <div className="rounded-md border border-line bg-sunken/40 p-2.5">
          <p className="text-ink-2 text-xs">{`The report behind it: ${source.title}`}</p>
          <p className="mt-0.5 text-pretty [overflow-wrap:anywhere]">
            {source.reading}; {source.dates}
          </p>
          {source.address ? (
            <Link href={source.address} prefetch={false} className="mt-1.5 inline-block rounded-sm text-accent hover:underline">
              Open the report
            </Link>
          ) : (
            <p className="mt-1.5 text-ink-3 text-xs">Its definition is too long for a link.</p>
          )}
        </div>
      ) : null}
    </div>
  );
}

/** Why a list has no size on earlier days. */
export function NoPast({ isFrozen }: { isFrozen: boolean }) {
  return (
    <p className="max-w-prose text-ink-2">
      {isFrozen
        ? "A frozen list has one size: it does not change."
        : "Who was on this list on earlier days is not known: its report looks at all of the data. Save it frozen now and then to compare, or let the report itself count by day."}
    </p>
  );
}
