"use client";

import { X } from "lucide-react";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { stepEvents } from "./draft.ts";
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
            trigger={<AddButton />}
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
        <EventPicker label="Event that interrupts" withAny={false} onPick={(event) => set([...scope, { event }])} trigger={<AddButton />} />
      </div>
      <IssueLine issues={issues} at="strictScope" />
    </Field>
  );
}
