import { segmentSignificance } from "../../../statistics/segment-significance.ts";
import type { FunnelDefinition } from "../definition.ts";
import { kindOf } from "../plan/attempts.ts";
import type { FunnelGroup } from "./answer.ts";

/**
 * The groups with the test of each one's conversion against the baseline or the rest, corrected for how many were looked at.
 * Attempts of one unit, and units in several groups, are not independent: there is no test then.
 */
export function withSignificance(groups: FunnelGroup[], definition: FunnelDefinition): FunnelGroup[] {
  const { breakdown, attempt, significance } = definition;
  if (!breakdown || attempt === "every" || !["entry", "edge"].includes(kindOf(breakdown, definition))) return groups;
  const segments = groups.map(({ group, steps }) => {
    const last = steps.at(-1);
    return { group, converted: last?.count ?? 0, settled: last?.fromFirst.n ?? 0 };
  });
  const tests = segmentSignificance(segments, significance?.baseline ?? null);
  return groups.map((group, index) => {
    const { group: _, ...test } = tests[index] ?? {
      group: "",
      pValue: null,
      adjustedPValue: null,
      difference: null,
      low: null,
      high: null,
      reason: null,
    };
    return { ...group, significance: test };
  });
}
