"use client";

import type { ChartGroup } from "../../lib/charts/groups.ts";

type LegendProps = {
  groups: readonly ChartGroup[];
  colours: Map<string, string>;
  isolated: string | null;
  onIsolate: (key: string | null) => void;
};

/** The drawn groups with their colours; a click shows one alone, a second click all of them. */
export function Legend({ groups, colours, isolated, onIsolate }: LegendProps) {
  return (
    <ul className="flex flex-wrap gap-x-1 gap-y-0.5" aria-label="Groups">
      {groups.map(({ key, name, kind }) => (
        <li key={key}>
          <button
            type="button"
            aria-pressed={isolated === key}
            title={isolated === key ? "Show all groups" : `Show only ${name}`}
            onClick={() => onIsolate(isolated === key ? null : key)}
            className={`flex h-7 max-w-56 items-center gap-1.5 rounded-md px-2 text-sm hover:bg-hover ${isolated && isolated !== key ? "opacity-50" : ""} ${kind === "value" ? "" : "text-ink-2 italic"}`}
          >
            <span className="size-2.5 shrink-0 rounded-[3px]" style={{ background: colours.get(key) }} />
            <span className="truncate pr-0.5">{name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
