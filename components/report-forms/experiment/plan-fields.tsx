"use client";

import type { ExperimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { TextInput } from "../../ui/text-input.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { ExperimentDraft } from "./draft.ts";

type Plan = ExperimentDefinition["plan"];

/** Every plan that is run is a line of the log: half a number should not be. */
const typingRestMs = 2500;

/** How long it is to run, or with how many, and which change would matter. */
export function Planned({ filled: { plan }, onChange, issues }: FormProps<ExperimentDefinition, ExperimentDraft>) {
  const set = (next: Plan) => onChange({ plan: Object.keys(next).length === 0 ? undefined : next });
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field title="Days">
          <Optional label="Planned days" value={plan.days} most={3650} onChange={(days) => set(planOf(plan, { days, until: undefined }))} />
        </Field>
        <Field title="Or the last day">
          <TextInput
            label="Planned last day"
            type="date"
            delay={typingRestMs}
            value={plan.until?.slice(0, 10) ?? ""}
            onCommit={(text) => isDay(text) && set(planOf(plan, text === "" ? { until: undefined } : { until: text, days: undefined }))}
            className="w-full"
          />
        </Field>
        <Field title="Users per variant">
          <Optional
            label="Planned users per variant"
            value={plan.unitsPerArm}
            most={1e12}
            onChange={(unitsPerArm) => set(planOf(plan, { unitsPerArm }))}
          />
        </Field>
        <Field title="Change that matters">
          <Optional
            label="Smallest change that matters, in percent"
            value={plan.minimumEffect === undefined ? undefined : Number((plan.minimumEffect * 100).toPrecision(12))}
            most={10_000}
            fractions
            unit="%"
            onChange={(value) => set(planOf(plan, { minimumEffect: value === undefined ? undefined : value / 100 }))}
          />
        </Field>
      </div>
      <p className="-mt-2 text-ink-2 text-xs">
        Until the plan is reached it is too early for a verdict; without one it takes 7 days. The change is relative to the control, and the
        planner says how many users it takes to see it.
      </p>
      <IssueLine issues={issues} at="plan" />
    </>
  );
}

type Words = { [Word in keyof Plan]: Plan[Word] | undefined };

/** The plan with some words set, or taken back. */
function planOf(plan: Plan, words: Words): Plan {
  const said = Object.entries({ ...plan, ...words }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as Plan;
}

/** Nothing, or a whole day of a year that one can have typed to its end. */
const isDay = (text: string): boolean => text === "" || /^(19|20)\d\d-\d\d-\d\d$/.test(text);

type OptionalProps = {
  label: string;
  value: number | undefined;
  most: number;
  fractions?: boolean;
  unit?: string;
  onChange: (value: number | undefined) => void;
};

/** A number that may be left open. */
function Optional({ label, value, most, fractions = false, unit, onChange }: OptionalProps) {
  const commit = (text: string) => {
    if (text.trim() === "") return onChange(undefined);
    const number = Number(text);
    if (!(number > 0 && number <= most && (fractions || Number.isInteger(number)))) return false;
    onChange(number);
  };
  return (
    <span className="flex items-center gap-1.5">
      <TextInput
        label={label}
        type="number"
        min={0}
        step="any"
        placeholder="open"
        delay={typingRestMs}
        value={value === undefined ? "" : String(value)}
        onCommit={commit}
        className="w-full"
      />
      {unit ? <span className="text-ink-2">{unit}</span> : null}
    </span>
  );
}
