"use client";

import { ArrowDown, ArrowUp, Copy, Trash2 } from "lucide-react";
import type { Step } from "../../../lib/reports/funnel/definition.ts";
import type { Issue } from "../../report/report-actions.ts";
import type { MenuItem } from "../../ui/menu.tsx";
import { EventRow } from "../cards/event-row.tsx";
import { SortableRow } from "../cards/sortable-rows.tsx";
import { without } from "../cards/without.ts";

type StepRowProps = {
  id: string;
  index: number;
  count: number;
  step: Step;
  ordered: boolean;
  cohorts: readonly string[];
  issues: readonly Issue[];
  onChange: (step: Step) => void;
  onDuplicate: () => void;
  onDelete: () => void;
  onMove: (by: number) => void;
};

/** One step: its number, its events, what narrows it, and what can be done with it. */
export function StepRow(props: StepRowProps) {
  const { id, index, count, step, cohorts, issues, onChange } = props;
  return (
    <SortableRow
      id={id}
      label={`Step ${index + 1}`}
      mark={`${index + 1}`}
      linked={index < count - 1}
      {...(step.optional ? { markLook: "border border-accent border-dashed text-accent" } : {})}
    >
      {(handle) => (
        <EventRow
          name={`step ${index + 1}`}
          noun="step"
          event={step}
          onChange={onChange}
          cohorts={cohorts}
          issues={issues}
          at={`steps.${index}`}
          mark={handle}
          marks={step.optional ? ["optional"] : []}
          occurrence
          choices={[optionalItem(props)]}
          items={itemsOf(props)}
        />
      )}
    </SortableRow>
  );
}

function optionalItem({ index, count, step, ordered, onChange }: StepRowProps): MenuItem {
  const inside = index > 0 && index < count - 1;
  return {
    label: "Optional",
    checked: step.optional === true,
    disabled: !step.optional && (!inside || !ordered),
    onSelect: () => onChange(step.optional ? without(step, "optional") : { ...step, optional: true }),
    ...(inside ? {} : { hint: "inner steps" }),
  };
}

function itemsOf({ index, count, onDuplicate, onDelete, onMove }: StepRowProps): MenuItem[] {
  return [
    { label: "Move up", icon: ArrowUp, onSelect: () => onMove(-1), disabled: index === 0 },
    { label: "Move down", icon: ArrowDown, onSelect: () => onMove(1), disabled: index === count - 1 },
    { label: "Duplicate", icon: Copy, onSelect: onDuplicate },
    { label: "Delete step", icon: Trash2, onSelect: onDelete, danger: true },
  ];
}
