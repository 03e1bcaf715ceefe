"use client";

import { Plus, Trash2 } from "lucide-react";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { LeafRow } from "./leaf-row.tsx";

type Group = { and: Cohort[] } | { or: Cohort[] };

/** The tree with a group at its root. */
export function asGroup(cohort: Cohort): Group {
  return "and" in cohort || "or" in cohort ? cohort : { and: [cohort] };
}

const membersOf = (group: Group): Cohort[] => ("and" in group ? group.and : group.or);
const isGroup = (cohort: Cohort): cohort is Group => "and" in cohort || "or" in cohort;

type CohortTreeProps = { group: Group; onChange: (group: Group) => void; depth?: number; lastDay: string; own: string | null };

/** Lines that must all hold, or any of them; a line may be a group of its own. */
export function CohortTree({ group, onChange, depth = 0, lastDay, own }: CohortTreeProps) {
  const members = membersOf(group);
  const any = "or" in group;
  const put = (next: Cohort[], isAny = any) => onChange(isAny ? { or: next } : { and: next });
  const add = (cohort: Cohort) => put([...members, cohort]);
  return (
    <fieldset className={depth > 0 ? "rounded-md border border-line bg-sunken/40 p-2" : ""}>
      <legend className="sr-only">{depth > 0 ? "Group of lines" : "Who is in the cohort"}</legend>
      <div className="mb-1.5 flex items-center gap-2 text-ink-2">
        <span>Users who match</span>
        <Select
          label="How the lines hold together"
          value={any ? "or" : "and"}
          options={[
            { value: "and", label: "all of these" },
            { value: "or", label: "any of these" },
          ]}
          onChange={(next) => put(members, next === "or")}
        />
      </div>
      <ul className="flex flex-col gap-2">
        {members.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own
          <li key={index} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              {isGroup(each) ? (
                <CohortTree
                  group={each}
                  onChange={(next) => put(members.with(index, next))}
                  depth={depth + 1}
                  lastDay={lastDay}
                  own={own}
                />
              ) : (
                <LeafRow cohort={each} onChange={(next) => put(members.with(index, next))} lastDay={lastDay} own={own} />
              )}
            </div>
            <IconButton
              label={`Delete line ${index + 1}`}
              disabled={depth === 0 && members.length === 1}
              onClick={() => put(members.toSpliced(index, 1))}
            >
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-1">
        <Button tone="quiet" onClick={() => add({ did: { event: null } })}>
          <Plus size={14} aria-hidden />
          {any ? "Or…" : "And…"}
        </Button>
        {depth < 3 ? (
          <Button tone="quiet" onClick={() => add(any ? { and: [{ did: { event: null } }] } : { or: [{ did: { event: null } }] })}>
            <Plus size={14} aria-hidden />
            {any ? "A group of which all hold" : "A group of which any holds"}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
