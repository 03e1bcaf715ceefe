"use client";

import type { ExperimentDefinition, ExperimentMethod } from "../../../lib/reports/experiment/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { ExperimentDraft } from "./draft.ts";
import { Planned } from "./plan-fields.tsx";
import { MinimumFields, PriorFields } from "./reading-fields.tsx";

type Props = FormProps<ExperimentDefinition, ExperimentDraft>;

const methodNotes: Record<ExperimentMethod, string> = {
  fixed: "One reading, when the plan is reached: looking earlier and stopping at a good moment misleads.",
  sequential: "Holds however often one looks; its intervals are wider for it.",
  bayesian: "The probability of being better; looking often misleads here too.",
};

/** What was planned before the start, and how the numbers are read. */
export function PlanCard(props: Props) {
  const { filled, onChange, issues } = props;
  return (
    <Card title="Plan and reading">
      <div className="flex flex-col gap-3">
        <Planned {...props} />
        <Field title="Reading" note={methodNotes[filled.method]}>
          <Segmented
            wide
            label="How it is read"
            value={filled.method}
            options={[
              { value: "fixed", label: "Fixed" },
              { value: "sequential", label: "Sequential" },
              { value: "bayesian", label: "Bayesian" },
            ]}
            onChange={(method) => onChange({ method: method === "fixed" ? undefined : method })}
          />
          <IssueLine issues={issues} at="method" />
        </Field>
        {filled.method === "bayesian" ? <PriorFields {...props} /> : null}
        <div className="grid grid-cols-3 gap-3">
          <Field title="Confidence">
            <Select
              label="Confidence"
              value={String(filled.alpha)}
              options={[...new Set([0.1, 0.05, 0.01, filled.alpha])]
                .sort((a, b) => b - a)
                .map((alpha) => ({ value: String(alpha), label: `${Number(((1 - alpha) * 100).toFixed(2))}%` }))}
              onChange={(alpha) => onChange({ alpha: Number(alpha) })}
              className="w-full"
            />
            <IssueLine issues={issues} at="alpha" />
          </Field>
          <Field title="Power">
            <Select
              label="Power that the planner aims at"
              value={String(filled.power)}
              options={[...new Set([0.8, 0.9, 0.95, filled.power])]
                .sort((a, b) => a - b)
                .map((power) => ({ value: String(power), label: `${Number((power * 100).toFixed(2))}%` }))}
              onChange={(power) => onChange({ power: Number(power) })}
              className="w-full"
            />
            <IssueLine issues={issues} at="power" />
          </Field>
          <Field title="Correction">
            <Select
              label="Correction for several comparisons"
              value={filled.correction}
              options={[
                { value: "holm", label: "Holm" },
                { value: "benjamini_hochberg", label: "BH" },
                { value: "none", label: "None" },
              ]}
              onChange={(correction) => onChange({ correction })}
              className="w-full"
            />
          </Field>
        </div>
        <MinimumFields {...props} />
      </div>
    </Card>
  );
}
