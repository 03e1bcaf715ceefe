"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { EventRow } from "../cards/event-row.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { endingAt, type PathsFormProps, startingAt } from "./draft.ts";

const sides = {
  start: { title: "Starts at", word: "from", node: "fromNode", name: "the start", silent: "Where each path begins", set: startingAt },
  end: { title: "Ends at", word: "to", node: "toNode", name: "the end", silent: "Where each path ends", set: endingAt },
} as const;

/** Where paths start, or end: at an event with its filters, at a node by its name, or wherever they do. */
export function AnchorCard({ side, draft, filled, onChange, issues }: PathsFormProps & { side: keyof typeof sides }) {
  const { title, word, node, name, silent, set } = sides[side];
  const [naming, setNaming] = useState(false);
  const event = draft[word];
  const label = draft[node];
  const isSet = event !== undefined || label !== undefined;
  return (
    <Card title={title}>
      {event ? (
        <div className="-mx-1.5 flex gap-1">
          <EventRow
            name={name}
            noun="event"
            event={event}
            onChange={(next) => onChange(set({ event: next }))}
            cohorts={Object.keys(draft.cohorts ?? {})}
            issues={issues}
            at={word}
            items={[{ label: "Remove", onSelect: () => onChange(set(null)) }]}
          />
        </div>
      ) : label !== undefined || naming ? (
        <div className="flex items-center gap-1">
          <TextInput
            label={`Name of ${name}`}
            placeholder="A node’s name, such as /pricing"
            value={label ?? ""}
            autoFocus={naming}
            onCommit={(next) => next && onChange(set({ node: next }))}
            onBlurCapture={() => setNaming(false)}
            className="flex-1 font-mono text-[0.8rem]!"
          />
          <IconButton label={`Remove ${name}`} onClick={() => [setNaming(false), onChange(set(null))]}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-2">
          <span className="text-ink-2">{silent}</span>
          <span className="-mr-2 flex">
            <EventPicker
              label={`Event of ${name}`}
              onPick={(picked) => onChange(set({ event: { event: picked } }))}
              trigger={<AddButton aria-label={`${title} an event`}>Event</AddButton>}
            />
            <AddButton aria-label={`${title} a name`} onClick={() => setNaming(true)}>
              Name
            </AddButton>
          </span>
        </div>
      )}
      {side === "end" && isSet && draft.from === undefined && draft.fromNode === undefined ? (
        <div className="mt-2 flex items-center gap-1.5 text-ink-2">
          steps counted
          <Select
            label="From where steps are counted"
            value={filled.align}
            options={[
              { value: "end", label: "back from the end" },
              { value: "start", label: "from each path’s beginning" },
            ]}
            onChange={(align) => onChange({ align })}
          />
        </div>
      ) : null}
      {event ? null : <IssueLine issues={issues} at={word} />}
      <IssueLine issues={issues} at={node} />
    </Card>
  );
}
