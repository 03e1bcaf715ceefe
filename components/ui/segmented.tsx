"use client";

import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

type SegmentedProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode; disabled?: boolean }[];
  onChange: (value: T) => void;
  wide?: boolean;
};

/** One choice of a few, side by side. */
export function Segmented<T extends string>({ label, value, options, onChange, wide }: SegmentedProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
      aria-label={label}
      className={`${wide ? "flex w-full" : "inline-flex"} h-8 items-stretch gap-0.5 rounded-md bg-sunken p-0.5`}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className={`${wide ? "flex-1" : ""} rounded-[4px] px-2.5 text-ink-2 text-sm transition-colors hover:text-ink disabled:opacity-40 data-[state=on]:bg-raised data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--c-line),0_1px_2px_#0000001a]`}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
