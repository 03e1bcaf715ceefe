"use client";

import { ArrowDown, ArrowUp, Copy, Filter, MoreHorizontal, PencilLine, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { namesOf, withNames } from "./step-events.tsx";
import type { StepRowProps } from "./step-row.tsx";
import { without } from "./without.ts";

type StepMenuProps = StepRowProps & { onRename: () => void; onFilter: () => void };

/** What can be done with a step. */
export function StepMenu(props: StepMenuProps) {
  const { index, step, onChange } = props;
  const [adding, setAdding] = useState(false);
  return (
    <div className="relative">
      <Menu
        label={`Step ${index + 1}`}
        items={itemsOf(props, () => setTimeout(() => setAdding(true)))}
        trigger={
          <IconButton label={`Step ${index + 1}: more`}>
            <MoreHorizontal size={15} aria-hidden />
          </IconButton>
        }
      />
      <EventPicker
        label={`Another event for step ${index + 1}`}
        withAny={false}
        open={adding}
        onOpenChange={setAdding}
        onPick={(event) => onChange(withNames(step, [...namesOf(step), event]))}
        trigger={<span aria-hidden className="absolute bottom-0 left-0" />}
      />
    </div>
  );
}

function itemsOf(props: StepMenuProps, addEvent: () => void): MenuItem[] {
  const { index, count, step, ordered, onChange, onDuplicate, onDelete, onMove, onRename, onFilter } = props;
  const inside = index > 0 && index < count - 1;
  const occurrence = (word: NonNullable<typeof step.occurrence>) =>
    onChange(step.occurrence === word ? without(step, "occurrence") : { ...step, occurrence: word });
  return [
    { label: "Rename", icon: PencilLine, onSelect: onRename },
    { label: "Filter this step", icon: Filter, onSelect: onFilter },
    { label: "Or another event", icon: Plus, onSelect: addEvent, disabled: step.event === null || step.anyOf !== undefined },
    "line",
    {
      label: "Optional",
      checked: step.optional === true,
      disabled: !step.optional && (!inside || !ordered),
      onSelect: () => onChange(step.optional ? without(step, "optional") : { ...step, optional: true }),
      ...(inside ? {} : { hint: "inner steps" }),
    },
    { label: "First time ever", checked: step.occurrence === "first_ever", onSelect: () => occurrence("first_ever") },
    { label: "First that matches", checked: step.occurrence === "first_ever_matching", onSelect: () => occurrence("first_ever_matching") },
    "line",
    { label: "Move up", icon: ArrowUp, onSelect: () => onMove(-1), disabled: index === 0 },
    { label: "Move down", icon: ArrowDown, onSelect: () => onMove(1), disabled: index === count - 1 },
    { label: "Duplicate", icon: Copy, onSelect: onDuplicate },
    { label: "Delete step", icon: Trash2, onSelect: onDelete, danger: true },
  ];
}
