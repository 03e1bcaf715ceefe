"use client";

import type { Metric, MetricOf, MetricRole } from "../../../lib/reports/experiment/definition/metric.ts";
import { DurationInput } from "../../inputs/duration-input.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { NumberField } from "../cards/number-field.tsx";
import { AmountField } from "./amount-field.tsx";
import { retyped } from "./draft.ts";

type MetricFieldsProps = { name: string; metric: Metric; role: MetricRole; onChange: (metric: Metric) => void };

const types: readonly { value: Metric["type"]; label: string }[] = [
  { value: "conversion", label: "conversion" },
  { value: "mean", label: "mean per user" },
  { value: "ratio", label: "ratio" },
  { value: "retention", label: "retention" },
  { value: "funnel", label: "funnel" },
];

const roles: readonly { value: MetricRole; label: string }[] = [
  { value: "primary", label: "primary" },
  { value: "secondary", label: "secondary" },
  { value: "guardrail", label: "guardrail" },
];

/** The type, role and direction of a metric, and what its type asks for besides. */
export function MetricFields(props: MetricFieldsProps) {
  const { name, metric, role, onChange } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-0.5">
      <Select
        label={`Type of ${name}`}
        quiet
        value={metric.type}
        options={types}
        onChange={(type) => onChange(retyped(metric, type))}
        className="text-ink-2"
      />
      <Select
        label={`Role of ${name}`}
        quiet
        value={role}
        options={roles}
        onChange={(next) => onChange({ ...metric, role: next })}
        className="text-ink-2"
      />
      <Select
        label={`Direction of ${name}`}
        quiet
        value={metric.direction}
        options={[
          { value: "increase", label: "more is better" },
          { value: "decrease", label: "less is better" },
        ]}
        onChange={(direction) => onChange({ ...metric, direction })}
        className="text-ink-2"
      />
      {metric.type === "retention" ? <Days {...props} metric={metric} /> : <Window {...props} metric={metric} />}
      {metric.type === "mean" ? <Mean {...props} metric={metric} /> : null}
      {metric.type === "funnel" ? (
        <Select
          label={`Order of the steps of ${name}`}
          quiet
          value={metric.order}
          options={[
            { value: "ordered", label: "in this order" },
            { value: "unordered", label: "in any order" },
          ]}
          onChange={(order) => onChange({ ...metric, order })}
          className="text-ink-2"
        />
      ) : null}
    </div>
  );
}

function Window({ name, metric, onChange }: MetricFieldsProps & { metric: Exclude<Metric, MetricOf<"retention">> }) {
  return (
    <span className="flex flex-wrap items-center gap-1">
      <Select
        label={`Window of ${name}`}
        quiet
        value={metric.window ? "within" : "open"}
        options={[
          { value: "within", label: "within" },
          { value: "open", label: "at any time after" },
        ]}
        onChange={(word) => onChange({ ...metric, window: word === "open" ? null : { value: 7, unit: "day" } })}
        className="text-ink-2"
      />
      {metric.window ? (
        <DurationInput label={`Window of ${name}`} value={metric.window} onChange={(window) => onChange({ ...metric, window })} />
      ) : null}
    </span>
  );
}

function Days({ name, metric, onChange }: MetricFieldsProps & { metric: MetricOf<"retention"> }) {
  const { fromDay, toDay = fromDay } = metric;
  return (
    <span className="flex items-center gap-1 text-ink-2">
      day
      <NumberField
        label={`First day of ${name}`}
        value={fromDay}
        min={0}
        max={365}
        onChange={(next) => onChange({ ...metric, fromDay: next, ...(toDay > fromDay && toDay >= next ? { toDay } : { toDay: next }) })}
        className="w-16"
      />
      to
      <NumberField
        label={`Last day of ${name}`}
        value={toDay}
        min={fromDay}
        max={365}
        onChange={(next) => onChange({ ...metric, toDay: next })}
        className="w-16"
      />
    </span>
  );
}

function Mean({ name, metric, onChange }: MetricFieldsProps & { metric: MetricOf<"mean"> }) {
  const { winsorize, cuped, ...plain } = metric;
  const upper = winsorize?.upper;
  return (
    <>
      <AmountField name={name} amount={metric} averages onChange={(measure) => onChange({ ...metric, measure })} />
      <div className="flex basis-full flex-col gap-1.5 py-1 pl-1.5">
        <Switch
          label="Cap the largest values"
          checked={winsorize !== undefined}
          onChange={(on) =>
            onChange({ ...plain, ...(cuped ? { cuped } : {}), ...(on ? { winsorize: { upper: 0.99, ignoreZeros: false } } : {}) })
          }
        />
        {winsorize && upper !== undefined ? (
          <span className="flex items-center gap-1.5 text-ink-2">
            at the
            <NumberField
              label={`Percentile at which ${name} is capped`}
              value={Number((upper * 100).toPrecision(12))}
              min={50}
              max={100}
              fractions
              onChange={(next) => onChange({ ...metric, winsorize: { ...winsorize, upper: next / 100 } })}
              className="w-18"
            />
            th percentile
          </span>
        ) : null}
        <Switch
          label="Adjust by the days before (CUPED)"
          checked={cuped !== undefined}
          onChange={(on) => onChange({ ...plain, ...(winsorize ? { winsorize } : {}), ...(on ? { cuped: { days: 14 } } : {}) })}
        />
      </div>
    </>
  );
}
