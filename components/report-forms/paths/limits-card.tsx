"use client";

import { mostSteps } from "../../../lib/reports/paths/definition.ts";
import { Card } from "../../ui/card.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import type { PathsFormProps } from "./draft.ts";

/** How much is drawn; totals never depend on it. */
export function LimitsCard({ filled, onChange, issues }: PathsFormProps) {
  return (
    <Card title="What is drawn">
      <div className="grid grid-cols-2 gap-3">
        <Field title="Steps">
          <NumberField label="Steps" min={2} max={mostSteps} value={filled.maxSteps} onChange={(maxSteps) => onChange({ maxSteps })} />
        </Field>
        <OptionalNumber
          title="Nodes per step"
          value={filled.maxNodesPerStep}
          silent="all"
          max={1000}
          onChange={(next) => onChange({ maxNodesPerStep: next })}
        />
        <OptionalNumber
          title="Edges at most"
          value={filled.edgeLimit}
          silent="all"
          max={100_000}
          onChange={(edgeLimit) => onChange({ edgeLimit })}
        />
        <OptionalNumber
          title="Edges of at least"
          value={filled.minCount ?? null}
          silent="any count"
          onChange={(next) => onChange({ minCount: next ?? undefined })}
        />
        <OptionalNumber
          title="Edges of at most"
          value={filled.maxCount ?? null}
          silent="any count"
          onChange={(next) => onChange({ maxCount: next ?? undefined })}
        />
      </div>
      <p className="mt-1.5 mb-3 text-ink-2 text-xs">Everything is counted before anything is left out: no total depends on this.</p>
      <Switch
        label="Draw how paths end"
        hint="Drop-off, hidden events, or more steps."
        checked={filled.dropOff}
        onChange={(dropOff) => onChange({ dropOff })}
      />
      {["maxSteps", "maxNodesPerStep", "edgeLimit", "minCount", "maxCount"].map((at) => (
        <IssueLine key={at} issues={issues} at={at} />
      ))}
    </Card>
  );
}

type OptionalNumberProps = {
  title: string;
  value: number | null;
  /** What holds without a number. */
  silent: string;
  max?: number;
  onChange: (value: number | null) => void;
};

function OptionalNumber({ title, value, silent, max = 1e12, onChange }: OptionalNumberProps) {
  const commit = (text: string) => {
    const number = Number(text);
    if (text.trim() === "") onChange(null);
    else if (Number.isInteger(number) && number >= 1 && number <= max) onChange(number);
  };
  return (
    <Field title={title}>
      <TextInput
        label={title}
        type="number"
        min={1}
        max={max}
        placeholder={silent}
        value={value === null ? "" : String(value)}
        onCommit={commit}
        className="w-full"
      />
    </Field>
  );
}
