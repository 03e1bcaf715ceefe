"use client";

import { Plus } from "lucide-react";
import { maxSteps, type Step } from "../../../lib/reports/funnel/definition.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { SortableRows } from "../cards/sortable-rows.tsx";
import { useRowKeys } from "../cards/use-row-keys.ts";
import { withMovedStep, withoutStep, withStep } from "./draft.ts";
import type { FormProps } from "./form-props.ts";
import { StepRow } from "./step-row.tsx";

/** The steps of the funnel: pick, reorder, rename, filter. */
export function StepsCard({ draft, filled, onChange, issues }: FormProps) {
  const { steps } = draft;
  const { keys, inserted, removed, moved } = useRowKeys(steps.length);
  const insert = (index: number, step: Step) => {
    inserted(index);
    onChange(withStep(draft, index, step));
  };
  const remove = (index: number) => {
    removed(index);
    onChange(withoutStep(draft, index));
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= steps.length || from === to) return;
    moved(from, to);
    onChange(withMovedStep(draft, from, to));
  };
  return (
    <Card title="Steps">
      <SortableRows id="steps" keys={keys} onMove={move}>
        {steps.map((step, index) => (
          <StepRow
            key={keys[index]}
            id={keys[index] ?? ""}
            index={index}
            count={steps.length}
            step={step}
            ordered={filled.order === "ordered"}
            cohorts={Object.keys(draft.cohorts ?? {})}
            issues={issues}
            onChange={(next) => onChange({ steps: steps.toSpliced(index, 1, next) })}
            onDuplicate={() => insert(index + 1, structuredClone(step))}
            onDelete={() => remove(index)}
            onMove={(by) => move(index, index + by)}
          />
        ))}
      </SortableRows>
      <IssueLine issues={issues.filter(({ path }) => path === "steps")} at="steps" />
      {steps.length < maxSteps ? (
        <EventPicker
          label="Event of the new step"
          onPick={(event) => insert(steps.length, { event })}
          trigger={
            steps.length === 0 ? (
              <Button tone="primary">
                <Plus size={14} aria-hidden />
                Add the first step
              </Button>
            ) : (
              <AddButton side="left">Add step</AddButton>
            )
          }
        />
      ) : null}
    </Card>
  );
}
