"use client";

import { X } from "lucide-react";
import { useState } from "react";
import type { EventRef } from "../../../lib/vocabulary/event-ref.ts";
import { eventPhrase, spoken } from "../../../lib/vocabulary/phrase.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { compactCount } from "../../inputs/figures.ts";

/** The events that a reference names; several mean any of them, null means any event. */
export function namesOf(ref: EventRef): (string | null)[] {
  if (ref.event === undefined || ref.event === null) return [null];
  return typeof ref.event === "string" ? [ref.event] : ref.event;
}

/** The reference under another list of events. */
export function withNames<Ref extends EventRef>(ref: Ref, names: readonly (string | null)[]): Ref {
  const { anyOf: _, ...rest } = ref;
  const known = [...new Set(names.filter((each) => each !== null))];
  const any = known.length === 0 || names.includes(null);
  return { ...rest, event: any ? null : known.length === 1 ? (known[0] ?? null) : known } as Ref;
}

type EventNamesProps<Ref> = {
  /** What the reference is in the question: step 1, start event. */
  name: string;
  event: Ref;
  onChange: (event: Ref) => void;
};

/** Shows and changes the events of a reference. */
export function EventNames<Ref extends EventRef>({ name, event, onChange }: EventNamesProps<Ref>) {
  if (event.anyOf)
    return <p className="px-1.5 py-1 font-mono text-[0.78rem]">{spoken(event.anyOf.flatMap(eventPhrase)).replaceAll("*", "")}</p>;
  const names = namesOf(event);
  return (
    <div className="flex flex-col">
      {names.map((each, at) => (
        <EventLine
          key={each ?? "any"}
          label={names.length > 1 ? `Event ${at + 1} of ${name}` : `Event of ${name}`}
          name={each}
          or={at > 0}
          onPick={(next) => onChange(withNames(event, names.toSpliced(at, 1, next)))}
          {...(names.length > 1 ? { onRemove: () => onChange(withNames(event, names.toSpliced(at, 1))) } : {})}
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
