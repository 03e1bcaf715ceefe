"use client";

import type { AdoptionDefinition } from "../../../lib/reports/adoption/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { EventRow } from "../cards/event-row.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { AdoptionDraft } from "./draft.ts";

type Clock = "first_seen" | "released" | "event";

const notes: Record<Clock, string> = {
  first_seen: "From each one’s first event ever, if it lies in these dates.",
  released: "From the release, or the first event if that is later.",
  event: "From each one’s first such event, if it lies in these dates.",
};

/** From when the clock of time to adopt runs, and in which unit it is read. */
export function SinceField({ draft, filled, onChange, issues }: FormProps<AdoptionDefinition, AdoptionDraft>) {
  const { since, timeUnit, everyValueOf } = filled;
  const clock: Clock = typeof since === "object" ? "event" : since;
  const choose = (next: Clock) => onChange({ since: next === "first_seen" ? undefined : next === "released" ? next : { event: null } });
  return (
    <>
      <Field title="The clock runs" note={notes[clock]}>
        <Select
          label="From when the clock runs"
          value={clock}
          options={[
            { value: "first_seen", label: "since first seen" },
            { value: "released", label: "since the release of the feature", disabled: everyValueOf !== undefined },
            { value: "event", label: "since an event" },
          ]}
          onChange={choose}
          className="w-full"
        />
        {typeof since === "object" ? (
          <div className="-mx-1.5 mt-1 flex gap-1">
            <EventRow
              name="event that starts the clock"
              noun="event"
              event={since}
              onChange={(next) => onChange({ since: next })}
              cohorts={Object.keys(draft.cohorts ?? {})}
              issues={[]}
              at="since"
            />
          </div>
        ) : null}
        <IssueLine issues={issues} at="since" />
      </Field>
      <Field title="In">
        <Segmented
          label="Unit of time"
          value={timeUnit}
          options={[
            { value: "hour", label: "Hours" },
            { value: "day", label: "Days" },
            { value: "week", label: "Weeks" },
          ]}
          onChange={(next) => onChange({ timeUnit: next === "day" ? undefined : next })}
        />
        <IssueLine issues={issues} at="timeUnit" />
      </Field>
    </>
  );
}
