"use client";

import type { AdoptionDefinition } from "../../../lib/reports/adoption/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { EventRow } from "../cards/event-row.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import { type AdoptionDraft, isAnyEvent } from "./draft.ts";

/** From where on somebody counts as exposed, as one who repeats, as regular. */
export function StagesFields({ draft, filled, onChange, issues }: FormProps<AdoptionDefinition, AdoptionDraft>) {
  const { exposure, repeatedDays, regular } = filled;
  const setRegular = (next: typeof regular) => onChange({ regular: next.weeks === 3 && next.of === 4 ? undefined : next, part: undefined });
  return (
    <>
      <Field title="Exposed by" note={exposure ? "With such an event in these dates." : "Every active user, until you choose an event."}>
        <div className="-mx-1.5 flex gap-1">
          <EventRow
            name="exposure event"
            noun="event"
            event={exposure ?? { event: null }}
            onChange={(next) => onChange({ exposure: isAnyEvent(next) ? undefined : next, part: undefined })}
            cohorts={Object.keys(draft.cohorts ?? {})}
            issues={issues}
            at="exposure"
          />
        </div>
      </Field>
      <Field title="Repeated on">
        <div className="flex items-center gap-1.5">
          <NumberField
            label="Days that make it repeated"
            value={repeatedDays}
            min={2}
            max={365}
            onChange={(next) => onChange({ repeatedDays: next === 2 ? undefined : next, part: undefined })}
            className="w-18"
          />
          <span className="text-ink-2">distinct days or more</span>
        </div>
        <IssueLine issues={issues} at="repeatedDays" />
      </Field>
      <Field title="Regular in" note="Stretches of 7 days that end with the last day.">
        <div className="flex flex-wrap items-center gap-1.5 text-ink-2">
          <NumberField
            label="Weeks with a use"
            value={regular.weeks}
            min={1}
            max={52}
            onChange={(weeks) => setRegular({ ...regular, weeks })}
            className="w-16"
          />
          of the last
          <NumberField
            label="Of the last weeks"
            value={regular.of}
            min={1}
            max={52}
            onChange={(of) => setRegular({ ...regular, of })}
            className="w-16"
          />
          weeks
        </div>
        <IssueLine issues={issues} at="regular" />
      </Field>
    </>
  );
}
