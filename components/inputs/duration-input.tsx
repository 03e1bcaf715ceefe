"use client";

import { type Duration, durationUnits } from "../../lib/vocabulary/duration.ts";
import { Select } from "../ui/select.tsx";
import { TextInput } from "../ui/text-input.tsx";

type DurationInputProps = { label: string; value: Duration; onChange: (value: Duration) => void };

/** A number and its unit. */
export function DurationInput({ label, value, onChange }: DurationInputProps) {
  return (
    <span className="flex items-center gap-1.5">
      <TextInput
        label={`${label}: number`}
        type="number"
        min={1}
        step={1}
        value={String(value.value)}
        onCommit={(text) => {
          const number = Math.floor(Number(text));
          if (!(number >= 1)) return false;
          onChange({ ...value, value: number });
        }}
        className="w-18"
      />
      <Select
        label={`${label}: unit`}
        value={value.unit}
        options={durationUnits.map((unit) => ({ value: unit, label: value.value === 1 ? unit : `${unit}s` }))}
        onChange={(unit) => onChange({ ...value, unit })}
      />
    </span>
  );
}
