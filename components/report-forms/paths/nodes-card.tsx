"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Switch } from "../../ui/switch.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { PathsFormProps } from "./draft.ts";

/** What a node is called: by its event, by a property of it such as the page, or by both. */
export function NodesCard(props: PathsFormProps) {
  const { draft, filled, onChange, issues } = props;
  const named = filled.nodeProperty !== undefined || Object.keys(filled.nodeBy).length > 0;
  return (
    <Card title="A node is">
      <div className="flex flex-col gap-3">
        <WholeName {...props} />
        <ByEvent {...props} />
        {named ? (
          <>
            <Segmented
              wide
              label="What a node shows"
              value={filled.nodeLabel}
              options={[
                { value: "value", label: "Value" },
                { value: "event_and_value", label: "Event: value" },
              ]}
              onChange={(nodeLabel) => onChange({ nodeLabel })}
            />
            <Switch
              label="Hide what is not set"
              hint="Events without the property are no nodes."
              checked={filled.hideUnset}
              onChange={(hideUnset) => onChange({ hideUnset })}
            />
          </>
        ) : null}
        <Switch
          label="Collapse repeats"
          hint="The same node several times in a row counts once, with ×k."
          checked={filled.collapseRepeats}
          onChange={(collapseRepeats) => onChange({ collapseRepeats })}
        />
      </div>
      <IssueLine issues={issues} at="nodeLabel" />
      {draft.nodeProperty === undefined ? null : <IssueLine issues={issues} at="nodeProperty" />}
    </Card>
  );
}

/** A label without a property to take values from says nothing, and is let go with the last one. */
const lettingGo = (isLast: boolean) => (isLast ? { nodeLabel: undefined, hideUnset: undefined } : {});

function WholeName({ filled, onChange }: PathsFormProps) {
  const { nodeProperty, nodeBy } = filled;
  const isLast = Object.keys(nodeBy).length === 0;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Segmented
        label="What names a node"
        value={nodeProperty === undefined ? "event" : "property"}
        options={[{ value: "event", label: "Event" }]}
        onChange={() => onChange({ nodeProperty: undefined, ...lettingGo(isLast) })}
      />
      <PropertyPicker
        label="Property that names all nodes"
        only="event"
        onPick={({ property }) => onChange({ nodeProperty: property })}
        trigger={
          <button
            type="button"
            className={`h-8 min-w-0 max-w-full truncate rounded-md px-2 hover:bg-hover ${nodeProperty === undefined ? "text-ink-2" : "bg-accent-soft font-mono text-[0.8rem]"}`}
          >
            {nodeProperty ?? "A property, such as the page…"}
          </button>
        }
      />
    </div>
  );
}

function ByEvent({ filled, onChange, issues }: PathsFormProps) {
  const { nodeBy, nodeProperty } = filled;
  const [waiting, setWaiting] = useState<string | null>(null);
  const set = (next: Record<string, string>) => {
    const isLast = Object.keys(next).length === 0;
    onChange({ nodeBy: isLast ? undefined : next, ...lettingGo(isLast && nodeProperty === undefined) });
  };
  const rows = waiting === null || Object.hasOwn(nodeBy, waiting) ? Object.keys(nodeBy) : [...Object.keys(nodeBy), waiting];
  const drop = (event: string) => [setWaiting(null), set(Object.fromEntries(Object.entries(nodeBy).filter(([each]) => each !== event)))];
  return (
    <Field title="Some events by a property of their own">
      <ul className="flex flex-col">
        {rows.map((event) => (
          <li key={event} className="flex h-8 items-center gap-1.5">
            <span className="min-w-0 truncate font-mono text-[0.8rem]" title={event}>
              {event}
            </span>
            <span className="text-ink-3">by</span>
            <PropertyPicker
              label={`Property that names ${event}`}
              only="event"
              events={[event]}
              onPick={({ property }) => [setWaiting(null), set({ ...nodeBy, [event]: property })]}
              trigger={
                <button
                  type="button"
                  aria-label={`Property that names ${event}: ${nodeBy[event] ?? "none yet"}`}
                  className={`h-7 min-w-0 truncate rounded-md px-1.5 hover:bg-hover ${nodeBy[event] === undefined ? "border border-control border-dashed text-ink-2" : "font-mono text-[0.8rem]"}`}
                >
                  {nodeBy[event] ?? "Choose a property"}
                </button>
              }
            />
            <IconButton label={`Name ${event} by itself`} onClick={() => drop(event)} className="ml-auto">
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <EventPicker
        label="Event to name by a property"
        withAny={false}
        onPick={setWaiting}
        trigger={
          <AddButton side="left" aria-label="Name an event by a property">
            Event
          </AddButton>
        }
      />
      <IssueLine issues={issues} at="nodeBy" />
    </Field>
  );
}
