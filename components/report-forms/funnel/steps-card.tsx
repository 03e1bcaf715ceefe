"use client";

import { closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { useState } from "react";
import { maxSteps, type Step } from "../../../lib/reports/funnel/definition.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { IssueLine } from "../issue-line.tsx";
import { withMovedStep, withoutStep, withStep } from "./draft.ts";
import type { FormProps } from "./form-props.ts";
import { StepRow } from "./step-row.tsx";

let lastKey = 0;
const freshKey = () => `step-${++lastKey}`;

/** Keys that stay with their step while it moves; drawn anew when the steps change from elsewhere (back, forward). */
function useStepKeys(length: number) {
  const [keys, setKeys] = useState(() => Array.from({ length }, (_, index) => `first-${index}`));
  const known = keys.length === length ? keys : Array.from({ length }, (_, index) => keys[index] ?? `late-${index}`);
  return [known, setKeys] as const;
}

/** The steps of the funnel: pick, reorder, rename, filter. */
export function StepsCard({ draft, filled, onChange, issues }: FormProps) {
  const [keys, setKeys] = useStepKeys(draft.steps.length);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const insert = (index: number, step: Step) => {
    setKeys(keys.toSpliced(index, 0, freshKey()));
    onChange(withStep(draft, index, step));
  };
  const remove = (index: number) => {
    setKeys(keys.toSpliced(index, 1));
    onChange(withoutStep(draft, index));
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= keys.length || from === to) return;
    setKeys(keys.toSpliced(from, 1).toSpliced(to, 0, keys[from] ?? freshKey()));
    onChange(withMovedStep(draft, from, to));
  };
  const dropped = ({ active, over }: DragEndEvent) => over && move(keys.indexOf(String(active.id)), keys.indexOf(String(over.id)));
  return (
    <Card title="Steps">
      <DndContext id="steps" sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped}>
        <SortableContext items={[...keys]} strategy={verticalListSortingStrategy}>
          <ol className="-mx-2 flex flex-col">
            {draft.steps.map((step, index) => (
              <StepRow
                key={keys[index]}
                id={keys[index] ?? ""}
                index={index}
                count={draft.steps.length}
                step={step}
                ordered={filled.order === "ordered"}
                cohorts={Object.keys(draft.cohorts ?? {})}
                issues={issues}
                onChange={(next) => onChange({ steps: draft.steps.toSpliced(index, 1, next) })}
                onDuplicate={() => insert(index + 1, structuredClone(step))}
                onDelete={() => remove(index)}
                onMove={(by) => move(index, index + by)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <IssueLine issues={issues.filter(({ path }) => path === "steps")} at="steps" />
      {draft.steps.length < maxSteps ? (
        <EventPicker
          label="Event of the new step"
          onPick={(event) => insert(draft.steps.length, { event })}
          trigger={
            <Button tone={draft.steps.length === 0 ? "primary" : "quiet"} className={draft.steps.length === 0 ? "" : "-ml-2 h-7! px-2!"}>
              <Plus size={14} aria-hidden />
              {draft.steps.length === 0 ? "Add the first step" : "Add step"}
            </Button>
          }
        />
      ) : null}
    </Card>
  );
}
