"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { counted, fullNumber } from "../../lib/format.ts";
import { personAddress } from "../../lib/people/address.ts";
import type { CohortMember } from "../../lib/people/members.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import { momentLabel } from "../people/moment.ts";
import { problemOf, usePeopleQuery } from "../people/use-people.tsx";
import { Failure } from "../report/failure.tsx";
import { Button } from "../ui/button.tsx";
import { Sideways } from "../ui/sideways.tsx";
import { TextInput } from "../ui/text-input.tsx";
import type { CohortActions } from "./cohort-actions.ts";
import type { Zone } from "./cohort-questions.ts";
import { ExportMembers } from "./export-members.tsx";

const pageSize = 50;

type MembersProps = { cohort: Cohort; zone: Zone; exportMembers: CohortActions["exportMembers"] };

/** The users of the cohort by id: searched, paged, written to a file. */
export function Members({ cohort, zone, exportMembers }: MembersProps) {
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const question = { of: "cohort", cohorts: { cohort }, ...zone };
  const query = useQuery({
    ...usePeopleQuery({ ask: "members", ...question, search, limit: pageSize, offset } as const),
    placeholderData: keepPreviousData,
  });
  const total = query.data?.total ?? 0;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <TextInput
          label="Search users"
          placeholder="Search ids"
          value={search}
          delay={300}
          onCommit={(next) => [setSearch(next), setOffset(0)]}
          className="w-44 flex-1"
        />
        <span className="text-ink-2" aria-live="polite">
          {query.data ? (search ? `${fullNumber(total)} found` : counted(total, "user")) : ""}
        </span>
        <ExportMembers question={question} expected={total} exportMembers={exportMembers} />
      </div>
      {query.error ? (
        <Failure problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div role="status" aria-label="Looking them up" className="mt-2 h-48 animate-pulse rounded-lg bg-sunken" />
      ) : query.data.members.length === 0 ? (
        <p className="py-6 text-center text-ink-2">Nobody.</p>
      ) : (
        <Listed members={query.data.members} timezone={zone.timezone} dimmed={query.isPlaceholderData} />
      )}
      {total > pageSize ? (
        <div className="mt-2 flex items-center justify-end gap-2">
          <span className="text-ink-2">
            {fullNumber(offset + 1)}–{fullNumber(Math.min(total, offset + pageSize))} of {fullNumber(total)}
          </span>
          <Button disabled={offset === 0} onClick={() => setOffset(offset - pageSize)}>
            Previous
          </Button>
          <Button disabled={offset + pageSize >= total} onClick={() => setOffset(offset + pageSize)}>
            Next
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Listed({ members, timezone, dimmed }: { members: readonly CohortMember[]; timezone: string; dimmed: boolean }) {
  const head = "whitespace-nowrap border-line border-b px-3 py-2 text-left font-medium text-ink-2 text-xs";
  return (
    <Sideways className={`mt-2 rounded-lg border border-line bg-surface ${dimmed ? "opacity-50" : ""}`}>
      <table className="w-full border-collapse">
        <thead>
          <tr>
            {["id", "events", "last seen", "first seen"].map((label) => (
              <th key={label} scope="col" className={`${head} ${label === "events" ? "text-right" : ""}`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map(({ id, events, firstSeen, lastSeen }) => (
            <tr key={id} className="border-line border-b last:border-b-0 hover:bg-hover">
              <td className="max-w-64 px-3 py-1.5">
                <Link
                  href={personAddress(id)}
                  prefetch={false}
                  title={id}
                  className="block truncate font-mono text-accent text-xs hover:underline"
                >
                  {id}
                </Link>
              </td>
              <td className="px-3 py-1.5 text-right tabular-nums">{fullNumber(events)}</td>
              <td className="whitespace-nowrap px-3 py-1.5 text-ink-2">{momentLabel(lastSeen, timezone)}</td>
              <td className="whitespace-nowrap px-3 py-1.5 text-ink-2">{momentLabel(firstSeen, timezone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}
