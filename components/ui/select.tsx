"use client";

import { ChevronDown } from "lucide-react";

type SelectOption<T extends string> = {
  value: T;
  label: string;
  disabled?: boolean;
  /** The heading it stands under, with its neighbours of the same section. */
  section?: string;
};

type SelectProps<T extends string> = {
  label: string;
  value: T;
  options: readonly SelectOption<T>[];
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
        {sectionsOf(options).map(({ section, members }) => {
          const rows = members.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
              {option.label}
            </option>
          ));
          return section === undefined ? (
            rows
          ) : (
            <optgroup key={section} label={section}>
              {rows}
            </optgroup>
          );
        })}
      </select>
      <ChevronDown size={14} aria-hidden className="pointer-events-none absolute right-1.5 text-ink-3" />
    </span>
  );
}

function sectionsOf<T extends string>(options: readonly SelectOption<T>[]) {
  const sections: { section: string | undefined; members: SelectOption<T>[] }[] = [];
  for (const option of options) {
    const last = sections.at(-1);
    if (last && last.section === option.section) last.members.push(option);
    else sections.push({ section: option.section, members: [option] });
  }
  return sections;
}
