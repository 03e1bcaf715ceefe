"use client";

import type { StickinessDefinition } from "../../../lib/reports/stickiness/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Select } from "../../ui/select.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import type { StickinessDraft } from "./draft.ts";

const words = { gte: "at least", is: "exactly", lte: "at most", gt: "more than", lt: "fewer than" } as const;
type Op = keyof typeof words;

/** How many times in an interval make it an active one, and how many intervals are counted as one. */
export function CriterionField({ filled, onChange, issues }: FormProps<StickinessDefinition, StickinessDraft>) {
  const { perPeriod = { op: "gte", value: 1 }, view, interval, intervalCount } = filled;
  const length = view === "distribution" ? interval : "day";
  const set = (next: { op: Op; value: number }) => onChange({ perPeriod: next.op === "gte" && next.value === 1 ? undefined : next });
  return (
    <>
      <Field title={`Active in a ${length} with`} note={`A ${length} without any is never active.`}>
        <div className="flex items-center gap-1.5">
          <Select
            label="How often in an interval"
            value={perPeriod.op}
            options={(Object.keys(words) as Op[]).map((value) => ({ value, label: words[value] }))}
            onChange={(op) => set({ ...perPeriod, op })}
          />
          <NumberField
            label="Times in an interval"
            value={perPeriod.value}
            min={0}
            max={100_000}
            onChange={(value) => set({ ...perPeriod, value })}
            className="w-20"
          />
          <span className="text-ink-2">{perPeriod.value === 1 ? "event" : "events"}</span>
        </div>
        <IssueLine issues={issues} at="perPeriod" />
      </Field>
      {view === "distribution" ? (
        <Field title="Counted in steps of">
          <div className="flex items-center gap-1.5">
            <NumberField
              label="Intervals counted as one"
              value={intervalCount}
              min={1}
              max={1000}
              onChange={(next) => onChange({ intervalCount: next === 1 ? undefined : next })}
              className="w-20"
            />
            <span className="text-ink-2">{intervalCount === 1 ? interval : `${interval}s`}</span>
          </div>
          <IssueLine issues={issues} at="intervalCount" />
        </Field>
      ) : null}
    </>
  );
}
