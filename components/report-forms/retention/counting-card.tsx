"use client";

import type { RetentionDefinition, RetentionMode } from "../../../lib/reports/retention/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import { UnitField } from "../cards/unit-field.tsx";
import { ColumnsField } from "./columns-field.tsx";
import type { RetentionDraft } from "./draft.ts";

type Props = FormProps<RetentionDefinition, RetentionDraft>;

const modes: Record<RetentionMode, { label: string; note: string }> = {
  first_ever: { label: "First time ever", note: "The first match in all data, before these dates too." },
  first_ever_unfiltered: { label: "First of its name ever", note: "The first of that name in all data, which must itself match." },
  first_in_range: { label: "First time in these dates", note: "What came before these dates does not count." },
  recurring: { label: "Every time", note: "In the cohort of each interval with a start event." },
};

const elapsed = { hour: "60 minutes", day: "24 hours", week: "7 × 24 hours", month: "30 × 24 hours" } as const;

/** Cohorts, columns, and what counts as having come back. */
export function CountingCard(props: Props) {
  return (
    <Card title="How it counts">
      <div className="flex flex-col gap-3">
        <BirthField {...props} />
        <ColumnsField {...props} />
        <ReturnField {...props} />
        <ClockField {...props} />
        <UnitField {...props} />
      </div>
    </Card>
  );
}

function BirthField({ filled: { mode, windows }, onChange, issues }: Props) {
  const rolling = windows === "rolling" && mode === "recurring";
  return (
    <Field
      title="Which start makes the cohort"
      note={rolling ? "Elapsed time has one cohort each: the first in these dates." : modes[mode].note}
    >
      <Select
        label="Which start makes the cohort"
        value={mode}
        options={(Object.keys(modes) as RetentionMode[]).map((value) => ({ value, label: modes[value].label }))}
        onChange={(next) => onChange({ mode: next === "first_ever" ? undefined : next })}
        className="w-full"
      />
      <IssueLine issues={issues} at="mode" />
    </Field>
  );
}

function ReturnField({ filled: { returning, minOccurrences, interval, bracketRanges }, onChange, issues }: Props) {
  const column = bracketRanges ? "bracket" : interval;
  return (
    <Field
      title="Back when seen"
      note={returning === "on" ? `In exactly that ${column}.` : `In that ${column} or in any later one; it can only fall.`}
    >
      <div className="flex flex-wrap items-center gap-1.5">
        <Segmented
          label="When it counts as back"
          value={returning}
          options={[
            { value: "on", label: `On the ${column}` },
            { value: "on_or_after", label: "On or after" },
          ]}
          onChange={(next) => onChange({ returning: next === "on" ? undefined : next })}
        />
        <span className="flex items-center gap-1.5 whitespace-nowrap text-ink-2">
          at least
          <NumberField
            label="Times in a column"
            value={minOccurrences}
            min={1}
            max={1000}
            onChange={(next) => onChange({ minOccurrences: next === 1 ? undefined : next })}
            className="w-16"
          />
          {minOccurrences === 1 ? "time" : "times"}
        </span>
      </div>
      <IssueLine issues={issues} at="returning" />
      <IssueLine issues={issues} at="minOccurrences" />
    </Field>
  );
}

function ClockField({ filled: { windows, interval }, onChange, issues }: Props) {
  return (
    <Field
      title="Time runs"
      note={
        windows === "calendar" ? `By the ${interval}s of the calendar.` : `From each one’s own start, in steps of ${elapsed[interval]}.`
      }
    >
      <Segmented
        wide
        label="How time runs"
        value={windows}
        options={[
          { value: "calendar", label: "By the calendar" },
          { value: "rolling", label: "From the start" },
        ]}
        onChange={(next) => onChange({ windows: next === "calendar" ? undefined : next })}
      />
      <IssueLine issues={issues} at="windows" />
    </Field>
  );
}
