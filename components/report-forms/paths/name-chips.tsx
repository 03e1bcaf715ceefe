"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";

type NameChipsProps = {
  names: readonly string[];
  /** Called with the names that are left. */
  onChange: (names: string[]) => void;
  /** What adds one more. */
  children: ReactNode;
};

/** Names in any order, each with a way to take it out. */
export function NameChips({ names, onChange, children }: NameChipsProps) {
  return (
    <div className="flex flex-wrap items-center gap-1">
      {names.map((name) => (
        <span key={name} className="inline-flex h-7 max-w-full items-center rounded-md bg-accent-soft pl-2">
          <span className="truncate font-mono text-[0.78rem]" title={name}>
            {name === "" ? "(empty)" : name}
          </span>
          <button
            type="button"
            aria-label={`Remove ${name}`}
            onClick={() => onChange(names.filter((each) => each !== name))}
            className="grid h-7 w-6 place-items-center text-ink-2 hover:text-ink"
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      {children}
    </div>
  );
}
