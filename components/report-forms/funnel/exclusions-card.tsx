"use client";

import { Trash2 } from "lucide-react";
import type { Exclusion } from "../../../lib/reports/funnel/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { ConditionList } from "../../inputs/condition-list.tsx";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { without } from "../cards/without.ts";
import type { FormProps } from "./form-props.ts";

/** Events that must not happen between two steps. */
export function ExclusionsCard({ draft, onChange, issues }: FormProps) {
  const exclusions = draft.exclusions ?? [];
  const set = (next: Exclusion[]) => onChange({ exclusions: next.length > 0 ? next : undefined });
  const add = (
    <EventPicker
      label="Event to exclude"
      withAny={false}
      onPick={(event) => set([...exclusions, { event, after: 1, before: draft.steps.length }])}
      trigger={<AddButton side="right" disabled={draft.steps.length < 2} />}
    />
  );
  if (exclusions.length === 0) return <Card title="Exclude between steps" aside={add} />;
  return (
    <Card title="Exclude between steps" aside={add}>
      <ul className="flex flex-col gap-2">
        {exclusions.map((each, index) => (
          <ExclusionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: exclusions have no name of their own
            key={index}
            index={index}
            exclusion={each}
            steps={draft.steps.length}
            onChange={(next) => set(exclusions.toSpliced(index, 1, next))}
            onDelete={() => set(exclusions.toSpliced(index, 1))}
            issues={issues}
          />
        ))}
      </ul>
    </Card>
  );
}

type ExclusionRowProps = {
  index: number;
  exclusion: Exclusion;
  steps: number;
  onChange: (next: Exclusion) => void;
  onDelete: () => void;
  issues: FormProps["issues"];
};

function ExclusionRow({ index, exclusion, steps, onChange, onDelete, issues }: ExclusionRowProps) {
  const names = eventNames(exclusion);
  const numbers = Array.from({ length: steps }, (_, at) => ({ value: `${at + 1}`, label: `step ${at + 1}` }));
  return (
    <li>
      <div className="flex items-center gap-1">
        <EventPicker
          label="Event to exclude"
          withAny={false}
          onPick={(event) => onChange({ ...exclusion, event })}
          trigger={
            <button
              type="button"
              className="-ml-1.5 h-7 min-w-0 flex-1 truncate rounded-md px-1.5 text-left font-mono text-[0.8rem] hover:bg-hover"
            >
              {names?.join(" or ") ?? "any event"}
            </button>
          }
        />
        <IconButton label="Delete exclusion" onClick={onDelete}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      <div className="flex items-center gap-1 text-ink-2">
        between
        <Select
          label="Exclusion after step"
          value={`${exclusion.after}`}
          options={numbers}
          onChange={(value) => onChange({ ...exclusion, after: Number(value) })}
        />
        and
        <Select
          label="Exclusion before step"
          value={`${exclusion.before}`}
          options={numbers}
          onChange={(value) => onChange({ ...exclusion, before: Number(value) })}
        />
      </div>
      <ConditionList
        conditions={exclusion.where ?? []}
        addLabel="Filter"
        onChange={(where) => onChange(where.length > 0 ? { ...exclusion, where } : without(exclusion, "where"))}
        {...(names ? { events: names } : {})}
      />
      <IssueLine issues={issues} at={`exclusions.${index}`} />
    </li>
  );
}
