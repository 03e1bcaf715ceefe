import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { FunnelPatch } from "./draft.ts";

type Manner = {
  name: string;
  note: string;
  sets: Required<Pick<FunnelDefinition, "attempt" | "window" | "exclusionMeans" | "rangeCovers">>;
};

/** The habits of the tools people come from, as settings of the visible controls. */
export const manners: readonly Manner[] = [
  {
    name: "Parquetry",
    note: "best attempt, 7 days",
    sets: { attempt: "best", window: { value: 7, unit: "day" }, exclusionMeans: "ends_attempt", rangeCovers: "entry" },
  },
  {
    name: "Mixpanel-like",
    note: "first entry, 7 days",
    sets: { attempt: "first", window: { value: 7, unit: "day" }, exclusionMeans: "ends_attempt", rangeCovers: "entry" },
  },
  {
    name: "Amplitude-like",
    note: "best attempt, 1 day",
    sets: { attempt: "best", window: { value: 1, unit: "day" }, exclusionMeans: "ends_attempt", rangeCovers: "entry" },
  },
  {
    name: "PostHog-like",
    note: "best attempt, 14 days, exclusions remove the person",
    sets: { attempt: "best", window: { value: 14, unit: "day" }, exclusionMeans: "removes_actor", rangeCovers: "all" },
  },
];

/** The edit that takes a manner on; per-step windows give way to its one window. */
export function mannerPatch(manner: Manner): FunnelPatch {
  return { ...manner.sets, stepWindows: undefined };
}

/** The manner that a definition already has, if any. */
export function mannerOf(definition: FunnelDefinition): string | null {
  const found = manners.find(({ sets }) =>
    Object.entries(sets).every(([word, value]) => JSON.stringify(definition[word as keyof FunnelDefinition]) === JSON.stringify(value)),
  );
  return definition.stepWindows ? null : (found?.name ?? null);
}
