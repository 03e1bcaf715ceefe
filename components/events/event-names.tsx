"use client";

import { Plus, X } from "lucide-react";
import { EventPicker } from "../inputs/event-picker.tsx";
import { Button } from "../ui/button.tsx";

type EventNamesProps = { names: readonly string[]; onChange: (names: string[] | undefined) => void };

/** The events that are shown: the chosen names, or every one. */
export function EventNames({ names, onChange }: EventNamesProps) {
  const change = (next: string[]) => onChange(next.length > 0 ? next : undefined);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      {names.length === 0 ? <span className="text-ink-2">Every event</span> : null}
      {names.map((name) => (
        <span key={name} className="inline-flex h-7 min-w-0 max-w-full items-center rounded-md border border-line bg-raised pl-2">
          <span className="min-w-0 truncate font-mono text-xs" title={name}>
            {name === "" ? "(no name)" : name}
          </span>
          <button
            type="button"
            aria-label={`Remove ${name}`}
            onClick={() => change(names.filter((each) => each !== name))}
            className="grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:text-ink"
          >
            <X size={13} aria-hidden />
          </button>
        </span>
      ))}
      <EventPicker
        label="Event to show"
        withAny={names.length > 0}
        onPick={(name) => change(name === null ? [] : [...new Set([...names, name])])}
        trigger={
          <Button tone="quiet" className="h-7!">
            <Plus size={14} aria-hidden />
            {names.length === 0 ? "Choose events" : "Add event"}
          </Button>
        }
      />
    </div>
  );
}
