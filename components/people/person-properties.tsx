"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { DateTime } from "luxon";
import { useState } from "react";
import { unset } from "../../lib/format.ts";
import type { Person } from "../../lib/people/person.ts";
import type { Identity } from "../../lib/vocabulary/actor.ts";
import { adviceLine } from "../report/failure.tsx";
import { Button } from "../ui/button.tsx";
import { inputLook } from "../ui/text-input.tsx";
import { endOfWrittenSecond, momentLabel } from "./moment.ts";
import { usePeopleQuery } from "./use-people.tsx";

type PersonPropertiesProps = { person: Person; identity: Identity; timezone: string };

/** The properties of a person: the latest values, or those that held at a chosen time. */
export function PersonProperties({ person, timezone }: PersonPropertiesProps) {
  const [written, setWritten] = useState<string | null>(null);
  const at = written === null ? null : endOfWrittenSecond(written, timezone);
  const unchosen = written !== null && at === null;
  const asked = usePeopleQuery({ ask: "properties", id: person.id, at } as const);
  const query = useQuery({ ...asked, enabled: !unchosen, placeholderData: keepPreviousData });
  const held = unchosen ? undefined : query.data;
  const fresh = () =>
    setWritten(person.lastSeen ? DateTime.fromISO(person.lastSeen, { zone: timezone }).toFormat("yyyy-MM-dd'T'HH:mm:ss") : "");
  return (
    <section aria-labelledby="properties">
      <div className="flex items-center justify-between gap-2">
        <h2 id="properties" className="font-semibold text-sm">
          Properties
        </h2>
        {written === null ? (
          <Button tone="quiet" className="h-7!" onClick={fresh}>
            As of a time
          </Button>
        ) : (
          <Button tone="quiet" className="h-7!" onClick={() => setWritten(null)}>
            Latest
          </Button>
        )}
      </div>
      {written === null ? null : (
        <label className="mt-1 flex flex-wrap items-center gap-2 text-ink-2 text-xs">
          As of
          <input
            type="datetime-local"
            step={1}
            aria-label="Properties as of"
            value={written}
            onChange={({ target }) => setWritten(target.value)}
            className={`${inputLook} h-7! text-xs`}
          />
          {timezone}
        </label>
      )}
      {unchosen ? (
        <p role="status" className="mt-1 text-ink-2 text-xs">
          Choose a time.
        </p>
      ) : null}
      {query.error && !unchosen ? <p className="text-danger text-xs">The properties could not be read. {adviceLine(query.error)}</p> : null}
      {held?.length === 0 ? (
        <p className="mt-1 text-ink-2 text-xs">
          {written === null ? "No user property is set." : "No user property was set by then: the source has no earlier value."}
        </p>
      ) : null}
      <dl className={`mt-1 ${query.isPlaceholderData ? "opacity-50" : ""}`} aria-busy={query.isFetching}>
        {held?.map(({ name, value, since }) => (
          <div
            key={name}
            className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 border-line border-t py-1.5 text-xs first:border-t-0"
          >
            <dt className="break-words text-ink-2">{name === "" ? "(no name)" : name}</dt>
            <dd>
              <span className="block break-words font-mono">{value ?? unset}</span>
              {since ? <span className="block text-ink-3">since {momentLabel(since, timezone)}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {held?.some(({ since }) => since === null) ? (
        <p className="mt-1 text-ink-3 text-xs">A value without a date holds since ever.</p>
      ) : null}
    </section>
  );
}
