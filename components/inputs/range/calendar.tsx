"use client";

import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from "lucide-react";
import { DayPicker } from "react-day-picker";
import type { WeekStart } from "../../../lib/vocabulary/interval.ts";

export type Dates = { from: string; to?: string | undefined };

type CalendarProps = {
  value: Dates | null;
  weekStart: WeekStart;
  min: string | null;
  max: string | null;
  onChange: (dates: Dates) => void;
  since: boolean;
};

const names = {
  root: "relative select-none text-sm",
  months: "flex gap-6 max-sm:flex-wrap-reverse",
  month: "w-58",
  nav: "absolute inset-x-0 top-0 flex h-8 items-center justify-between",
  button_previous: "grid size-7 place-items-center rounded-md text-ink-2 hover:bg-hover aria-disabled:opacity-30",
  button_next: "grid size-7 place-items-center rounded-md text-ink-2 hover:bg-hover aria-disabled:opacity-30",
  month_caption: "flex h-8 items-center justify-center font-medium",
  month_grid: "w-full border-collapse",
  weekday: "h-7 w-8 font-normal text-ink-3 text-xs",
  day: "h-8 w-8 p-0 text-center",
  day_button: "size-8 rounded-md hover:bg-hover",
  today: "",
  outside: "text-ink-3 opacity-50",
  disabled: "text-ink-3 opacity-60",
  range_middle: "bg-accent-soft [&>button]:rounded-none [&>button]:hover:bg-transparent",
  range_start: "bg-accent-soft rounded-l-md [&>button]:bg-accent [&>button]:text-accent-ink",
  range_end: "bg-accent-soft rounded-r-md [&>button]:bg-accent [&>button]:text-accent-ink",
  selected: "",
  hidden: "invisible",
};

const icons = { left: ChevronLeft, right: ChevronRight, up: ChevronUp, down: ChevronDown };

function dateOf(day: string | null | undefined): Date | undefined {
  const [year, month, date] = (day ?? "").slice(0, 10).split("-").map(Number);
  return year && month && date ? new Date(year, month - 1, date) : undefined;
}

function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Two months to choose a period from, or, for "since", its first day. */
export function Calendar({ value, weekStart, min, max, onChange, since }: CalendarProps) {
  const [from, to] = [dateOf(value?.from), dateOf(value?.to)];
  const [first, final] = [dateOf(min), dateOf(max)];
  const shared = {
    weekStartsOn: weekStart === "monday" ? (1 as const) : (0 as const),
    numberOfMonths: 2,
    pagedNavigation: false,
    defaultMonth: new Date((to ?? final ?? new Date()).getFullYear(), (to ?? final ?? new Date()).getMonth() - 1),
    classNames: names,
    components: { Chevron: ({ orientation = "right" }: { orientation?: keyof typeof icons }) => <Chevron orientation={orientation} /> },
    ...(first ? { startMonth: first } : {}),
    ...(final ? { endMonth: final } : {}),
  };
  if (since)
    return (
      <DayPicker
        {...shared}
        mode="single"
        selected={from}
        modifiersClassNames={{ selected: "[&>button]:bg-accent [&>button]:text-accent-ink" }}
        onSelect={(day) => day && onChange({ from: dayOf(day) })}
      />
    );
  return (
    <DayPicker
      {...shared}
      mode="range"
      selected={{ from, to }}
      onSelect={(chosen) => chosen?.from && onChange({ from: dayOf(chosen.from), to: dayOf(chosen.to ?? chosen.from) })}
    />
  );
}

function Chevron({ orientation }: { orientation: keyof typeof icons }) {
  const Icon = icons[orientation];
  return <Icon size={16} aria-hidden />;
}
