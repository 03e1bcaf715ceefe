"use client";

import type { ExperimentDefinition, ExperimentMethod } from "../../../lib/reports/experiment/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { ExperimentDraft } from "./draft.ts";

type Props = FormProps<ExperimentDefinition, ExperimentDraft>;
type Plan = ExperimentDefinition["plan"];

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
      </div>
    </Card>
  );
}

function Planned({ filled: { plan }, onChange, issues }: Props) {
  const set = (word: keyof Plan, value: number | undefined) => {
    const { [word]: _, ...rest } = plan;
    const next: Plan = value === undefined ? rest : { ...rest, [word]: value };
    onChange({ plan: Object.keys(next).length === 0 ? undefined : next });
  };
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field title="Days">
          <Optional label="Planned days" value={plan.days} most={3650} onChange={(value) => set("days", value)} />
        </Field>
        <Field title="Users per variant">
          <Optional
            label="Planned users per variant"
            value={plan.unitsPerArm}
            most={1e12}
            onChange={(value) => set("unitsPerArm", value)}
          />
        </Field>
      </div>
      <Field title="Smallest change that matters" note="Relative to the control; the planner says how many users it takes to see it.">
        <Optional
          label="Smallest change that matters, in percent"
          value={plan.minimumEffect === undefined ? undefined : Number((plan.minimumEffect * 100).toPrecision(12))}
          most={10_000}
          fractions
          unit="%"
          onChange={(value) => set("minimumEffect", value === undefined ? undefined : value / 100)}
        />
      </Field>
      <IssueLine issues={issues} at="plan" />
    </>
  );
}

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
        value={value === undefined ? "" : String(value)}
        onCommit={commit}
        className="w-full"
      />
      {unit ? <span className="text-ink-2">{unit}</span> : null}
    </span>
  );
}
