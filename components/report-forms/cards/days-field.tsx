"use client";

import type { CardProps } from "./card-props.ts";
import { Field } from "./field.tsx";
import { IssueLine } from "./issue-line.tsx";

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Which days of the week exist for the report. */
export function DaysField({ filled, onChange, issues }: CardProps<"daysOfWeek">) {
  const chosen = filled.daysOfWeek?.length ? filled.daysOfWeek : [1, 2, 3, 4, 5, 6, 7];
  const toggle = (day: number) => {
    const next = chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day].sort();
    onChange({ daysOfWeek: next.length === 7 || next.length === 0 ? undefined : next });
  };
  return (
    <Field title="Days of the week">
      <div className="flex gap-1">
        {dayNames.map((name, index) => {
          const on = chosen.includes(index + 1);
          return (
            <button
              key={name}
              type="button"
              aria-pressed={on}
              onClick={() => toggle(index + 1)}
              className={`h-7 flex-1 rounded-md text-xs ${on ? "bg-accent-soft text-accent" : "bg-sunken text-ink-3 line-through"}`}
            >
              {name}
            </button>
          );
        })}
      </div>
      <IssueLine issues={issues} at="daysOfWeek" />
    </Field>
  );
}
