"use client";

import { Trash2 } from "lucide-react";
import { cohortPhrase } from "../../../lib/vocabulary/cohort/phrase.ts";
import type { Cohort } from "../../../lib/vocabulary/cohort.ts";
import { ConditionList } from "../../inputs/condition-list.tsx";
import { Phrases } from "../../report/phrases.tsx";
import { IconButton } from "../../ui/button.tsx";
import { FoldedCard } from "../../ui/card.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { AddButton } from "./add-button.tsx";
import type { CardProps } from "./card-props.ts";
import { IssueLine } from "./issue-line.tsx";

type Cohorts = Record<string, Cohort>;

function freshName(cohorts: Cohorts): string {
  const taken = Object.keys(cohorts);
  return Array.from({ length: taken.length + 1 }, (_, index) => `Cohort ${index + 1}`).find((name) => !taken.includes(name)) ?? "Cohort";
}

/** Named sets of users, to filter and to break down by. */
export function CohortsCard({ draft, onChange, issues }: CardProps<"cohorts">) {
  const cohorts = draft.cohorts ?? {};
  const names = Object.keys(cohorts);
  const set = (next: Cohorts) => onChange({ cohorts: Object.keys(next).length > 0 ? next : undefined });
  const renamed = (from: string, to: string) =>
    Object.fromEntries(Object.entries(cohorts).map(([name, cohort]) => [name === from ? to : name, cohort]));
  return (
    <FoldedCard title="Cohorts" aside={names.length > 0 ? `${names.length} named` : "named sets of users"}>
      {names.map((name) => {
        const cohort = cohorts[name];
        if (!cohort) return null;
        return (
          <div key={name} className="mb-3 border-line border-l pl-3">
            <div className="flex items-center gap-1">
              <TextInput
                label={`Name of ${name}`}
                value={name}
                onCommit={(next) => next && !names.includes(next) && set(renamed(name, next))}
                className="flex-1"
              />
              <IconButton
                label={`Delete ${name}`}
                onClick={() => set(Object.fromEntries(Object.entries(cohorts).filter(([each]) => each !== name)))}
              >
                <Trash2 size={14} aria-hidden />
              </IconButton>
            </div>
            {"where" in cohort ? (
              <ConditionList
                only="user"
                addLabel="Users whose…"
                conditions={cohort.where}
                onChange={(where) => set({ ...cohorts, [name]: { where } })}
              />
            ) : (
              <p className="px-1.5 text-ink-2">
                <Phrases phrases={cohortPhrase(cohort)} />
              </p>
            )}
          </div>
        );
      })}
      <AddButton side="left" onClick={() => set({ ...cohorts, [freshName(cohorts)]: { where: [] } })}>
        New cohort
      </AddButton>
      <IssueLine issues={issues} at="cohorts" />
    </FoldedCard>
  );
}
