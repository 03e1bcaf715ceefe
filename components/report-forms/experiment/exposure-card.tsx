"use client";

import type { ExperimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { Button } from "../../ui/button.tsx";
import { EventCard } from "../cards/event-card.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { ExperimentDraft } from "./draft.ts";
import { variantPropertyOf } from "./starters.ts";

/** What shows that somebody was exposed, and which of its properties names the variant. */
export function ExposureCard({ draft, onChange, issues }: FormProps<ExperimentDefinition, ExperimentDraft>) {
  const { exposure, variantProperty } = draft;
  const catalogue = useCatalogue();
  const names = exposure ? (eventNames(exposure) ?? []) : [];
  const set = (next: NonNullable<ExperimentDraft["exposure"]>) => {
    const [name] = eventNames(next) ?? [];
    const carries = catalogue.properties.some((each) => each.name === variantProperty && each.events?.some((event) => event === name));
    if (variantProperty !== undefined && carries) return onChange({ exposure: next, part: undefined });
    const found = name === undefined ? undefined : variantPropertyOf(name, catalogue);
    onChange({ exposure: next, part: undefined, variantProperty: found, variants: undefined, control: undefined });
  };
  return (
    <EventCard
      title="Exposure"
      name="exposure event"
      event={exposure}
      fresh={(event) => ({ event })}
      withAny={false}
      occurrence={false}
      onChange={set}
      cohorts={Object.keys(draft.cohorts ?? {})}
      issues={issues}
      at="exposure"
    >
      <div className="mt-1 ml-1.5">
        <Field title="Variant" note="The first exposure decides who sees what, and from when outcomes count.">
          <PropertyPicker
            label="Property that names the variant"
            only="event"
            events={names}
            onPick={({ property }) => onChange({ variantProperty: property, variants: undefined, control: undefined, part: undefined })}
            trigger={
              <Button aria-label={`Variant property: ${variantProperty ?? "none yet"}`} className="max-w-full">
                <span className="truncate font-mono text-[0.8rem]">{variantProperty ?? "Choose a property"}</span>
              </Button>
            }
          />
          <IssueLine issues={issues} at="variantProperty" />
        </Field>
      </div>
    </EventCard>
  );
}
