"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import { personAddress } from "../../lib/people/address.ts";
import type { Person } from "../../lib/people/person.ts";
import { type Draft, decodeDefinition } from "../../lib/reports/address.ts";
import type { Identity } from "../../lib/vocabulary/actor.ts";
import { Failure } from "../report/failure.tsx";
import { WitnessProvider } from "../report/people-why.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Segmented } from "../ui/segmented.tsx";
import type { AskPeople } from "./people-actions.ts";
import { PersonFacts } from "./person-facts.tsx";
import { PersonIds } from "./person-ids.tsx";
import { PersonProperties } from "./person-properties.tsx";
import { ReportNote, useMarked } from "./report-note.tsx";
import { Timeline } from "./timeline/timeline.tsx";
import { PeopleProvider, problemOf, usePeopleQuery } from "./use-people.tsx";

type PersonScreenProps = {
  /** Null when the address is damaged. */
  id: string | null;
  generation: string;
  timezone: string;
  identity: Identity;
  events: readonly string[];
  askPeople: AskPeople;
  /** Asks which events made the person count in the report that the address names. */
  askWitness: AskPeople;
};

/** One person: the ids, the properties, and everything that happened. */
export function PersonScreen({ id, generation, askPeople, askWitness, ...rest }: PersonScreenProps) {
  if (id === null) return <Nobody said="This address names nobody: it was cut short or mistyped." />;
  return (
    <PeopleProvider askPeople={askPeople} generation={generation}>
      <WitnessProvider askWitness={askWitness}>
        <Looked id={id} {...rest} />
      </WitnessProvider>
    </PeopleProvider>
  );
}

type LookedProps = Omit<PersonScreenProps, "id" | "generation" | "askPeople" | "askWitness"> & { id: string };

function Looked({ id, identity: usual, timezone, events }: LookedProps) {
  const params = useSearchParams();
  const identity = identityOf(params.get("identity")) ?? usual;
  const query = useQuery(usePeopleQuery({ ask: "person", id, identity } as const));
  if (query.error) return <Failure problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Looking id={id} />;
  if (!query.data.known)
    return (
      <Nobody said={nothingBears} switched={<Identities asked={id} identity={identity} />}>
        {id}
      </Nobody>
    );
  const report = decodeDefinition(params.get("why") ?? "");
  return <Found person={query.data} identity={identity} timezone={timezone} events={events} report={report} />;
}

const nothingBears =
  "No event and no user property of this data set bears this id, and it resolves to no user. Ids are compared letter by letter, capitals included.";

function identityOf(word: string | null): Identity | null {
  return word === "raw" || word === "merged" ? word : null;
}

type FoundProps = {
  person: Person;
  identity: Identity;
  timezone: string;
  events: readonly string[];
  /** The report that one comes from. */
  report: Draft | null;
};

function Found({ person, identity, timezone, events, report }: FoundProps) {
  const marked = useMarked(report, person.id);
  const [jump, setJump] = useState<{ micros: number; times: number } | null>(null);
  const [begun, setBegun] = useState(false);
  const shown = { person, identity, timezone };
  return (
    <div className="max-w-[90rem] px-4 py-5 lg:px-10 lg:py-8">
      <Heading person={person} identity={identity} />
      {report ? <ReportNote report={report} marked={marked} /> : null}
      <PersonFacts {...shown} waits={!begun} onDay={(micros) => setJump({ micros, times: (jump?.times ?? 0) + 1 })} />
      <div className="mt-6 grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {marked.waits ? (
          <div role="status" aria-label="Looking for the events that count" className="h-96 animate-pulse rounded-lg bg-sunken" />
        ) : (
          <Timeline
            key={`${identity} ${jump?.times ?? 0}`}
            {...shown}
            events={events}
            marks={marked.rows}
            start={jump?.micros ?? marked.upTo}
            onBegun={setBegun}
          />
        )}
        <aside className="flex min-w-0 flex-col gap-6 max-lg:row-start-1">
          <PersonIds {...shown} onJump={(micros) => setJump({ micros, times: (jump?.times ?? 0) + 1 })} />
          <PersonProperties {...shown} />
        </aside>
      </div>
    </div>
  );
}

function Heading({ person: { id, asked }, identity }: { person: Person; identity: Identity }) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-72">
        <Link href="/people" prefetch={false} className="text-ink-2 text-xs hover:text-accent">
          People
        </Link>
        <h1 className="break-all font-mono font-semibold text-lg tracking-tight">{id}</h1>
        {asked === id ? null : (
          <p className="mt-0.5 break-all text-ink-2 text-xs">
            Reached by <span className="font-mono">{asked}</span>, which resolves to this user
          </p>
        )}
      </div>
      <Identities asked={asked} identity={identity} />
    </header>
  );
}

function Identities({ asked, identity }: { asked: string; identity: Identity }) {
  const router = useRouter();
  return (
    <Segmented
      label="Identities"
      value={identity}
      onChange={(next) => router.push(`${personAddress(asked)}?identity=${next}`, { scroll: false })}
      options={[
        { value: "merged", label: "All ids together" },
        { value: "raw", label: "This id alone" },
      ]}
    />
  );
}

function Looking({ id }: { id: string }) {
  return (
    <div className="max-w-[90rem] px-4 py-5 lg:px-10 lg:py-8" role="status" aria-label="Looking the person up">
      <p className="text-ink-2 text-xs">People</p>
      <p className="break-all font-mono font-semibold text-lg tracking-tight">{id}</p>
      <div className="mt-4 h-16 animate-pulse rounded-lg bg-sunken" />
      <div className="mt-6 h-96 animate-pulse rounded-lg bg-sunken" />
    </div>
  );
}

type NobodyProps = { said: string; switched?: ReactNode; children?: string };

function Nobody({ said, switched, children }: NobodyProps) {
  return (
    <EmptyState
      title="Nobody has this id"
      action={
        <>
          {switched}
          <Link
            href={children ? `/people?search=${encodeURIComponent(children.slice(0, 200))}` : "/people"}
            prefetch={false}
            className="inline-flex h-8 items-center rounded-md border border-line bg-raised px-2.5 hover:border-line-strong hover:bg-hover"
          >
            Search for parts of it
          </Link>
        </>
      }
    >
      {children ? <p className="mb-2 break-all rounded-md bg-sunken px-2 py-1 font-mono text-ink text-xs">{children}</p> : null}
      <p>{said}</p>
    </EmptyState>
  );
}
