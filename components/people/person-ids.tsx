"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { counted } from "../../lib/format.ts";
import type { Link as IdLink } from "../../lib/people/links.ts";
import type { Person } from "../../lib/people/person.ts";
import { microsOf } from "../../lib/people/timeline.ts";
import type { Identity } from "../../lib/vocabulary/actor.ts";
import { adviceLine } from "../report/failure.tsx";
import { Button } from "../ui/button.tsx";
import { momentLabel } from "./moment.ts";
import { usePeopleQuery } from "./use-people.tsx";

type PersonIdsProps = { person: Person; identity: Identity; timezone: string; onJump: (micros: number) => void };

const firstIds = 10;
const mostIds = 10_000;

const reasons: Record<IdLink["via"], string> = {
  event: "seen together on an event",
  identify: "named by an identify call",
  alias: "named by an alias",
  map: "named by a map of ids",
};

/** The ids of a person, and what linked each. */
export function PersonIds({ person, identity, timezone, onJump }: PersonIdsProps) {
  const [limit, setLimit] = useState(firstIds);
  const query = useQuery({
    ...usePeopleQuery({ ask: "links", id: person.id, limit } as const),
    placeholderData: keepPreviousData,
  });
  const total = query.data?.total ?? 0;
  return (
    <section aria-labelledby="ids">
      <h2 id="ids" className="font-semibold text-sm">
        Ids
      </h2>
      <p className="mt-1 break-all font-mono text-xs">{person.id}</p>
      {query.error ? <p className="text-danger text-xs">The linked ids could not be read. {adviceLine(query.error)}</p> : null}
      {query.data && total === 0 ? <p className="mt-1 text-ink-2 text-xs">No other id resolves to it.</p> : null}
      {total > 0 ? (
        <p className="mt-2 text-ink-2 text-xs">
          {counted(total, "id")} {total === 1 ? "resolves" : "resolve"} to it
          {identity === "raw" ? ", but the events below are those of this id alone" : ""}:
        </p>
      ) : null}
      <ul className="mt-1">
        {query.data?.links.map((link) => (
          <li key={`${link.id} ${link.via}`} className="border-line border-t py-1.5 first:border-t-0">
            <span className="block break-all font-mono text-xs">{link.id}</span>
            <LinkedBy link={link} timezone={timezone} onJump={onJump} />
          </li>
        ))}
      </ul>
      {total > limit && limit === mostIds ? (
        <p className="text-ink-2 text-xs">The first {counted(mostIds, "id")} are shown; the rest have no place here.</p>
      ) : null}
      {total > limit && limit < mostIds ? (
        <Button tone="quiet" className="h-7! px-0!" onClick={() => setLimit(Math.min(mostIds, limit * 10))}>
          Show more of {counted(total, "id")}
        </Button>
      ) : null}
    </section>
  );
}

function LinkedBy({ link: { via, firstTime }, timezone, onJump }: Pick<PersonIdsProps, "timezone" | "onJump"> & { link: IdLink }) {
  if (firstTime === null) return <span className="text-ink-2 text-xs">{reasons[via]}</span>;
  const when = momentLabel(firstTime, timezone);
  return (
    <span className="text-ink-2 text-xs">
      {reasons[via]},{" "}
      {via === "event" ? (
        <button
          type="button"
          onClick={() => onJump(microsOf(firstTime) + 1)}
          className="underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-accent"
          title="Show this event in the timeline"
        >
          {when}
        </button>
      ) : (
        when
      )}
    </span>
  );
}
