import type { Draft } from "../../../lib/reports/address.ts";
import type { PathFunnel, PathsDefinition } from "../../../lib/reports/paths/definition.ts";

const filledList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

const rules: readonly { words: string; isSet: (funnel: Draft) => boolean }[] = [
  { words: "its strict order", isSet: ({ order }) => order === "strict" },
  { words: "its freedom of order", isSet: ({ order }) => order === "unordered" },
  { words: "its exclusions", isSet: ({ exclusions }) => filledList(exclusions) },
  { words: "its windows from step to step", isSet: ({ stepWindows }) => filledList(stepWindows) },
  { words: "its choice of the attempt", isSet: ({ attempt }) => attempt === "first" || attempt === "every" },
  { words: "its optional steps", isSet: ({ steps }) => Array.isArray(steps) && steps.some((each) => each?.optional === true) },
  { words: "its held properties", isSet: ({ hold }) => filledList(hold) },
  { words: "its grace", isSet: ({ graceSeconds }) => typeof graceSeconds === "number" && graceSeconds > 0 },
  { words: "its bound on every step", isSet: ({ rangeCovers }) => rangeCovers === "all" },
  { words: "its counting of sessions", isSet: ({ countBy }) => countBy === "session" },
];

/** What a funnel says that its paths do not follow, in words. */
export function setAside(funnel: Draft): string[] {
  return rules.filter(({ isSet }) => isSet(funnel)).map(({ words }) => words);
}

/** The funnel that the paths follow, under the filters and dates of the paths. */
export function ordinaryFunnel(definition: PathsDefinition, { steps, window }: PathFunnel): Draft {
  const { range, timezone, weekStart, filters, countBy, identity, daysOfWeek, cohorts, sessionTimeoutMinutes } = definition;
  return { steps, window, range, timezone, weekStart, filters, countBy, identity, daysOfWeek, cohorts, sessionTimeoutMinutes };
}
