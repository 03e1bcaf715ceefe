"use client";

import { CalendarRange } from "lucide-react";
import { useState } from "react";
import type { WeekStart } from "../../../lib/vocabulary/interval.ts";
import { periodPhrase } from "../../../lib/vocabulary/phrase.ts";
import type { Range } from "../../../lib/vocabulary/range.ts";
import { Button } from "../../ui/button.tsx";
import { Popover, PopoverClose } from "../../ui/popover.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Switch } from "../../ui/switch.tsx";
import { shortDay } from "../figures.ts";
import { Calendar, type Dates } from "./calendar.tsx";
import { isPreset, presets, rangeName } from "./presets.ts";

type RangePickerProps = {
  range: Range;
  /** What the range comes to on the data. */
  period: { from: string; to: string } | null;
  timezone: string;
  weekStart: WeekStart;
  dataStart: string | null;
  dataEnd: string | null;
  onChange: (range: Range) => void;
};

/** The days of the report: named periods, a calendar, since a day; relative ones count from the data end. */
export function RangePicker(props: RangePickerProps) {
  const { range, period } = props;
  const name = rangeName(range);
  return (
    <Popover
      label="Dates"
      className="w-[44rem] p-0"
      trigger={
        <Button aria-label={`Dates: ${name}, ${period ? periodPhrase(period) : ""}`}>
          <CalendarRange size={15} strokeWidth={1.7} aria-hidden className="text-ink-3" />
          {name === "Custom" ? null : <span className="font-medium">{name}</span>}
          {period ? <span className={name === "Custom" ? "font-medium" : "text-ink-2 max-sm:hidden"}>{periodPhrase(period)}</span> : null}
        </Button>
      }
    >
      <RangePanel {...props} />
    </Popover>
  );
}

function RangePanel({ range, period, timezone, weekStart, dataStart, dataEnd, onChange }: RangePickerProps) {
  const [mode, setMode] = useState<"between" | "since">(
    "from" in range && range.from !== "all" && range.to === undefined ? "since" : "between",
  );
  const dates: Dates | null = period ? { from: period.from, to: mode === "since" ? undefined : period.to } : null;
  return (
    <div className="flex flex-col sm:flex-row">
      <PresetList range={range} onChange={onChange} />
      <div className="min-w-0 flex-1 border-line border-t p-3 sm:border-t-0 sm:border-l">
        <div className="mb-2 flex items-center justify-between gap-2">
          <Segmented
            label="Kind of dates"
            value={mode}
            options={[
              { value: "between", label: "Between" },
              { value: "since", label: "Since" },
            ]}
            onChange={setMode}
          />
          {"last" in range ? (
            <Switch
              label="Complete periods only"
              checked={range.complete === true}
              onChange={(complete) => onChange(complete ? { last: range.last, complete } : { last: range.last })}
            />
          ) : null}
        </div>
        <Calendar
          value={dates}
          weekStart={weekStart}
          min={dataStart}
          max={dataEnd}
          since={mode === "since"}
          onChange={({ from, to }) => onChange(to ? { from, to } : { from })}
        />
        <p className="mt-3 text-ink-2 text-xs">
          {dataEnd ? `The data ends on ${shortDay(dataEnd)}; “today” and “last” count from there. ` : ""}
          {timezone}, weeks start on {weekStart === "monday" ? "Monday" : "Sunday"}.
        </p>
      </div>
    </div>
  );
}

function PresetList({ range, onChange }: Pick<RangePickerProps, "range" | "onChange">) {
  return (
    <div className="flex flex-row flex-wrap p-2 sm:w-40 sm:flex-col">
      {presets.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups are constant
        <div key={index} className="flex flex-row flex-wrap border-line py-1 sm:flex-col sm:border-b sm:last:border-b-0">
          {group.map((preset) => (
            <PopoverClose asChild key={preset.label}>
              <button
                type="button"
                aria-pressed={isPreset(preset.range, range)}
                onClick={() => onChange(preset.range)}
                className="rounded-md px-2 py-1 text-left hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent"
              >
                {preset.label}
              </button>
            </PopoverClose>
          ))}
        </div>
      ))}
    </div>
  );
}
