"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { counted, fullNumber } from "../../lib/format.ts";
import { personAddress } from "../../lib/people/address.ts";
import type { FoundPerson } from "../../lib/people/find.ts";
import { Failure } from "../report/failure.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";
import { Sideways } from "../ui/sideways.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { momentLabel } from "./moment.ts";
import type { AskPeople } from "./people-actions.ts";
import { PeopleProvider, problemOf, usePeople } from "./use-people.tsx";

type FindPeopleProps = { generation: string; timezone: string; askPeople: AskPeople };

/** People by a part of an id or of a user property. */
export function FindPeople({ generation, askPeople, timezone }: FindPeopleProps) {
  return (
    <PeopleProvider askPeople={askPeople} generation={generation}>
      <Found timezone={timezone} />
    </PeopleProvider>
  );
}

const perPage = 50;

function Found({ timezone }: { timezone: string }) {
  const search = useSearchParams().get("search") ?? "";
  const { ask, generation } = usePeople();
  const query = useInfiniteQuery({
    queryKey: ["find", generation, search],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => ask({ ask: "find", search, limit: perPage, offset: pageParam } as const, { signal }),
    getNextPageParam: ({ total }, pages) => (pages.length * perPage < total ? pages.length * perPage : undefined),
    placeholderData: keepPreviousData,
  });
  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const look = (next: string) => history.replaceState(null, "", next ? `?search=${encodeURIComponent(next)}` : location.pathname);
  return (
    <Page title="People">
      <span className="relative block">
        <Search size={16} aria-hidden className="absolute top-3 left-3 text-ink-3" />
        <TextInput
          label="Find people"
          placeholder="An id, or a part of one; an email or any other user property"
          value={search}
          delay={250}
          onCommit={look}
          className="h-10! w-full pl-9 text-base!"
        />
      </span>
      <p className="mt-4 min-h-5 text-ink-2" aria-live="polite">
        {query.data && total > 0
          ? search
            ? `${fullNumber(total)} found`
            : `${counted(total, "id")} with events, whoever came last first`
          : ""}
      </p>
      {query.error ? (
        <Failure problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div role="status" aria-label="Looking people up" className="mt-2 h-96 animate-pulse rounded-lg bg-sunken" />
      ) : total === 0 ? (
        <EmptyState title="Nobody found">
          No id and no user property holds <span className="break-all font-mono text-ink">{search}</span>. A shorter part of it may do.
        </EmptyState>
      ) : (
        <Listed people={people} timezone={timezone} dimmed={query.isPlaceholderData} />
      )}
      {query.hasNextPage ? (
        <Button className="mt-3" disabled={query.isFetching} onClick={() => void query.fetchNextPage()}>
          Show {fullNumber(Math.min(perPage, total - people.length))} more
        </Button>
      ) : null}
    </Page>
  );
}

const head = "whitespace-nowrap border-line border-b px-3 py-2 text-left font-medium text-ink-2 text-xs";

function Listed({ people, timezone, dimmed }: { people: readonly FoundPerson[]; timezone: string; dimmed: boolean }) {
  return (
    <Sideways className={`mt-2 rounded-lg border border-line bg-surface ${dimmed ? "opacity-50" : ""}`}>
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={`${head} w-full`}>
              id
            </th>
            <th scope="col" className={`${head} text-right`}>
              events
            </th>
            <th scope="col" className={head}>
              last seen
            </th>
            <th scope="col" className={head}>
              first seen
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className="border-line border-b last:border-b-0 hover:bg-hover">
              <td className="px-3 py-1.5">
                <PersonName person={person} />
              </td>
              <td className="px-3 py-1.5 text-right">{fullNumber(person.events)}</td>
              <td className="whitespace-nowrap px-3 py-1.5 text-ink-2">{momentLabel(person.lastSeen, timezone)}</td>
              <td className="whitespace-nowrap px-3 py-1.5 text-ink-2">{momentLabel(person.firstSeen, timezone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}

function PersonName({ person: { id, resolvesTo, property } }: { person: FoundPerson }) {
  return (
    <span className="block max-w-[28rem]">
      <Link
        href={personAddress(id)}
        prefetch={false}
        title={id}
        className="block truncate font-mono text-accent text-xs leading-5 hover:underline"
      >
        {id}
      </Link>
      {resolvesTo ? <span className="block truncate text-ink-2 text-xs">resolves to {resolvesTo}</span> : null}
      {property ? (
        <span className="block truncate text-ink-2 text-xs" title={property.value}>
          {property.name}: {property.value}
        </span>
      ) : null}
    </span>
  );
}
