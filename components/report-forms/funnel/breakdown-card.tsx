"use client";

import type { Attribution } from "../../../lib/reports/funnel/definition.ts";
import { Select } from "../../ui/select.tsx";
import { BreakdownCard } from "../cards/breakdown-card.tsx";
import { stepEvents } from "./draft.ts";
import type { FormProps } from "./form-props.ts";

function attributionWord(attribution: Attribution): string {
  return typeof attribution === "object" ? `step-${attribution.step}` : attribution;
}

function attributionOf(word: string): Attribution {
  return word.startsWith("step-") ? { step: Number(word.slice(5)) } : (word as Exclude<Attribution, object>);
}

/** How the funnel is split into groups, and by the value at which step. */
export function FunnelBreakdownCard({ draft, onChange, issues }: FormProps) {
  const { breakdown, steps } = draft;
  const later = steps.slice(1).map((_, index) => ({ value: `step-${index + 2}`, label: `at step ${index + 2}` }));
  return (
    <BreakdownCard
      breakdown={breakdown}
      fresh={{ of: "event", attribution: breakdown?.attribution ?? "entry" }}
      onChange={(next) => onChange({ breakdown: next })}
      issues={issues}
      events={stepEvents(draft)}
      cohorts={Object.keys(draft.cohorts ?? {})}
    >
      {breakdown ? (
        <Select
          label="Whose value counts"
          value={attributionWord(breakdown.attribution)}
          onChange={(word) => onChange({ breakdown: { ...breakdown, attribution: attributionOf(word) } })}
          options={[
            { value: "entry", label: "at entry" },
            ...later,
            { value: "first", label: "first seen on the way" },
            { value: "last", label: "last seen on the way" },
            { value: "each", label: "each value" },
          ]}
        />
      ) : null}
    </BreakdownCard>
  );
}
