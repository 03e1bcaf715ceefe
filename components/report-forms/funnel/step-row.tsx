"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import { useState } from "react";
import type { Step } from "../../../lib/reports/funnel/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { ConditionList } from "../../inputs/condition-list.tsx";
import type { Issue } from "../../report/report-actions.ts";
import { TextInput } from "../../ui/text-input.tsx";
import { IssueLine } from "../issue-line.tsx";
import { StepEvents } from "./step-events.tsx";
import { StepMenu } from "./step-menu.tsx";
import { without } from "./without.ts";

export type StepRowProps = {
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
  const { id, index, count, step, issues, onChange, cohorts } = props;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id });
  const [renaming, setRenaming] = useState(false);
  const [filtering, setFiltering] = useState(false);
  const names = eventNames(step);
  const marks = [
    step.optional ? "optional" : "",
    step.occurrence === "first_ever" ? "first ever" : "",
    step.occurrence === "first_ever_matching" ? "first matching" : "",
  ].filter(Boolean);
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`group relative flex gap-2 rounded-md py-1 pr-0.5 pl-2 ${isDragging ? "z-10 bg-raised shadow-(--shadow-float)" : ""}`}
      aria-label={`Step ${index + 1}`}
    >
      {index < count - 1 && !isDragging ? (
        <span aria-hidden className="absolute top-8 bottom-[-4px] left-[1.22rem] w-px bg-line-strong" />
      ) : null}
      <button
        ref={setActivatorNodeRef}
        type="button"
        {...attributes}
        {...listeners}
        aria-label={`Step ${index + 1}: drag, or press space and arrows, to reorder`}
        className={`relative mt-0.5 grid size-6 shrink-0 cursor-grab touch-none place-items-center rounded-md text-xs ${step.optional ? "border border-accent border-dashed text-accent" : "bg-accent font-medium text-accent-ink"}`}
      >
        <span className="group-hover:hidden group-has-focus-visible:hidden">{index + 1}</span>
        <GripVertical size={13} aria-hidden className="hidden group-hover:block group-has-focus-visible:block" />
      </button>
      <div className="min-w-0 flex-1">
        {renaming ? (
          <TextInput
            label={`Name of step ${index + 1}`}
            autoFocus
            placeholder="Name of this step"
            value={step.label ?? ""}
            onCommit={(label) => onChange(label.trim() ? { ...step, label: label.trim() } : without(step, "label"))}
            onBlurCapture={() => setRenaming(false)}
            className="mb-1 w-full"
          />
        ) : step.label ? (
          <button
            type="button"
            onClick={() => setRenaming(true)}
            className="block max-w-full truncate rounded-md px-1.5 font-medium text-sm hover:bg-hover"
          >
            {step.label}
          </button>
        ) : null}
        <StepEvents index={index} step={step} onChange={onChange} />
        {marks.length > 0 ? <p className="px-1.5 text-brass text-xs">{marks.join(" · ")}</p> : null}
        {filtering || (step.where?.length ?? 0) > 0 ? (
          <div className="ml-1.5 border-line border-l pl-2">
            <ConditionList
              conditions={step.where ?? []}
              onChange={(where) => onChange(where.length > 0 ? { ...step, where } : without(step, "where"))}
              cohorts={cohorts}
              addLabel="Filter this step"
              {...(names ? { events: names } : {})}
            />
          </div>
        ) : null}
        <IssueLine issues={issues} at={`steps.${index}`} />
      </div>
      <StepMenu {...props} onRename={() => setRenaming(true)} onFilter={() => setFiltering(true)} />
    </li>
  );
}
