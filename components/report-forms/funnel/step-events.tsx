"use client";

import { X } from "lucide-react";
import { useState } from "react";
import type { Step } from "../../../lib/reports/funnel/definition.ts";
import { eventPhrase, spoken } from "../../../lib/vocabulary/phrase.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { compactCount } from "../../inputs/figures.ts";

type StepEventsProps = { index: number; step: Step; onChange: (step: Step) => void };

/** The events of one step as a list; several mean any of them. */
export function namesOf(step: Step): (string | null)[] {
  if (step.event === undefined || step.event === null) return [null];
  return typeof step.event === "string" ? [step.event] : step.event;
}

/** The step under another list of events. */
export function withNames(step: Step, names: readonly (string | null)[]): Step {
  const { anyOf: _, ...rest } = step;
  const known = [...new Set(names.filter((each) => each !== null))];
  if (known.length === 0 || names.includes(null)) return { ...rest, event: null };
  return { ...rest, event: known.length === 1 ? (known[0] ?? null) : known };
}

/** Shows and changes the events of a step. */
export function StepEvents({ index, step, onChange }: StepEventsProps) {
  if (step.anyOf)
    return <p className="px-1.5 py-1 font-mono text-[0.78rem]">{spoken(step.anyOf.flatMap(eventPhrase)).replaceAll("*", "")}</p>;
  const names = namesOf(step);
  return (
    <div className="flex flex-col">
      {names.map((name, at) => (
        <EventLine
          key={name ?? "any"}
          label={names.length > 1 ? `Event ${at + 1} of step ${index + 1}` : `Event of step ${index + 1}`}
          name={name}
          or={at > 0}
          onPick={(next) => onChange(withNames(step, names.toSpliced(at, 1, next)))}
          {...(names.length > 1 ? { onRemove: () => onChange(withNames(step, names.toSpliced(at, 1))) } : {})}
        />
      ))}
    </div>
  );
}

type EventLineProps = { label: string; name: string | null; or: boolean; onPick: (name: string | null) => void; onRemove?: () => void };

function EventLine({ label, name, or, onPick, onRemove }: EventLineProps) {
  const [open, setOpen] = useState(false);
  const { eventOf } = useCatalogue();
  const known = name === null ? undefined : eventOf(name);
  return (
    <div className="flex min-w-0 items-center">
      {or ? <span className="pl-1.5 text-ink-3 text-xs">or</span> : null}
      <EventPicker
        label={label}
        onPick={onPick}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            aria-label={`${label}: ${name ?? "any event"}`}
            className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover"
          >
            <span className={`min-w-0 flex-1 truncate ${name === null ? "" : "font-mono text-[0.8rem]"}`}>{name ?? "Any event"}</span>
            {known ? <span className="text-ink-3 text-xs">{compactCount(known.count)}</span> : null}
            {name !== null && !known ? <span className="text-brass text-xs">not in the data</span> : null}
          </button>
        }
      />
      {onRemove ? (
        <button
          type="button"
          aria-label={`Remove ${name ?? "any event"}`}
          onClick={onRemove}
          className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
        >
          <X size={13} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}
