"use client";

import type { Range } from "../../lib/vocabulary/range.ts";
import { NumberField } from "../report-forms/cards/number-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextInput } from "../ui/text-input.tsx";

type WhenFieldProps = {
  range: Range | undefined;
  /** The last day of the data, where fixed days start from. */
  lastDay: string;
  onChange: (range: Range | undefined) => void;
};

type Mode = "ever" | "last" | "between" | "since" | "this";

function modeOf(range: Range | undefined): Mode {
  if (!range) return "ever";
  if ("last" in range) return "last";
  if ("this" in range) return "this";
  return range.to === undefined ? "since" : "between";
}

/** When something was done: ever, in the last days, in fixed days. */
export function WhenField({ range, lastDay, onChange }: WhenFieldProps) {
  const mode = modeOf(range);
  const turn = (next: Mode) => {
    if (next === "ever") onChange(undefined);
    else if (next === "last") onChange({ last: { value: 30, unit: "day" } });
    else if (next === "this") onChange({ this: "month" });
    else onChange(next === "since" ? { from: lastDay } : { from: lastDay, to: lastDay });
  };
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Select
        label="When"
        value={mode}
        options={[
          { value: "ever", label: "ever" },
          { value: "last", label: "in the last" },
          { value: "this", label: "this" },
          { value: "between", label: "between" },
          { value: "since", label: "since" },
        ]}
        onChange={turn}
      />
      {range && "last" in range ? (
        <>
          <NumberField
            label="How many"
            min={1}
            max={10_000}
            value={range.last.value}
            onChange={(value) => onChange({ ...range, last: { ...range.last, value } })}
            className="w-18"
          />
          <Select
            label="Unit"
            value={range.last.unit}
            options={(["hour", "day", "week", "month", "quarter", "year"] as const).map((unit) => ({ value: unit, label: `${unit}s` }))}
            onChange={(unit) => onChange({ ...range, last: { ...range.last, unit } })}
          />
        </>
      ) : null}
      {range && "this" in range ? (
        <Select
          label="Unit"
          value={range.this}
          options={(["day", "week", "month", "quarter", "year"] as const).map((unit) => ({ value: unit, label: unit }))}
          onChange={(unit) => onChange({ this: unit })}
        />
      ) : null}
      {range && "from" in range ? <Days range={range} onChange={onChange} /> : null}
    </span>
  );
}

function Days({ range, onChange }: { range: Extract<Range, { from: string }>; onChange: (range: Range) => void }) {
  const day = (text: string | undefined) => (text ?? "").slice(0, 10);
  return (
    <>
      <TextInput
        label="First day"
        type="date"
        value={day(range.from)}
        onCommit={(from) => (/^\d{4}-\d\d-\d\d$/.test(from) ? onChange({ ...range, from }) : false)}
      />
      {range.to === undefined ? null : (
        <>
          <span className="text-ink-2">and</span>
          <TextInput
            label="Last day"
            type="date"
            value={day(range.to)}
            onCommit={(to) => (/^\d{4}-\d\d-\d\d$/.test(to) ? onChange({ ...range, to }) : false)}
          />
        </>
      )}
    </>
  );
}
