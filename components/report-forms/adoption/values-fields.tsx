"use client";

import { Tag } from "lucide-react";
import { type AdoptionDefinition, maxFeatures } from "../../../lib/reports/adoption/definition.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { EventRow } from "../cards/event-row.tsx";
import { NumberField } from "../cards/number-field.tsx";
import { type AdoptionDraft, draftEvents, valuesOf, withValuesOf } from "./draft.ts";

type ValuesFieldsProps = FormProps<AdoptionDefinition, AdoptionDraft> & { everyValueOf: NonNullable<AdoptionDefinition["everyValueOf"]> };

/** The property whose values are the features, on which events, and how many of them. */
export function ValuesFields({ draft, onChange, everyValueOf }: ValuesFieldsProps) {
  const catalogue = useCatalogue();
  const set = (next: typeof everyValueOf) => onChange(withValuesOf(draft, next));
  return (
    <div className="flex flex-col gap-1">
      <PropertyPicker
        label="Property whose values are the features"
        only="event"
        events={draftEvents(draft)}
        onPick={({ property }) => set(valuesOf(property, catalogue))}
        trigger={
          <button
            type="button"
            aria-label={`Property whose values are the features: ${everyValueOf.property}`}
            className="flex h-8 min-w-0 max-w-full items-center gap-1.5 self-start rounded-md bg-accent-soft px-2 hover:bg-hover"
          >
            <Tag size={13} aria-hidden className="shrink-0 text-ink-3" />
            <span className="truncate font-mono text-[0.8rem]">{everyValueOf.property}</span>
          </button>
        }
      />
      <div className="-mx-1.5 flex items-start gap-1">
        <span className="pt-1 pl-1.5 text-ink-2">of</span>
        <EventRow
          name="event of the values"
          noun="event"
          event={everyValueOf}
          onChange={set}
          cohorts={Object.keys(draft.cohorts ?? {})}
          issues={[]}
          at="everyValueOf"
        />
      </div>
      <div className="flex items-center gap-2 text-ink-2">
        <span>the</span>
        <NumberField
          label="How many values"
          min={1}
          max={maxFeatures}
          value={everyValueOf.limit}
          onChange={(limit) => set({ ...everyValueOf, limit })}
          className="w-18"
        />
        <span>with the most users</span>
      </div>
    </div>
  );
}
