"use client";

import type { AdoptionDefinition } from "../../../lib/reports/adoption/definition.ts";
import { ConditionList } from "../../inputs/condition-list.tsx";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { EventRow } from "../cards/event-row.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { type AdoptionDraft, isAnyEvent } from "./draft.ts";

/** Who the features are measured against: what makes a user active, and who could use them at all. */
export function AmongCard({ draft, filled, onChange, issues }: FormProps<AdoptionDefinition, AdoptionDraft>) {
  const cohorts = Object.keys(draft.cohorts ?? {});
  const { active = { event: null }, eligible } = filled;
  const ofUsers = typeof filled.countBy !== "object";
  return (
    <Card title="Among">
      <div className="flex flex-col gap-3">
        <Field title="Active with" note="The rate is users of the feature among the active of the same dates.">
          <div className="-mx-1.5 flex gap-1">
            <EventRow
              name="active event"
              noun="event"
              event={active}
              onChange={(next) => onChange({ active: isAnyEvent(next) ? undefined : next })}
              cohorts={cohorts}
              issues={issues}
              at="active"
            />
          </div>
        </Field>
        {ofUsers || eligible.length > 0 ? (
          <Field title="Eligible if" note={eligible.length === 0 ? "Everybody, unless you say who could use the features." : null}>
            <ConditionList
              only="user"
              addLabel="Users whose…"
              conditions={draft.eligible ?? []}
              onChange={(next) => onChange({ eligible: next.length > 0 ? next : undefined })}
              cohorts={cohorts}
            />
            <IssueLine issues={issues} at="eligible" />
          </Field>
        ) : null}
      </div>
    </Card>
  );
}
