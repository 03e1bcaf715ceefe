"use client";

import { type ReactNode, useState } from "react";
import { type EventRef, eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { ConditionList } from "../../inputs/condition-list.tsx";
import type { Issue } from "../../report/report-actions.ts";
import type { MenuItem } from "../../ui/menu.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { EventMenu } from "./event-menu.tsx";
import { EventNames } from "./event-names.tsx";
import { IssueLine } from "./issue-line.tsx";
import { without } from "./without.ts";

export type EventRowProps<Ref extends EventRef> = {
  /** What it is in the question: step 1, start event, series A. */
  name: string;
  /** The same without its number: step, event, series. */
  noun: string;
  event: Ref;
  onChange: (event: Ref) => void;
  /** The named cohorts of the question. */
  cohorts: readonly string[];
  issues: readonly Issue[];
  /** Where the issues of this event point: steps.0, start. */
  at: string;
  /** Before the event: a number, a letter. */
  mark?: ReactNode;
  /** Words under the event besides its occurrence: optional. */
  marks?: readonly string[];
  /** Below the event: a measure, a window. */
  children?: ReactNode;
  /** Whether "first time ever" can be asked of it. */
  occurrence?: boolean;
  /** Choices of the kind in the menu, and what ends it: move, duplicate, delete. */
  choices?: readonly MenuItem[];
  items?: readonly MenuItem[];
};

const occurrences = { first_ever: "first ever", first_ever_matching: "first matching" };

/** One event of a question: its names, its label, what narrows it, and what can be done with it. */
export function EventRow<Ref extends EventRef>(props: EventRowProps<Ref>) {
  const { name, noun, event, onChange, cohorts, issues, at, mark, marks = [], children } = props;
  const [renaming, setRenaming] = useState(false);
  const [filtering, setFiltering] = useState(false);
  const names = eventNames(event);
  const said = [...marks, ...(event.occurrence ? [occurrences[event.occurrence]] : [])];
  return (
    <>
      {mark}
      <div className="min-w-0 flex-1">
        {renaming ? (
          <TextInput
            label={`Name of ${name}`}
            autoFocus
            placeholder={`Name of this ${noun}`}
            value={event.label ?? ""}
            onCommit={(label) => onChange(label.trim() ? { ...event, label: label.trim() } : (without(event, "label") as Ref))}
            onBlurCapture={() => setRenaming(false)}
            className="mb-1 w-full"
          />
        ) : event.label ? (
          <button
            type="button"
            onClick={() => setRenaming(true)}
            className="block max-w-full truncate rounded-md px-1.5 font-medium text-sm hover:bg-hover"
          >
            {event.label}
          </button>
        ) : null}
        <EventNames name={name} event={event} onChange={onChange} />
        {said.length > 0 ? <p className="px-1.5 text-brass text-xs">{said.join(" · ")}</p> : null}
        {children}
        {filtering || (event.where?.length ?? 0) > 0 ? (
          <div className="ml-1.5 border-line border-l pl-2">
            <ConditionList
              conditions={event.where ?? []}
              onChange={(where) => onChange(where.length > 0 ? { ...event, where } : (without(event, "where") as Ref))}
              cohorts={cohorts}
              addLabel={`Filter this ${noun}`}
              {...(names ? { events: names } : {})}
            />
          </div>
        ) : null}
        <IssueLine issues={issues} at={at} />
      </div>
      <EventMenu {...props} onRename={() => setRenaming(true)} onFilter={() => setFiltering(true)} />
    </>
  );
}
