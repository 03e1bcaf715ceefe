"use client";

import { EventPicker } from "../../inputs/event-picker.tsx";
import { FoldedCard } from "../../ui/card.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { PathsFormProps } from "./draft.ts";
import { NameChips } from "./name-chips.tsx";

const atOnce = (names: readonly string[]) => (names.length > 0 ? [...new Set(names)] : undefined);

/** Which events become nodes and which are hidden; the neighbours of a hidden one are joined. */
export function EventsCard({ draft, onChange, issues }: PathsFormProps) {
  const { include = [], exclude = [], excludeNodes = [] } = draft;
  const said = [
    ...(include.length > 0 ? [`only ${include.length}`] : []),
    ...(exclude.length + excludeNodes.length > 0 ? [`${exclude.length + excludeNodes.length} hidden`] : []),
  ];
  return (
    <FoldedCard title="Show and hide" startOpen={said.length > 0} aside={said.length > 0 ? said.join(", ") : "all events"}>
      <div className="flex flex-col gap-3">
        <Field title="Only these events">
          <NameChips names={include} onChange={(names) => onChange({ include: atOnce(names) })}>
            <EventPicker
              label="Event to include"
              withAny={false}
              onPick={(name) => name !== null && onChange({ include: atOnce([...include, name]) })}
              trigger={<AddButton aria-label="Include an event" />}
            />
          </NameChips>
          <IssueLine issues={issues} at="include" />
        </Field>
        <Field title="Hidden events" note="What comes before a hidden event leads on to what comes after it.">
          <NameChips names={exclude} onChange={(names) => onChange({ exclude: atOnce(names) })}>
            <EventPicker
              label="Event to hide"
              withAny={false}
              onPick={(name) => name !== null && onChange({ exclude: atOnce([...exclude, name]) })}
              trigger={<AddButton aria-label="Hide an event" />}
            />
          </NameChips>
          <IssueLine issues={issues} at="exclude" />
        </Field>
        <Field title="Hidden names" note="As the nodes read, after cleaning.">
          <NameChips names={excludeNodes} onChange={(names) => onChange({ excludeNodes: atOnce(names) })}>
            <TextInput
              key={excludeNodes.length}
              label="Name to hide"
              placeholder="/health"
              value=""
              delay={1500}
              onCommit={(name) => name && onChange({ excludeNodes: atOnce([...excludeNodes, name]) })}
              className="h-7! w-28"
            />
          </NameChips>
        </Field>
      </div>
    </FoldedCard>
  );
}
