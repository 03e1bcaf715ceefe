"use client";

import { useState } from "react";
import { type AdoptionDefinition, type Feature, maxFeatures } from "../../../lib/reports/adoption/definition.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { TextInput } from "../../ui/text-input.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { EventRow } from "../cards/event-row.tsx";
import { SortableRow, SortableRows } from "../cards/sortable-rows.tsx";
import { useRowList } from "../cards/use-row-list.ts";
import { without } from "../cards/without.ts";
import { type AdoptionDraft, withFeatures } from "./draft.ts";

type Props = FormProps<AdoptionDefinition, AdoptionDraft>;

/** Adds one more event as a feature. */
export function AddFeature({ draft, onChange }: Pick<Props, "draft" | "onChange">) {
  const { features = [] } = draft;
  if (features.length >= maxFeatures) return null;
  return (
    <EventPicker
      label="Event to add as a feature"
      withAny={false}
      onPick={(event) => onChange(withFeatures(draft, [...features, { event }]))}
      trigger={<AddButton side="right">Add feature</AddButton>}
    />
  );
}

/** The features one by one: the events that are their use, what narrows them, and when they came out. */
export function FeatureRows({ draft, filled, onChange, issues }: Props) {
  const { features = [] } = draft;
  const [dated, setDated] = useState<ReadonlySet<string>>(new Set());
  const set = (next: readonly Feature[]) => onChange(withFeatures(draft, next));
  const { keys, insert, remove, move } = useRowList(features, set);
  if (features.length === 0) return <p className="text-ink-2 text-xs">The events whose use is a use of the feature, one or several.</p>;
  return (
    <SortableRows id="features" keys={keys} onMove={move}>
      {features.map((each, index) => {
        const [key, name] = [keys[index] ?? String(index), `feature ${index + 1}`];
        const asksDate = each.released !== undefined || filled.since === "released" || dated.has(key);
        return (
          <SortableRow key={key} id={key} label={`Feature ${index + 1}`} mark={String(index + 1)}>
            {(handle) => (
              <EventRow
                name={name}
                noun="feature"
                event={each}
                mark={handle}
                onChange={(next) => onChange({ features: features.with(index, next), part: undefined })}
                cohorts={Object.keys(draft.cohorts ?? {})}
                issues={issues}
                at={`features.${index}`}
                choices={[{ label: "Release date", checked: asksDate, onSelect: () => setDated(new Set([...dated, key])) }]}
                items={[
                  {
                    label: "Duplicate",
                    onSelect: () => insert(index + 1, structuredClone(each)),
                    disabled: features.length >= maxFeatures,
                  },
                  { label: "Delete", onSelect: () => remove(index) },
                ]}
              >
                {asksDate ? (
                  <ReleaseField name={name} feature={each} onChange={(next) => onChange({ features: features.with(index, next) })} />
                ) : null}
              </EventRow>
            )}
          </SortableRow>
        );
      })}
    </SortableRows>
  );
}

type ReleaseFieldProps = { name: string; feature: Feature; onChange: (feature: Feature) => void };

function ReleaseField({ name, feature, onChange }: ReleaseFieldProps) {
  const { released = "" } = feature;
  return (
    <span className="my-1 flex items-center gap-2 px-1.5 text-ink-2 text-xs">
      Released
      <TextInput
        label={`Release date of ${name}`}
        type={released.includes("T") ? "text" : "date"}
        value={released}
        onCommit={(next) => onChange(next === "" ? without(feature, "released") : { ...feature, released: next })}
        className="h-7! text-xs!"
      />
    </span>
  );
}
