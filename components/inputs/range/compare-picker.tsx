"use client";

import { GitCompareArrows } from "lucide-react";
import type { Compare } from "../../../lib/vocabulary/compare.ts";
import { periodPhrase } from "../../../lib/vocabulary/phrase.ts";
import { calendarUnits } from "../../../lib/vocabulary/range.ts";
import { Button } from "../../ui/button.tsx";
import { Popover, PopoverClose } from "../../ui/popover.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";

type ComparePickerProps = {
  compare: Compare | undefined;
  /** The compared period's dates, when there is one. */
  previous: { from: string; to: string } | null;
  onChange: (compare: Compare | undefined) => void;
};

const named = [
  { label: "No comparison", compare: undefined },
  { label: "Previous period", compare: "previous_period" as const },
  { label: "Previous year", compare: "previous_year" as const },
];

/** The earlier period that the report is compared with. */
export function ComparePicker({ compare, previous, onChange }: ComparePickerProps) {
  const shift = typeof compare === "object" ? compare.shift : null;
  return (
    <Popover
      label="Compare"
      className="w-64 p-2"
      trigger={
        <Button aria-label={previous ? `Compared with ${periodPhrase(previous)}` : "Compare"} className={compare ? "border-brass!" : ""}>
          <GitCompareArrows size={15} strokeWidth={1.7} aria-hidden className="text-ink-3" />
          {previous ? <span>vs {periodPhrase(previous)}</span> : "Compare"}
        </Button>
      }
    >
      <div className="flex flex-col">
        {named.map((each) => (
          <PopoverClose asChild key={each.label}>
            <button
              type="button"
              aria-pressed={compare === each.compare}
              onClick={() => onChange(each.compare)}
              className="rounded-md px-2 py-1.5 text-left hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {each.label}
            </button>
          </PopoverClose>
        ))}
      </div>
      <div className="mt-1 flex items-center gap-1.5 border-line border-t px-2 pt-2">
        <TextInput
          label="Compare with how much earlier"
          type="number"
          min={1}
          value={String(shift?.value ?? "")}
          placeholder="4"
          onCommit={(text) => Number(text) >= 1 && onChange({ shift: { value: Math.floor(Number(text)), unit: shift?.unit ?? "week" } })}
          className="w-16"
        />
        <Select
          label="Unit of the shift"
          value={shift?.unit ?? "week"}
          options={calendarUnits.map((unit) => ({ value: unit, label: `${unit}s` }))}
          onChange={(unit) => onChange({ shift: { value: shift?.value ?? 1, unit } })}
        />
        <span className="text-ink-2">earlier</span>
      </div>
    </Popover>
  );
}
