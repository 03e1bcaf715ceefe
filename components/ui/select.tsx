"use client";

import { ChevronDown } from "lucide-react";

type SelectProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string; disabled?: boolean }[];
  onChange: (value: T) => void;
  className?: string;
  quiet?: boolean;
};

/** One choice of several; the system's own list, so that it works everywhere. */
export function Select<T extends string>({ label, value, options, onChange, className = "", quiet }: SelectProps<T>) {
  return (
    <span className={`relative inline-flex min-w-0 items-center ${className}`}>
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
        className={`w-full min-w-0 appearance-none truncate rounded-md text-ink text-sm [field-sizing:content] ${quiet ? "h-7 bg-transparent pr-6 pl-1.5 hover:bg-hover" : "h-8 border border-line bg-raised pr-7 pl-2.5 hover:border-line-strong"}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden className="pointer-events-none absolute right-1.5 text-ink-3" />
    </span>
  );
}
