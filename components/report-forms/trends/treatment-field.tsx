"use client";

import type { TrendsDefinition } from "../../../lib/reports/trends/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Switch } from "../../ui/switch.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import type { TrendsDraft } from "./draft.ts";

const usual = { hour: 24, day: 7, week: 4, month: 3, quarter: 4 } as const;

/** What is done to the points: added up from the start, smoothed over several. */
export function TreatmentField({ filled, onChange, issues }: FormProps<TrendsDefinition, TrendsDraft>) {
  const { cumulative, smoothing, interval } = filled;
  const rolls = smoothing !== undefined && smoothing > 1;
  return (
    <Field title="Over time">
      <div className="flex flex-col gap-2">
        <Switch label="Cumulative" checked={cumulative} onChange={(next) => onChange({ cumulative: next || undefined })} />
        <div className="flex flex-wrap items-center gap-2">
          <Switch
            label="Rolling average"
            checked={rolls}
            onChange={(next) => onChange({ smoothing: next ? usual[interval] : undefined })}
          />
          {rolls ? (
            <>
              <span className="text-ink-2">of</span>
              <NumberField
                label="Points in the rolling average"
                value={smoothing}
                min={2}
                max={1000}
                onChange={(next) => onChange({ smoothing: next })}
                className="w-16"
              />
              <span className="text-ink-2">{interval}s</span>
            </>
          ) : null}
        </div>
      </div>
      <IssueLine issues={issues} at="cumulative" />
      <IssueLine issues={issues} at="smoothing" />
    </Field>
  );
}
