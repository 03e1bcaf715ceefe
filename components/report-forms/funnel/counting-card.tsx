"use client";

import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { Duration } from "../../../lib/vocabulary/duration.ts";
import { DurationInput } from "../../inputs/duration-input.tsx";
import { Card } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { UnitField } from "../cards/unit-field.tsx";
import type { FormProps } from "./form-props.ts";

const orders = {
  ordered: "Later steps come after earlier ones; anything may happen between.",
  strict: "Nothing else may happen between two steps.",
  unordered: "All steps in any order; the earliest is the entry.",
} as const;

/** Window, order and unit: how the funnel counts. */
export function CountingCard(props: FormProps) {
  return (
    <Card title="How it counts">
      <div className="flex flex-col gap-3">
        <WindowField {...props} />
        <OrderField {...props} />
        <UnitField {...props} />
      </div>
    </Card>
  );
}

type WindowMode = "whole" | "steps" | "none";

const windowModes = [
  { value: "whole" as const, label: "from the first step" },
  { value: "steps" as const, label: "from step to step" },
  { value: "none" as const, label: "no limit" },
];

function windowMode({ window, stepWindows }: FunnelDefinition): WindowMode {
  return stepWindows ? "steps" : window ? "whole" : "none";
}

function WindowField({ draft, filled, onChange, issues }: FormProps) {
  const mode = windowMode(filled);
  const length: Duration = filled.window ?? { value: 7, unit: "day" };
  const choose = (next: WindowMode) => {
    if (next === "steps") return onChange({ stepWindows: draft.steps.slice(1).map(() => length) });
    onChange({ stepWindows: undefined, window: next === "none" ? null : length });
  };
  const possible = windowModes.map((each) => ({
    ...each,
    disabled: each.value === "steps" && (filled.order === "unordered" || draft.steps.length < 2),
  }));
  return (
    <div>
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="eyebrow w-full">Conversion window</span>
        {mode === "whole" ? <DurationInput label="Conversion window" value={length} onChange={(window) => onChange({ window })} /> : null}
        <Select
          quiet={mode === "whole"}
          label="What the window measures"
          value={mode}
          options={possible}
          onChange={choose}
          className="min-w-0 flex-1"
        />
      </div>
      {mode === "steps"
        ? (filled.stepWindows ?? []).map((each, index) => (
            <StepWindow
              // biome-ignore lint/suspicious/noArrayIndexKey: a window belongs to its place
              key={index}
              step={index + 2}
              value={each}
              onChange={(next) => onChange({ stepWindows: (filled.stepWindows ?? []).toSpliced(index, 1, next) })}
            />
          ))
        : null}
      <IssueLine issues={issues} at="window" />
      <IssueLine issues={issues} at="stepWindows" />
    </div>
  );
}

function StepWindow({ step, value, onChange }: { step: number; value: Duration | null; onChange: (value: Duration | null) => void }) {
  return (
    <div className="mt-1.5 flex items-center gap-1.5">
      <span className="w-14 text-ink-2">to step {step}</span>
      {value ? <DurationInput label={`Window to step ${step}`} value={value} onChange={onChange} /> : null}
      <Select
        quiet
        label={`Limit to step ${step}`}
        value={value ? "limit" : "none"}
        options={[
          { value: "limit", label: "at most" },
          { value: "none", label: "no limit" },
        ]}
        onChange={(next) => onChange(next === "none" ? null : { value: 1, unit: "day" })}
      />
    </div>
  );
}

function OrderField({ filled, onChange, issues }: FormProps) {
  const choose = (order: FunnelDefinition["order"]) =>
    onChange({
      order,
      ...(order === "unordered" ? { stepWindows: undefined } : {}),
      ...(order === "strict" ? { graceSeconds: undefined } : { strictScope: undefined }),
    });
  return (
    <div>
      <span className="eyebrow mb-1 block">Order</span>
      <Segmented
        wide
        label="Order of the steps"
        value={filled.order}
        options={[
          { value: "ordered", label: "In order" },
          { value: "strict", label: "Strict" },
          { value: "unordered", label: "Any order" },
        ]}
        onChange={choose}
      />
      <p className="mt-1 text-ink-2 text-xs">{orders[filled.order]}</p>
      <IssueLine issues={issues} at="order" />
    </div>
  );
}
