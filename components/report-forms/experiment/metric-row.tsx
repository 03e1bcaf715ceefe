"use client";

import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import type { Metric, MetricOf, MetricRole } from "../../../lib/reports/experiment/definition/metric.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import type { Issue } from "../../report/report-actions.ts";
import { IconButton } from "../../ui/button.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { EventRow } from "../cards/event-row.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { AmountField } from "./amount-field.tsx";
import { withStep } from "./draft.ts";
import { MetricFields } from "./metric-fields.tsx";

type MetricRowProps = {
  name: string;
  metric: Metric;
  /** What its role comes to when it says none. */
  role: MetricRole;
  handle: ReactNode;
  cohorts: readonly string[];
  issues: readonly Issue[];
  at: string;
  items: readonly MenuItem[];
  onChange: (metric: Metric) => void;
};

/** One metric: its events, its type, and how it counts. */
export function MetricRow(props: MetricRowProps) {
  const { metric, handle, onChange, ...row } = props;
  const fields = <MetricFields {...props} />;
  switch (metric.type) {
    case "ratio":
      return (
        <Several {...props} fields={fields}>
          {(["numerator", "denominator"] as const).map((part) => (
            <div key={part} className="flex gap-1">
              <span className="w-4 shrink-0 pt-1 text-center text-ink-3 text-xs">{part === "numerator" ? "Σ" : "÷"}</span>
              <EventRow
                {...row}
                name={`${part} of ${props.name}`}
                noun="event"
                event={metric[part]}
                at={`${props.at}.${part}`}
                items={[]}
                occurrence={false}
                onChange={(next) => onChange({ ...metric, [part]: next })}
              >
                <AmountField
                  name={`${part} of ${props.name}`}
                  amount={metric[part]}
                  onChange={(measure) => onChange({ ...metric, [part]: { ...metric[part], measure } })}
                />
              </EventRow>
            </div>
          ))}
        </Several>
      );
    case "funnel":
      return (
        <Several {...props} fields={fields}>
          <Steps {...props} metric={metric} />
        </Several>
      );
    default:
      return (
        <EventRow {...row} noun="metric" event={metric} mark={handle} occurrence={false} onChange={(next) => onChange(next as Metric)}>
          {fields}
        </EventRow>
      );
  }
}

function Several({ name, handle, at, issues, items, fields, children }: MetricRowProps & { fields: ReactNode; children: ReactNode }) {
  return (
    <>
      {handle}
      <div className="min-w-0 flex-1">
        {children}
        {fields}
        <IssueLine issues={issues.filter(({ path }) => path === at)} at={at} />
      </div>
      <Menu
        label={`${name}: more`}
        items={items}
        trigger={
          <IconButton label={`${name}: more`}>
            <Ellipsis size={15} aria-hidden />
          </IconButton>
        }
      />
    </>
  );
}

function Steps({ metric, name, at, cohorts, issues, onChange }: MetricRowProps & { metric: MetricOf<"funnel"> }) {
  const { steps } = metric;
  return (
    <>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have places, not names
        <div key={index} className="flex gap-1">
          <span className="w-4 shrink-0 pt-1 text-center text-ink-3 text-xs tabular-nums">{index + 1}</span>
          <EventRow
            name={`step ${index + 1} of ${name}`}
            noun="step"
            event={step}
            cohorts={cohorts}
            issues={issues}
            at={`${at}.steps.${index}`}
            occurrence={false}
            onChange={(next) => onChange({ ...metric, steps: steps.with(index, next) })}
            items={steps.length > 1 ? [{ label: "Delete", onSelect: () => onChange({ ...metric, steps: steps.toSpliced(index, 1) }) }] : []}
          />
        </div>
      ))}
      <EventPicker
        label={`Step to add to ${name}`}
        withAny={false}
        onPick={(event) => event !== null && onChange(withStep(metric, event))}
        trigger={<AddButton side="left">Add step</AddButton>}
      />
    </>
  );
}
