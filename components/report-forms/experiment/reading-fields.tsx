"use client";

import type { ExperimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import type { ExperimentDraft } from "./draft.ts";

type Props = FormProps<ExperimentDefinition, ExperimentDraft>;

/** What is believed of a rate before the first user: so many that converted, and so many that did not. */
export function PriorFields({ filled: { prior }, onChange, issues }: Props) {
  return (
    <Field
      title="Prior of a rate"
      note="Beta: as if so many had been seen before. 1 and 1 say nothing; means and ratios have a flat prior."
    >
      <div className="grid grid-cols-2 gap-3">
        {(["alpha", "beta"] as const).map((word) => (
          <span key={word} className="flex items-center gap-1.5">
            <NumberField
              label={word === "alpha" ? "Prior conversions" : "Prior units without a conversion"}
              value={prior[word]}
              min={1e-6}
              max={1e6}
              fractions
              onChange={(value) => onChange({ prior: { ...prior, [word]: value } })}
            />
            <span className="shrink-0 text-ink-2 text-xs">{word === "alpha" ? "did" : "did not"}</span>
          </span>
        ))}
      </div>
      <IssueLine issues={issues} at="prior" />
    </Field>
  );
}

/** The least data that is compared at all. */
export function MinimumFields({ filled: { minimum }, onChange, issues }: Props) {
  return (
    <div>
      <div className="grid grid-cols-2 gap-3">
        <Field title="At least, per variant">
          <span className="flex items-center gap-1.5">
            <NumberField
              label="Least users per variant"
              value={minimum.unitsPerArm}
              min={1}
              max={1e9}
              onChange={(unitsPerArm) => onChange({ minimum: { ...minimum, unitsPerArm } })}
            />
            <span className="shrink-0 text-ink-2 text-xs">users</span>
          </span>
        </Field>
        <Field title="Both ways, on average">
          <span className="flex items-center gap-1.5">
            <NumberField
              label="Least conversions, and least without one, per variant"
              value={minimum.eventsPerArm}
              min={0}
              max={1e9}
              onChange={(eventsPerArm) => onChange({ minimum: { ...minimum, eventsPerArm } })}
            />
            <span className="shrink-0 text-ink-2 text-xs">each</span>
          </span>
        </Field>
      </div>
      <p className="mt-1 text-ink-2 text-xs">With fewer users, or fewer that convert or that do not, nothing is compared.</p>
      <IssueLine issues={issues} at="minimum" />
    </div>
  );
}
