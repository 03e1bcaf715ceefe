"use client";

import { ConditionList } from "../../inputs/condition-list.tsx";
import { Card } from "../../ui/card.tsx";
import type { CardProps } from "./card-props.ts";
import { IssueLine } from "./issue-line.tsx";

type FiltersCardProps = CardProps<"filters" | "cohorts"> & {
  /** The events of the question, whose properties come first. */
  events: readonly string[];
};

/** Filters over every event of the report. */
export function FiltersCard({ draft, onChange, issues, events }: FiltersCardProps) {
  return (
    <Card title="Filters">
      <ConditionList
        conditions={draft.filters ?? []}
        onChange={(filters) => onChange({ filters: filters.length > 0 ? filters : undefined })}
        events={events}
        cohorts={Object.keys(draft.cohorts ?? {})}
      />
      <IssueLine issues={issues} at="filters" />
    </Card>
  );
}
