"use client";

import { Plus, X } from "lucide-react";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import { Button } from "../../ui/button.tsx";
import { IssueLine } from "../issue-line.tsx";
import { Field } from "./field.tsx";
import { stepEvents } from "./filters-card.tsx";
import type { FormProps } from "./form-props.ts";

function NameChip({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-7 max-w-full items-center rounded-md bg-accent-soft pl-2">
      <span className="truncate font-mono text-[0.78rem]">{name}</span>
      <button
        type="button"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
        className="grid h-7 w-6 place-items-center text-ink-2 hover:text-ink"
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}

const addButton = (
  <Button tone="quiet" className="h-7! px-2!">
    <Plus size={14} aria-hidden />
    Add
  </Button>
);

/** Properties that must keep the value of the first step. */
export function HoldField({ draft, filled, onChange, issues }: FormProps) {
  const { hold } = filled;
  const set = (next: string[]) => onChange({ hold: next.length > 0 ? next : undefined });
  return (
    <Field title="Hold constant" note="These properties keep the first step's values; the unit becomes person × values.">
      <div className="flex flex-wrap items-center gap-1">
        {hold.map((name) => (
          <NameChip key={name} name={name} onRemove={() => set(hold.filter((each) => each !== name))} />
        ))}
        {hold.length < 5 ? (
          <PropertyPicker
            label="Property to hold constant"
            only="event"
            events={stepEvents(draft)}
            onPick={({ property }) => set([...new Set([...hold, property])])}
            trigger={addButton}
          />
        ) : null}
      </div>
      <IssueLine issues={issues} at="hold" />
    </Field>
  );
}

/** Strict order: which events may interrupt. */
export function ScopeField({ filled, onChange, issues }: FormProps) {
  const scope = filled.strictScope ?? [];
  const set = (next: typeof scope) => onChange({ strictScope: next.length > 0 ? next : undefined });
  return (
    <Field title="Strict: what may interrupt" note={scope.length === 0 ? "Any event interrupts." : "Only these events interrupt."}>
      <div className="flex flex-wrap items-center gap-1">
        {scope.map((ref, index) => {
          const name = eventNames(ref)?.join(" or ") ?? "any event";
          return <NameChip key={name} name={name} onRemove={() => set(scope.toSpliced(index, 1))} />;
        })}
        <EventPicker label="Event that interrupts" withAny={false} onPick={(event) => set([...scope, { event }])} trigger={addButton} />
      </div>
      <IssueLine issues={issues} at="strictScope" />
    </Field>
  );
}

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Which days of the week exist for the report. */
export function DaysField({ filled, onChange }: FormProps) {
  const chosen = filled.daysOfWeek?.length ? filled.daysOfWeek : [1, 2, 3, 4, 5, 6, 7];
  const toggle = (day: number) => {
    const next = chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day].sort();
    onChange({ daysOfWeek: next.length === 7 || next.length === 0 ? undefined : next });
  };
  return (
    <Field title="Days of the week">
      <div className="flex gap-1">
        {dayNames.map((name, index) => {
          const on = chosen.includes(index + 1);
          return (
            <button
              key={name}
              type="button"
              aria-pressed={on}
              onClick={() => toggle(index + 1)}
              className={`h-7 flex-1 rounded-md text-xs ${on ? "bg-accent-soft text-accent" : "bg-sunken text-ink-3 line-through"}`}
            >
              {name}
            </button>
          );
        })}
      </div>
    </Field>
  );
}
