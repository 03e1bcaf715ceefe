"use client";

import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { ConditionList } from "../../inputs/condition-list.tsx";
import { Card } from "../../ui/card.tsx";
import { IssueLine } from "../issue-line.tsx";
import type { FormProps } from "./form-props.ts";

/** The events that the draft's steps mean, for pickers that put their properties first. */
export function stepEvents({ steps }: FormProps["draft"]): string[] {
  return steps.flatMap((step) => eventNames(step) ?? []);
}

/** Filters over every event of the report. */
export function FiltersCard({ draft, onChange, issues }: FormProps) {
  return (
    <Card title="Filters">
      <ConditionList
        conditions={draft.filters ?? []}
        onChange={(filters) => onChange({ filters: filters.length > 0 ? filters : undefined })}
        events={stepEvents(draft)}
        cohorts={Object.keys(draft.cohorts ?? {})}
      />
      <IssueLine issues={issues} at="filters" />
    </Card>
  );
}
