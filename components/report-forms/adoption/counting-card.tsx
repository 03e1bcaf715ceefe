"use client";

import type { AdoptionDefinition } from "../../../lib/reports/adoption/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import { UnitField } from "../cards/unit-field.tsx";
import type { AdoptionDraft } from "./draft.ts";
import { SinceField } from "./since-field.tsx";
import { StagesFields } from "./stages-fields.tsx";

type Props = FormProps<AdoptionDefinition, AdoptionDraft>;

/** The rules of the view on screen, and what one count is. */
export function CountingCard(props: Props) {
  const { view } = props.filled;
  return (
    <Card title="How it counts">
      <div className="flex flex-col gap-3">
        {view === "matrix" ? <FrequencyField {...props} /> : null}
        {view === "stages" ? <StagesFields {...props} /> : null}
        {view === "timeToAdopt" ? <SinceField {...props} /> : null}
        {view === "retention" ? <PeriodsField {...props} /> : null}
        {view === "powerUsers" ? <WindowField {...props} /> : null}
        <UnitField {...props} sessions={false} />
        <IssueLine issues={props.issues} at="view" />
      </div>
    </Card>
  );
}

function FrequencyField({ filled: { frequency }, onChange, issues }: Props) {
  return (
    <Field title="How often" note="The median over those who use the feature.">
      <Segmented
        label="How often it is used"
        value={frequency}
        options={[
          { value: "uses", label: "Uses each" },
          { value: "days", label: "Days of use each" },
        ]}
        onChange={(next) => onChange({ frequency: next === "uses" ? undefined : next })}
      />
      <IssueLine issues={issues} at="frequency" />
    </Field>
  );
}

const elapsed = { day: "24 hours", week: "7 days", month: "30 days", quarter: "90 days" } as const;

function PeriodsField({ filled: { periods, interval }, onChange, issues }: Props) {
  return (
    <Field title="Intervals" note={`Of ${elapsed[interval]} from each one’s own start; who has not been there so long is left out.`}>
      <div className="flex items-center gap-1.5">
        <NumberField
          label="How many intervals"
          value={periods}
          min={1}
          max={100}
          onChange={(next) => onChange({ periods: next })}
          className="w-18"
        />
        <span className="text-ink-2">
          {interval}
          {periods === 1 ? "" : "s"}, the first of them 0
        </span>
      </div>
      <IssueLine issues={issues} at="periods" />
    </Field>
  );
}

function WindowField({ filled: { windowDays }, onChange, issues }: Props) {
  return (
    <Field title="Window" note="Whole days that end with the last one of the range, or of the data.">
      <Segmented
        label="Days of the window"
        value={String(windowDays)}
        options={[
          { value: "7", label: "L7" },
          { value: "28", label: "L28" },
        ]}
        onChange={(next) => onChange({ windowDays: next === "7" ? 7 : undefined })}
      />
      <IssueLine issues={issues} at="windowDays" />
    </Field>
  );
}
